"""The demo persons on a real database, a real application and a clock that can be set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from journal import clock, create_app
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR, Account, NewAccount
from journal.accounts.service import opening, signing_in
from journal.db import Database, connect, schema
from journal.mentorships import service as mentorships
from journal.mentorships.promise import seed

START = datetime(2026, 11, 24, 15, 40, tzinfo=UTC)
PASSWORD = "neljä hiljaista sanaa eteisessä"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


@pytest.fixture
def time() -> Iterator[Clock]:
    moving = Clock()
    with clock.replaced(moving):
        yield moving


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    schema.create(path)
    with closing(connect(path)) as db:
        seed(db, OPERATOR)
    return path


@pytest.fixture
def app(tmp_path: Path, empty_database: Path, time: Clock) -> Flask:
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(empty_database.read_bytes())
    return create_app(
        database=path,
        backups=tmp_path / "backups",
        secret="s" * 40,
        argon2_memory_kib=64,
        argon2_rounds=1,
    )


@pytest.fixture
def db(app: Flask) -> Iterator[Database]:
    with closing(connect(app.config["SETTINGS"].database)) as opened:
        yield opened


@dataclass
class Person:
    """Somebody with an account and a browser."""

    account: Account
    browser: FlaskClient = field(repr=False)

    def get(self, path: str, status: int = 200, **how: Any) -> str:
        answer = self.browser.get(path, **how)
        assert answer.status_code == status, (path, answer.status_code, answer.get_data(as_text=True)[:2000])
        return answer.get_data(as_text=True)

    def post(self, path: str, status: int = 303, **data: Any) -> str:
        """Send a plain form; returns where it leads for 303, else the page."""
        answer = self.browser.post(path, data=data)
        assert answer.status_code == status, (path, answer.status_code, answer.get_data(as_text=True)[:2000])
        return answer.headers["Location"] if status == 303 else answer.get_data(as_text=True)

    def htmx(self, path: str, status: int = 200, **data: Any) -> str:
        answer = self.browser.post(path, data=data, headers={"HX-Request": "true"})
        assert answer.status_code == status, (path, answer.status_code, answer.get_data(as_text=True)[:2000])
        return answer.get_data(as_text=True)


class People:
    """Makes the demo persons when a test asks for them."""

    def __init__(self, app: Flask, db: Database) -> None:
        self.app, self.db = app, db

    def make(self, name: str, *, language: Any = "fi", mentors: bool = False, roles: Any = ()) -> Person:
        new = NewAccount(
            name=name,
            address=f"{name.lower()}@example.org",
            language=language,
            unit="Päiväkoti",
            mentors=mentors,
            roles=frozenset(roles),
        )
        account = opening.open_account(self.db, OPERATOR, new, PASSWORD, self.app.config["SETTINGS"])
        return self.signed_in(account)

    def signed_in(self, account: Account) -> Person:
        browser = self.app.test_client()
        token = signing_in.begin(self.db, account, "test", self.app.config["SETTINGS"])
        browser.set_cookie("oivallus", token)
        return Person(people.account(self.db, account.id), browser)


@pytest.fixture
def people_of(app: Flask, db: Database) -> People:
    return People(app, db)


@pytest.fixture
def aino(people_of: People) -> Person:
    return people_of.make("Aino")


@pytest.fixture
def mika(people_of: People) -> Person:
    return people_of.make("Mika", mentors=True)


@pytest.fixture
def otto(people_of: People) -> Person:
    return people_of.make("Otto", mentors=True)


@pytest.fixture
def cecilia(people_of: People) -> Person:
    return people_of.make("Cecilia", language="sv", mentors=True, roles=["curator"])


@pytest.fixture
def kaisa(people_of: People) -> Person:
    return people_of.make("Kaisa", roles=["coordinator"])


@pytest.fixture
def dora(people_of: People) -> Person:
    return people_of.make("Dora", roles=["director"])


@pytest.fixture
def nobody(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def pair(db: Database, aino: Person, mika: Person) -> str:
    """Aino and Mika, active and promised; the code of their mentorship."""
    code = mentorships.propose(db, mika.account, aino.account, mika.account, "pair", superior=False)
    mentorships.accept(db, aino.account, code)
    for one in (aino, mika):
        mentorships.promise(db, one.account, code, 1, "fi")
    return code


def hidden(page: str, name: str) -> str:
    """The value of a form's hidden field."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="{name}"', page)
    assert found, f"no field {name} on the page"
    return found[1] or found[2] or ""


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with clock.replaced(lambda: moment):
        yield
