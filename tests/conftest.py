"""The demo persons on a real database, a real application and a clock that can be set."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import People, Person

from journal.cli.serving import set_aside_what_stays
from journal.db import Database
from journal.mentorships import service as mentorships

pytest_plugins = ["application"]


def pytest_collection_finish() -> None:
    """The thousands of tests stay to the end: the garbage collector passes over them, as in a warm server."""
    set_aside_what_stays()


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
