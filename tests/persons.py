"""The demo persons, each with an account and a browser, and the clock they live by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from journal import clock
from journal.accounts import queries
from journal.accounts.models import OPERATOR, Account, NewAccount
from journal.accounts.service import opening, signing_in
from journal.db import Database

START = datetime(2026, 11, 24, 15, 40, tzinfo=UTC)
PASSWORD = "hiljainen eteinen"


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        self.at += timedelta(**span)


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
        return Person(queries.account(self.db, account.id), browser)


def hidden(page: str, name: str) -> str:
    """The value of a form's hidden field."""
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="{name}"', page)
    assert found, f"no field {name} on the page"
    return found[1] or found[2] or ""


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    with clock.replaced(lambda: moment):
        yield
