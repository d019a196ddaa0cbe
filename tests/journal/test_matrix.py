"""Every route for every person, with own and foreign objects: a route that has no row here fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from persons import Clock, People, Person
from policy import OPEN, POLICY, SIGNED_IN, object_of

from journal.agreements.models import Sent
from journal.agreements.queries import open_version
from journal.agreements.service import agreeing, swots
from journal.agreements.service import sharing as copying
from journal.codes import new_key
from journal.comments import models as comment_models
from journal.comments import queries as comments
from journal.comments.service import questions
from journal.db import Database
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.goals import service as goals
from journal.meetings import service as meetings
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

PERSONS = ("aino", "mika", "otto", "cecilia", "kaisa", "dora")
#: What a row that is somebody else's answers; a state that does not allow the act answers to its own people alone.
MISSING = 404


@pytest.fixture
def objects(app: Flask, db: Database, aino: Person, mika: Person, pair: str, time: Clock) -> dict[str, str]:
    """One of everything, all Aino's or of her pair."""
    draft = Draft(code="entry-code", key="k", tab="t", based_on=0, passages=(Typed(None, "Teksti."),))
    saving.save(db, aino.account, draft, Words("fi", ""), date(2026, 11, 24))
    entry = entries.entry(db, aino.account, "entry-code")
    selected = Selected(entry, (0,), entry.version)
    sharing.share(db, aino.account, pair, [selected], ("end", None), "share-key", timedelta(0))
    starts = time.at + timedelta(days=2)
    meeting = meetings.plan(db, mika.account, pair, starts, 60, "phone", "", "m")
    invited = mika.post("/invitations", 200, key=new_key(), name="", superior="no")
    assert "/invitation/" in invited
    questions.leave(db, mika.account, pair, comment_models.Typed("Mikä auttoi?", 0, "q"))
    asked = comments.waiting(db, aino.account)
    swots.save(db, aino.account, "swot-code", Sent({"strengths": "Jaksan."}, {}, "s", "t"))
    copying.share(db, aino.account, pair, "swot-code", ["strengths"], 1, "swot-share", timedelta(0))
    agreeing.save(db, aino.account, pair, Sent({"goals": "Tavoite."}, {}, "a", "t"))
    drafted = open_version(db, aino.account, pair)
    rows = db.query("select code from sign_in where account_id = :who", {"who": aino.account.id})
    return {
        "entry": "entry-code",
        "goal": goals.add(db, aino.account, "Tavoite", "other", "g"),
        "pair": pair,
        "meeting": meeting,
        "share": shares.shares_of(db, aino.account, "entry-code")[0].code,
        "key": "share-key",
        "invitation": db.query("select code from invitation")[0]["code"],
        "device": rows[0]["code"],
        "swot": "swot-code",
        "agreement": drafted.code if drafted else "",
        "question": asked.code if asked else "",
    }


def address(endpoint: str, rule: str, objects: dict[str, str]) -> str:
    """The rule's address with one of the objects in it."""
    filled = rule.replace("<code>", objects.get(object_of(endpoint), "x")).replace("<key>", objects["key"])
    return (
        filled.replace("<token>", "no-such-token")
        .replace("<month>", "2026-11")
        .replace("<version>/<path:path>", "v/icon.svg")
    )


def test_every_route_has_a_row(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(POLICY)


def each_route(app: Flask, see: Callable[[str, str, str], None], objects: dict[str, str]) -> None:
    for rule in app.url_map.iter_rules():
        method = "POST" if "POST" in (rule.methods or ()) else "GET"
        see(rule.endpoint, method, address(rule.endpoint, rule.rule, objects))


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
