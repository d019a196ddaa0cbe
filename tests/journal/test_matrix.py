"""Every route for every person, with own and foreign objects: a route that has no row here fails."""

from __future__ import annotations

import pytest
from belongings import belongings
from flask import Flask
from persons import Clock, People, Person
from policy import OPEN, POLICY, SIGNED_IN, each_route

from journal.curation.service.files import importing
from journal.db import Database

PERSONS = ("aino", "mika", "otto", "cecilia", "kaisa", "dora")
#: What a row that is somebody else's answers; a state that does not allow the act answers to its own people alone.
MISSING = 404


@pytest.fixture
def objects(
    app: Flask, db: Database, aino: Person, mika: Person, dora: Person, cecilia: Person, pair: str, time: Clock
) -> dict[str, str]:
    """One of everything, Aino's or of her pair, and a file Cecilia has sent; ideas have somebody to go to."""
    upload = importing.keep(db, cecilia.account, "bank.csv", b"id;language;wording")
    return {**belongings(app, db, aino, mika, pair, time), "upload": upload}


def test_every_route_has_a_row(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(POLICY)


def test_signed_out_every_closed_route_leads_to_signing_in(app: Flask, objects: dict[str, str]) -> None:
    browser = app.test_client()

    def see(endpoint: str, method: str, path: str) -> None:
        answer = browser.open(path, method=method)
        if POLICY[endpoint] == OPEN:
            assert answer.status_code < 500, (endpoint, answer.status_code)
        elif method == "GET":
            assert answer.status_code == 303, (endpoint, answer.status_code)
            assert answer.headers["Location"].startswith("/sign-in"), endpoint
        else:
            assert answer.status_code == 401, (endpoint, answer.status_code)

    each_route(app, see, objects)


@pytest.mark.parametrize("name", PERSONS)
def test_what_is_not_yours_does_not_exist(
    app: Flask, people_of: People, objects: dict[str, str], request: pytest.FixtureRequest, name: str
) -> None:
    person: Person = request.getfixturevalue(name)

    def see(endpoint: str, method: str, path: str) -> None:
        policy = POLICY[endpoint]
        if isinstance(policy, str) or name in policy:
            return
        answer = people_of.signed_in(person.account).browser.open(
            path, method=method, data={"act": "save", "text": "x"}
        )
        assert answer.status_code == MISSING, (endpoint, path, answer.status_code)

    each_route(app, see, objects)


@pytest.mark.parametrize("name", PERSONS)
def test_what_is_yours_opens(
    app: Flask, people_of: People, objects: dict[str, str], request: pytest.FixtureRequest, name: str
) -> None:
    person: Person = request.getfixturevalue(name)

    def see(endpoint: str, method: str, path: str) -> None:
        policy = POLICY[endpoint]
        if method == "GET" and (policy == SIGNED_IN or (not isinstance(policy, str) and name in policy)):
            answer = people_of.signed_in(person.account).browser.get(path)
            assert answer.status_code in {200, 303}, (endpoint, path, answer.status_code)

    each_route(app, see, objects)
