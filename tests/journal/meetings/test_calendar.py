"""A calendar learns when two people meet, and nothing else; the mail of the day before likewise."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import postbox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from persons import Clock, Person, hidden

from journal import upkeep
from journal.accounts.service import preferences
from journal.db import Database
from journal.mail import outbox
from journal.meetings.models import Plan
from journal.meetings.service import planning, tasks, wishes
from journal.mentorships.service import pairing

HELSINKI = ZoneInfo("Europe/Helsinki")
THURSDAY = datetime(2026, 12, 3, 14, tzinfo=HELSINKI)


@pytest.fixture
def meeting(db: Database, mika: Person, pair: str, time: Clock) -> str:
    place = "Mikan huone, Metsätähden päiväkoti"
    return planning.agree(db, mika.account, pair, Plan(starts_at=THURSDAY, minutes=45, place=place), "m1")


def address(person: Person) -> str:
    """Ask for a feed, and read its address off the page."""
    person.post("/meetings/calendar", key=hidden(person.get("/meetings/calendar"), "key"))
    found = re.search(r'value="http://localhost:8000(/calendar/[^"]+)"', person.get("/meetings/calendar"))
    assert found
    return found[1]


def test_a_feed_says_when_and_nothing_else(aino: Person, mika: Person, meeting: str, nobody: FlaskClient) -> None:
    answer = nobody.get(address(aino))
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Cache-Control"] == "no-store"
    text = answer.get_data(as_text=True)
    for word in ("Mika", "Aino", "Metsätähden", "huone"):
        assert word not in text
    assert "\r\n" in text
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert (event["SUMMARY"], event["CLASS"]) == ("Tapaaminen", "PRIVATE")
    assert (event.start, event.end) == (THURSDAY, THURSDAY + timedelta(minutes=45))
    assert event.start.utcoffset() == timedelta(0)
    assert set(event) == {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"}


def test_the_title_is_in_the_owners_language(aino: Person, meeting: str, db: Database, nobody: FlaskClient) -> None:
    preferences.choose_language(db, aino.account, "sv")
    assert "SUMMARY:Träff" in nobody.get(address(aino), headers={"Accept-Language": "en"}).get_data(as_text=True)


def test_a_new_address_closes_the_old_and_a_guess_opens_nothing(
    aino: Person, mika: Person, meeting: str, nobody: FlaskClient
) -> None:
    first = address(aino)
    second = address(aino)
    assert nobody.get(first).status_code == 404
    assert nobody.get(second).status_code == 200
    assert nobody.get("/calendar/guessed/meetings.ics").status_code == 404
    assert second != address(mika)
    aino.post("/meetings/calendar", key="k", act="close")
    assert nobody.get(second).status_code == 404
    assert "Tee osoite" in aino.get("/meetings/calendar")


def test_the_same_form_twice_is_one_address(aino: Person) -> None:
    pages = []
    for _ in range(2):
        aino.post("/meetings/calendar", key="same")
        pages.append(hidden(aino.get("/meetings/calendar").replace('id="address"', 'name="address"'), "address"))
    assert pages[0] == pages[1]


def test_a_moved_meeting_keeps_its_name_and_a_cancelled_one_goes(
    aino: Person, mika: Person, meeting: str, db: Database, nobody: FlaskClient
) -> None:
    path = address(mika)
    (before,) = Calendar.from_ical(nobody.get(path).get_data(as_text=True)).walk("VEVENT")
    moved = planning.move(db, aino.account, meeting, Plan(starts_at=THURSDAY + timedelta(days=1)), "m2")
    (after,) = Calendar.from_ical(nobody.get(path).get_data(as_text=True)).walk("VEVENT")
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)
    assert after.start == THURSDAY + timedelta(days=1)
    planning.mark(db, mika.account, moved, "cancelled")
    assert Calendar.from_ical(nobody.get(path).get_data(as_text=True)).walk("VEVENT") == []


def test_a_feed_does_not_change_with_private_acts_and_ends_with_the_mentoring(
    aino: Person, mika: Person, pair: str, meeting: str, db: Database, nobody: FlaskClient, time: Clock
) -> None:
    path = address(mika)
    before = nobody.get(path).get_data()
    task = tasks.propose(db, aino.account, pair, "notice", "Katson.", "t1")
    tasks.put_away(db, aino.account, task)
    tasks.choose_none(db, aino.account, pair, "t2")
    wishes.save_wish(db, aino.account, pair, "Puhutaan.", 0, "w")
    aino.post("/write/e1", text="Yksityinen.", key="k", tab="t", based_on="0", act="keep")
    time.forward(hours=3)
    assert nobody.get(path).get_data() == before
    pairing.end(db, aino.account, pair)
    assert b"VEVENT" not in nobody.get(path).get_data()


def test_one_meeting_is_a_file(aino: Person, meeting: str) -> None:
    (event,) = Calendar.from_ical(aino.get(f"/meetings/{meeting}/meeting.ics")).walk("VEVENT")
    assert event["SUMMARY"] == "Tapaaminen"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (datetime(2026, 12, 2, 15, 59, tzinfo=HELSINKI), 0),
        (datetime(2026, 12, 2, 16, 0, tzinfo=HELSINKI), 2),
        (datetime(2026, 12, 3, 3, 0, tzinfo=HELSINKI), 2),
        (datetime(2026, 12, 3, 14, 1, tzinfo=HELSINKI), 0),
    ],
)
def test_both_are_told_the_day_before(
    app: Flask, aino: Person, mika: Person, meeting: str, db: Database, time: Clock, now: datetime, told: int
) -> None:
    time.at = now
    with postbox.opened() as box:
        for _ in range(2):
            upkeep.mail(db, box.leads_to(app.config["SETTINGS"]))
    letters = [(to, body) for to, subject, body in box.told() if subject == "Tapaaminen"]
    sentence = "Tapaaminen torstaina klo 14.\n\nhttp://localhost:8000\n"
    assert sorted(letters) == [(f"{name}@example.org", sentence) for name in ("aino", "mika")[:told]]


@pytest.mark.parametrize("act", ["cancelled", "moved", "pause", "end"])
def test_nobody_is_told_of_what_does_not_take_place(
    app: Flask, aino: Person, mika: Person, pair: str, meeting: str, db: Database, time: Clock, act: str
) -> None:
    time.at = datetime(2026, 12, 2, 16, 0, tzinfo=HELSINKI)
    upkeep.mail(db, app.config["SETTINGS"])
    assert len(outbox.waiting(db, "meeting_tomorrow")) == 2, "they wait for a server"
    if act in {"cancelled", "moved"}:
        mika.post(f"/meetings/{meeting}/mark", state=act)
    else:
        mika.post(f"/mentorships/{pair}/{act}")
    with postbox.opened() as box:
        upkeep.mail(db, box.leads_to(app.config["SETTINGS"]))
        assert [body for _, _, body in box.told() if "torstaina" in body] == []


def test_no_file_says_at_what_time_of_day_it_was_agreed(aino: Person, mika: Person, meeting: str) -> None:
    (event,) = Calendar.from_ical(aino.get(f"/meetings/{meeting}/meeting.ics")).walk("VEVENT")
    assert event["DTSTAMP"].to_ical() == b"20261124T000000Z"
