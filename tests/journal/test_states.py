"""What belongs to a pair, opened by everybody in every state the mentorship can be in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta

import pytest
from belongings import COMMON, OWN, belongings
from flask import Flask
from persons import Clock, Person
from policy import POLICY, SIGNED_IN, address

from journal.archive.service import erasing
from journal.clock import stamp
from journal.db import Database, driver, write
from journal.goals import service as goals
from journal.mentorships import service as mentorships

MISSING, FAILED = 404, 500
#: Something in every field that some form reads, so that acts go as far as the state lets them.
SENT = {"act": "save", "text": "x", "state": "held", "version": "1", "based_on": "0", "box": "strengths", "words": "x"}


def _proposed(db: Database, _aino: Person, _mika: Person, pair: str, _time: Clock) -> None:
    with write(db):
        db.execute("delete from promise")
        db.execute("delete from agreement")
        db.execute("update mentorship set state = 'proposed', accepted_at = null where code = :pair", {"pair": pair})


def _active(_db: Database, _aino: Person, _mika: Person, _pair: str, _time: Clock) -> None:
    """As it is."""


def _paused(db: Database, aino: Person, _mika: Person, pair: str, _time: Clock) -> None:
    mentorships.pause(db, aino.account, pair)


def _ended(db: Database, aino: Person, _mika: Person, pair: str, _time: Clock) -> None:
    mentorships.end(db, aino.account, pair)


def _by_the_clock(column: str) -> Callable[[Database, Person, Person, str, Clock], None]:
    """The midnight has come, and upkeep has not been there yet."""

    def pass_by(db: Database, _aino: Person, _mika: Person, pair: str, time: Clock) -> None:
        with write(db):
            at = {"at": stamp(time.at + timedelta(days=1)), "pair": pair}
            db.execute(f"update mentorship set {column} = :at where code = :pair", at)
        time.forward(days=1)

    return pass_by


def _actor_erased(db: Database, aino: Person, _mika: Person, _pair: str, _time: Clock) -> None:
    erasing.erase_account(db, aino.account, aino.account)


def _mentor_erased(db: Database, _aino: Person, mika: Person, _pair: str, _time: Clock) -> None:
    erasing.erase_account(db, mika.account, mika.account)


STATES = {
    "proposed": _proposed,
    "active": _active,
    "paused": _paused,
    "paused by the clock": _by_the_clock("pause_starts_at"),
    "ended": _ended,
    "ended by the clock": _by_the_clock("ends_at"),
    "actor erased": _actor_erased,
    "mentor erased": _mentor_erased,
}
#: Where a name that nobody has begins something new for whoever comes.
BEGUN_BY_NAME = {"agreements.swot", "agreements.save_swot", "coaching.continue_writing", "coaching.act", "ideas.draft",
                 "ideas.save"}  # fmt: skip
#: The states in which the mentor still reads what is the two's together: the wish, the task, the agreement.
RUNNING = {"active", "paused", "paused by the clock"}


@contextmanager
def put_back(db: Database) -> Iterator[Callable[[], None]]:
    """A way to bring the whole database back to what it is now; where nobody wrote, there is nothing to do."""

    def version() -> object:
        return db.query("pragma data_version")  # another one after each write of another connection

    with closing(driver.open_file(":memory:")) as kept:
        db.conn.backup(kept)
        seen = version()

        def again() -> None:
            nonlocal seen
            if version() != seen:
                kept.backup(db.conn)
                seen = version()

        yield again


def ways(app: Flask, objects: dict[str, str], state: str) -> Iterator[tuple[str, str, str]]:
    """Endpoint, method and address of all that is not open to anybody.

    The bank of questions is nobody's and knows of no pair: one state is enough for it.
    """
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("curation.") and state != "active":
            continue
        if POLICY[rule.endpoint] == SIGNED_IN or not isinstance(POLICY[rule.endpoint], str):
            method = "POST" if "POST" in (rule.methods or ()) else "GET"
            yield rule.endpoint, method, address(rule.endpoint, rule.rule, objects)


@pytest.fixture
def objects(
    app: Flask, db: Database, aino: Person, mika: Person, dora: Person, pair: str, time: Clock
) -> dict[str, str]:
    """One of everything; goals and a number are shown to the mentor, ideas have somebody to go to."""
    made = belongings(app, db, aino, mika, pair, time)
    mentorships.show_goals(db, aino.account, pair, visible=True)
    goals.show_point(db, aino.account, made["point"], pair, "shown", timedelta(0), with_note=False)
    time.forward(minutes=1)
    return made


@pytest.fixture(params=STATES)
def state(
    request: pytest.FixtureRequest, db: Database, aino: Person, mika: Person, objects: dict[str, str], time: Clock
) -> str:
    STATES[request.param](db, aino, mika, objects["pair"], time)
    return str(request.param)


def test_nobody_else_learns_that_it_exists(
    app: Flask, db: Database, objects: dict[str, str], otto: Person, kaisa: Person, dora: Person, state: str
) -> None:
    others = {"otto": otto, "kaisa": kaisa, "dora": dora}
    with put_back(db) as again:
        for endpoint, method, path in ways(app, objects, state):
            policy = POLICY[endpoint]
            if isinstance(policy, str) or not set(policy) <= {"aino", "mika", "kaisa"}:
                continue
            free = state == "actor erased" and endpoint in BEGUN_BY_NAME
            for name in set(others) - set(policy):
                answer = others[name].browser.open(path, method=method, data=SENT)
                assert OWN.encode() not in answer.get_data(), (state, name, endpoint)
                assert free or answer.status_code == MISSING, (state, name, endpoint, answer.status_code)
            if free:
                again()


def walk(app: Flask, db: Database, who: Person, objects: dict[str, str], state: str) -> dict[str, set[str]]:
    """Open everything as ``who``, each act on the state as it is; word → endpoints whose page shows it."""
    seen: dict[str, set[str]] = {OWN: set(), COMMON: set()}
    cookie = who.browser.get_cookie("oivallus")
    assert cookie
    with put_back(db) as again:
        for endpoint, method, path in ways(app, objects, state):
            who.browser.set_cookie("oivallus", cookie.value)
            answer = who.browser.open(path, method=method, data=SENT)
            assert answer.status_code < FAILED, (state, endpoint, answer.status_code)
            for word in seen:
                seen[word] |= {endpoint} if word.encode() in answer.get_data() else set()
            if method == "POST":
                again()
    return seen


def test_the_mentor_reads_only_what_the_state_allows(
    app: Flask, db: Database, objects: dict[str, str], mika: Person, state: str
) -> None:
    seen = walk(app, db, mika, objects, state)
    assert bool(seen[OWN]) == (state == "active"), seen
    assert bool(seen[COMMON]) == (state in RUNNING), seen


def test_the_actor_keeps_what_is_hers(
    app: Flask, db: Database, objects: dict[str, str], aino: Person, state: str
) -> None:
    own = walk(app, db, aino, objects, state)[OWN]
    mine = {"comments.entry", "goals.goal", "agreements.swot", "entries.entries", "coaching.continue_writing"}
    assert own >= mine if state != "actor erased" else own == set()
    assert ("sharing.visible" in own) == (state in RUNNING)  # during a pause it is named as resting
