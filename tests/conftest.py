"""The demo persons on a real database, a real application and a clock that can be set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import Clock, People, Person

from journal import clock, create_app
from journal.accounts.models import OPERATOR
from journal.db import Database, connect, schema
from journal.mentorships import service as mentorships
from journal.mentorships.promise import seed


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
        database=path, backups=tmp_path / "backups", secret="s" * 40, argon2_memory_kib=64, argon2_rounds=1
    )


@pytest.fixture
def db(app: Flask) -> Iterator[Database]:
    with closing(connect(app.config["SETTINGS"].database)) as opened:
        yield opened


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
