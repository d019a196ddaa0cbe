"""The last day: set by either, seen by both; at the midnight after it the mentor reads nothing, upkeep or not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import Clock, Person

from journal import upkeep
from journal.db import Database
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.mentorships import queries
from journal.mentorships import service as mentorships
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

#: The midnight after 1 December where the organisation is.
MIDNIGHT = datetime(2026, 12, 1, 22, 0, tzinfo=UTC)


@pytest.fixture
def shared(db: Database, aino: Person, pair: str, time: Clock) -> str:
    draft = Draft(code="entry", key="k", tab="t", based_on=0, passages=(Typed(None, "Jaettu teksti."),))
    saving.save(db, aino.account, draft, Words("fi", ""), date(2026, 11, 24))
    entry = entries.entry(db, aino.account, "entry")
    sharing.share(db, aino.account, pair, [Selected(entry, (0,), 1)], ("end", None), "s", timedelta(0))
    time.forward(minutes=1)
    return pair


@pytest.mark.parametrize("name", ["aino", "mika"])
def test_either_sets_the_day_and_both_see_it(
    aino: Person, mika: Person, pair: str, request: pytest.FixtureRequest, name: str
) -> None:
    person: Person = request.getfixturevalue(name)
    assert person.post(f"/mentorships/{pair}/end-day", day="2026-12-01") == f"/mentorships/{pair}"
    assert "Mentorointi päättyy 1.12.2026. Sen päivän jälkeen mentorisi ei näe" in aino.get(f"/mentorships/{pair}")
    assert "Mentorointi päättyy 1.12.2026. Sen päivän jälkeen et näe" in mika.get(f"/mentorships/{pair}")
    assert 'value="2026-12-01"' in mika.get(f"/mentorships/{pair}/end")
    aino.post(f"/mentorships/{pair}/end-day", open="1")
    assert "Mentorointi päättyy" not in mika.get(f"/mentorships/{pair}")


@pytest.mark.parametrize("kept_up", [False, True])
def test_at_midnight_the_mentors_access_ends(
    aino: Person, mika: Person, shared: str, db: Database, app: Flask, time: Clock, *, kept_up: bool
) -> None:
    aino.post(f"/mentorships/{shared}/end-day", day="2026-12-01")
    zone = app.config["SETTINGS"].zone
    time.at = MIDNIGHT - timedelta(seconds=1)
    code = shares.readable_texts(db, mika.account, shared, time.at, zone)[0].code
    assert shares.readable_text(db, mika.account, code, time.at, zone).code == code
    assert len(shares.open_shares(db, aino.account, time.at)) == 1
    time.at = MIDNIGHT
    if kept_up:
        upkeep.run(db, app.config["SETTINGS"])
    assert shares.readable_texts(db, mika.account, shared, time.at, zone) == ()
    assert not shares.has_read(db, mika.account, shared, time.at)
    assert shares.open_shares(db, aino.account, time.at) == ()
    mika.get(f"/briefings/{shared}", 404)
    pair = queries.mentorship(db, mika.account, shared)
    assert (pair.state, pair.ended_at) == ("ended", MIDNIGHT)
    assert "Mentorointi on päättynyt." in mika.get(f"/mentorships/{shared}")
    share = shares.shares_of(db, aino.account, "entry")[0]
    assert (share.open_at(time.at), share.ended_at(time.at)) == (False, MIDNIGHT)
    for act in ("pause", "resume"):
        mika.post(f"/mentorships/{shared}/{act}", 409)
    assert queries.current(db, aino.account) is None
    again = mentorships.propose(db, mika.account, aino.account, mika.account, "again", superior=False)
    assert queries.mentorship(db, aino.account, again).state == "proposed"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2026-11-20", "Tämä päivä on ennen mentoroinnin alkua."),
        ("2026-11-28", "Tämä päivä on jo mennyt."),
        ("2999-01-01", "seuraavien kymmenen vuoden ajalta"),
        ("9999-12-31", "seuraavien kymmenen vuoden ajalta"),
        ("", "Tähän tarvitaan päivä."),
        ("huomenna", ""),
    ],
)
def test_a_bad_day_is_refused_in_words(
    aino: Person, pair: str, db: Database, time: Clock, day: str, sentence: str
) -> None:
    time.forward(days=5)
    page = aino.post(f"/mentorships/{pair}/end-day", 422, day=day)
    assert sentence in page
    assert f'value="{day}"' in page
    assert queries.mentorship(db, aino.account, pair).ends_on is None


def test_today_ends_at_this_midnight(aino: Person, pair: str, db: Database, time: Clock) -> None:
    aino.post(f"/mentorships/{pair}/end-day", day="2026-11-24")
    assert queries.mentorship(db, aino.account, pair).state == "active"
    time.at = datetime(2026, 11, 24, 22, 0, tzinfo=UTC)
    assert queries.mentorship(db, aino.account, pair).state == "ended"


def test_an_outsider_sets_no_day_and_an_ended_pair_has_none(
    otto: Person, kaisa: Person, aino: Person, pair: str, nobody: FlaskClient
) -> None:
    for person in (otto, kaisa):
        person.post(f"/mentorships/{pair}/end-day", 404, day="2026-12-01")
    assert nobody.post(f"/mentorships/{pair}/end-day").status_code == 401
    aino.post(f"/mentorships/{pair}/end")
    aino.post(f"/mentorships/{pair}/end-day", 409, day="2026-12-01")
