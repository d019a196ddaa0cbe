"""How long things stay: two years after the last mentoring, three notices, longer at one tap, then gone."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from installing import Installation
from persons import Clock, People, Person

from journal import upkeep
from journal.archive.queries.keeping import months_after
from journal.db import Database
from journal.mentorships import service as mentorships
from journal.settings import Settings


@pytest.fixture
def settings(app: Flask) -> Settings:
    value: Settings = app.config["SETTINGS"]
    return value


@pytest.fixture
def ended(db: Database, aino: Person, pair: str) -> str:
    """Ended on 24 November 2026: everything stays until the same day of 2028."""
    mentorships.end(db, aino.account, pair)
    return pair


def told(db: Database) -> list[str]:
    """The days that the mails name, first mail first; their keys stay when they have left."""
    rows = db.query("select key from letter where kind = 'kept_until' order by created_at")
    return [row["key"].split(":")[2] for row in rows]


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 11, 24), 24, date(2028, 11, 24)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 1), 11, date(2026, 12, 1)),
    ],
)
def test_months_after_a_day(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_three_notices_then_nothing_is_left(
    db: Database, aino: Person, mika: Person, ended: str, settings: Settings, time: Clock
) -> None:
    steps = ((640, 0), (1, 1), (59, 1), (1, 2), (22, 2), (1, 3), (6, 3))
    for days, number in steps:
        time.forward(days=days)
        upkeep.run(db, settings)
        upkeep.run(db, settings)
        assert told(db) == ["2028-11-24"] * number, time.at
    assert db.query("select count(*) as n from account where name = 'Aino'") == [{"n": 1}]
    time.forward(days=1)
    upkeep.run(db, settings)
    assert [row["name"] for row in db.query("select name from account")] == ["Mika"]
    acts = [row["act"] for row in db.query("select act from audit where account_id is null order by id")]
    assert acts[-4:] == ["told_of_erasing"] * 3 + ["account_erased"]


def test_what_was_never_told_is_not_erased(
    db: Database, aino: Person, ended: str, settings: Settings, time: Clock
) -> None:
    """A server that slept for three years gives its notices first, each with its time."""
    time.forward(days=3 * 365)
    upkeep.run(db, settings)
    assert '"kept_on": "2030-02-21"' in db.query("select slots from letter where kind = 'kept_until'")[0]["slots"]
    for days, number in ((59, 1), (1, 2), (23, 3), (6, 3)):
        time.forward(days=days)
        upkeep.run(db, settings)
        assert told(db) == ["2030-02-21"] * number
    assert db.query("select count(*) as n from account where name = 'Aino'") == [{"n": 1}]
    time.forward(days=1)
    upkeep.run(db, settings)
    assert db.query("select count(*) as n from account where name = 'Aino'") == [{"n": 0}]


def test_one_tap_keeps_it_for_twelve_more_months(
    db: Database, aino: Person, people_of: People, ended: str, settings: Settings, time: Clock
) -> None:
    time.forward(days=641)
    upkeep.run(db, settings)
    aino = people_of.signed_in(aino.account)
    home = aino.get("/")
    assert "Säilytä vielä 12 kk" in home
    until = re.findall(r'name="until" value="([^"]+)"', home)[0]
    for _ in range(2):
        aino.post("/account/keeping", until=until)
    page = aino.get("/account/keeping")
    assert "24.11.2029 asti" in page
    time.forward(days=100)
    upkeep.run(db, settings)
    assert db.query("select count(*) as n from account where name = 'Aino'") == [{"n": 1}]


def test_a_new_mentoring_stops_the_clock(
    db: Database, aino: Person, mika: Person, people_of: People, ended: str, settings: Settings, time: Clock
) -> None:
    time.forward(days=641)
    upkeep.run(db, settings)
    code = mentorships.propose(db, mika.account, aino.account, mika.account, "again", superior=False)
    mentorships.accept(db, aino.account, code)
    time.forward(days=500)
    upkeep.run(db, settings)
    assert db.query("select notices, erased_on from retention") == [{"notices": 0, "erased_on": None}]
    aino = people_of.signed_in(aino.account)
    assert "Niin kauan kuin mentorointi jatkuu" in aino.get("/account/keeping")
    aino.post("/account/keeping", 409, until="2028-11-24")


def test_who_mentors_or_helps_stays(db: Database, mika: Person, aino: Person, pair: str, settings: Settings,
                                    time: Clock) -> None:  # fmt: skip
    mentorships.end(db, aino.account, pair)
    db.execute("update account set mentors = 1")
    db.conn.commit()
    time.forward(days=3000)
    for _ in range(4):
        time.forward(days=100)
        upkeep.run(db, settings)
    assert db.query("select count(*) as n from account") == [{"n": 2}]
    assert told(db) == []


def test_a_last_day_of_work_gives_ninety_days(
    aino: Person, people_of: People, db: Database, settings: Settings, time: Clock
) -> None:
    assert aino.post("/account/leaving", leaves_on="2026-12-31") == "/account/keeping"
    page = aino.get("/account/keeping")
    assert ("Palvelussa päättymispäiväsi on 31.12.2026. Omalla osoitteellasi voit kirjautua ja viedä kirjoituksesi "
            "mukanasi vielä 90 päivän ajan.") in page  # fmt: skip
    assert "31.3.2027 asti" in page
    assert "Säilytä vielä 12 kk" not in page
    aino.post("/account/keeping", 409, until="2027-03-31")
    time.forward(days=37)
    upkeep.run(db, settings)
    assert [row["kind"] for row in db.query("select kind from letter")] == ["kept_after_leaving"]
    aino = people_of.signed_in(aino.account)
    aino.post("/account/leaving", leaves_on="")
    assert "31.12.2026" not in aino.get("/account/keeping")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("eilen", "Tähän tarvitaan päivä."), ("2026-02-30", "Tähän tarvitaan päivä."), ("9999-12-31", "kahden vuoden"),
     ("0001-01-01", "kahden vuoden")],
)  # fmt: skip
def test_a_day_that_is_none_is_answered_in_words(aino: Person, db: Database, typed: str, sentence: str) -> None:
    page = aino.post("/account/leaving", 422, leaves_on=typed)
    assert sentence in page
    assert typed in page
    assert db.query("select * from retention") == []


def test_signed_out_nothing_is_kept_or_left(nobody: FlaskClient) -> None:
    for path in ("/account/keeping", "/account/leaving"):
        assert nobody.post(path, data={"until": "2028-11-24", "leaves_on": "2026-12-31"}).status_code == 401


def test_the_operator_sets_the_last_day_by_command(
    aino: Person, db: Database, settings: Settings, tmp_path: Path
) -> None:
    house = Installation(tmp_path, environment={"OIVALLUS_DATABASE": str(settings.database)})
    day = (datetime.now(UTC).date() + timedelta(days=30)).isoformat()
    assert "Set." in house.run("leaving", "aino@example.org", day)
    assert db.query("select leaves_on from retention") == [{"leaves_on": day}]
    assert "Taken back." in house.run("leaving", "aino@example.org")
    assert db.query("select leaves_on from retention") == [{"leaves_on": None}]
    assert "Nobody signs in with" in house.run("leaving", "nobody@example.org", day, code=1)
    assert "far" in house.run("leaving", "aino@example.org", "2199-01-01", code=1)
