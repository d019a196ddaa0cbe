"""Every route for every person, with own and foreign objects: a route that has no row here fails."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from persons import Clock, People, Person
from policy import OPEN, POLICY, SIGNED_IN, object_of

from journal.accounts.models import Account
from journal.agreements.models import Sent
from journal.agreements.queries import open_version
from journal.agreements.service import agreeing, swots
from journal.agreements.service import sharing as copying
from journal.archive.service import sheets as half_years
from journal.clock import stamp
from journal.codes import new_key
from journal.comments import models as comment_models
from journal.comments import queries as comments
from journal.comments.service import questions
from journal.db import Database, write
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.feedback.models import HalfYear
from journal.goals import service as goals
from journal.goals.models import Ends, NewPoint
from journal.ideas.models import Route
from journal.ideas.service import sending as ideas
from journal.meetings.service import planning as meetings
from journal.meetings.service import tasks
from journal.mentorships import queries
from journal.mentorships.service import joining
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing
from journal.support import service as support
from journal.support.models import Contact
from journal.support.queries import contacts

PERSONS = ("aino", "mika", "otto", "cecilia", "kaisa", "dora")
#: What a row that is somebody else's answers; a state that does not allow the act answers to its own people alone.
MISSING = 404


@pytest.fixture
def objects(
    app: Flask, db: Database, aino: Person, mika: Person, dora: Person, pair: str, time: Clock
) -> dict[str, str]:
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
        "task": tasks.propose(db, mika.account, pair, "notice", "Jos haluat, pane merkille…", "t"),
        "share": shares.shares_of(db, aino.account, "entry-code")[0].code,
        "key": "share-key",
        **ideas_of(db, aino.account, date(2026, 11, 24)),
        "invitation": db.query("select code from invitation")[0]["code"],
        "device": rows[0]["code"],
        "join_request": asked_to_join(db, app, mika),
        "contact": contact(db, mika),
        "swot": "swot-code",
        "agreement": drafted.code if drafted else "",
        "question": asked.code if asked else "",
        "half_year": half_years.make(db, mika.account, HalfYear(2026, 1), (), date(2026, 11, 24), ZoneInfo("UTC")),
    }


def asked_to_join(db: Database, app: Flask, mentor: Person) -> str:
    joining.renew_link(db, mentor.account)
    token = queries.join_link(db, mentor.account)
    joining.ask(db, str(token), ("Eräs", "", "eras@example.org"), "fi", "j", "machine", app.config["SETTINGS"])
    return queries.join_requests(db, mentor.account)[0].code


def contact(db: Database, mentor: Person) -> str:
    told = Contact("", {"fi": "Työterveys"}, None, None, None, (), "", None, words_only=False)
    support.add(db, mentor.account, told, "c", None)
    return contacts(db)[-1].id


def ideas_of(db: Database, who: Account, today: date) -> dict[str, str]:
    """A point on a goal, and an idea in each of its states: a draft, one sent, one given to be told."""
    goal = goals.add(db, who, "Asteikko", "other", "scaled")
    goals.set_ends(db, who, goal, Ends("ei", "kyllä"), "ends")
    point = goals.add_point(db, who, goal, NewPoint(4, today, ""), ZoneInfo("UTC"), "point")
    routes: tuple[Route, ...] = ("unnamed", "told")
    for route in routes:
        ideas.save(db, who, route, "Ajatus.", route, 0, route)
        ideas.send(db, who, route, 1, f"sent-{route}", today)
    ideas.save(db, who, "idea-draft", "Luonnos.", None, 0, "draft")
    codes = {table: db.query(f"select code from {table}")[0]["code"] for table in ("idea", "idea_link", "idea_told")}
    return codes | {"point": point, "idea_draft": "idea-draft", "month_number": "8"}


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


@pytest.mark.parametrize("until", ["end", "pause"])
def test_after_the_last_day_the_mentor_reads_nothing_on_any_page(
    app: Flask, db: Database, people_of: People, mika: Person, objects: dict[str, str], time: Clock, until: str
) -> None:
    """A planned end and a planned pause cut every page off at their midnight, before upkeep has been there."""
    column = {"end": "ends_at", "pause": "pause_starts_at"}[until]
    with write(db):
        db.execute(f"update mentorship set {column} = :at", {"at": stamp(time.at + timedelta(days=1))})
        db.execute("update mentorship set goals_visible = 1")
    words = ("Teksti.", ">Tavoite<")
    before = people_of.signed_in(mika.account).get(f"/briefings/{objects['pair']}")
    assert all(one in before for one in words)
    time.forward(days=1)
    browser = people_of.signed_in(mika.account).browser

    def see(endpoint: str, method: str, path: str) -> None:
        if method == "GET" and POLICY[endpoint] != OPEN:
            page = browser.get(path).get_data().decode(errors="replace")
            assert not any(one in page for one in words), (endpoint, path)

    each_route(app, see, objects)
