"""Meetings are planned ahead and marked once; a wish written in two places is kept twice."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database
from journal.meetings import queries

#: The clock of the tests stands at 17.40 on this day in Helsinki.
TODAY, LATER = "2026-11-24", "2026-12-01"


def plan(person: Person, pair: str, status: int = 303, **changes: str) -> str:
    path = f"/mentorships/{pair}/meetings/new"
    key = hidden(person.get(path), "key")
    sent = {"key": key, "day": LATER, "at": "09:00", "minutes": "60", "kind": "phone", "place": "Kahvihuone"}
    return person.post(path, status, **(sent | changes))


def planned(db: Database, person: Person, pair: str) -> list[str]:
    return [one.code for one in queries.meetings(db, person.account, pair)]


@pytest.mark.parametrize("name", ["aino", "mika"])
def test_either_plans_and_both_see_it(
    aino: Person, mika: Person, pair: str, request: pytest.FixtureRequest, name: str
) -> None:
    assert plan(request.getfixturevalue(name), pair) == "/meetings"
    for one in (aino, mika):
        page = one.get("/meetings")
        assert "Tiistai 1.\u00a0joulukuuta" in page
        assert "klo 9.00" in page
        assert "Kahvihuone" in page


def test_the_same_form_twice_is_one_meeting(aino: Person, pair: str, db: Database) -> None:
    for _ in range(2):
        plan(aino, pair, key="same")
    assert len(planned(db, aino, pair)) == 1


@pytest.mark.parametrize(
    ("day", "at"), [("2026-11-23", "18:00"), (TODAY, "17:40"), (TODAY, "17:39"), ("1999-01-01", "0:00")]
)
def test_a_moment_that_has_passed_is_refused_and_the_form_keeps_its_text(
    aino: Person, pair: str, db: Database, day: str, at: str
) -> None:
    page = plan(aino, pair, 422, day=day, at=at)
    assert "Tämä hetki on jo mennyt. Tähän tarvitaan tuleva päivä." in page
    assert 'value="Kahvihuone"' in page
    assert f'value="{day}"' in page
    assert planned(db, aino, pair) == []


def test_a_minute_from_now_is_ahead(aino: Person, pair: str, db: Database) -> None:
    plan(aino, pair, day=TODAY, at="17:41")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"day": ""}, "Tähän tarvitaan päivä."),
        ({"day": "2026-02-30"}, "Tähän tarvitaan päivä."),
        ({"day": "💐"}, "Tähän tarvitaan päivä."),
        ({"at": ""}, "Tähän tarvitaan kellonaika."),
        ({"at": "25:00"}, "Tähän tarvitaan kellonaika."),
        ({"minutes": "4"}, "Vähintään 5 ja enintään 480 minuuttia."),
        ({"minutes": "481"}, "Vähintään 5 ja enintään 480 minuuttia."),
        ({"minutes": "tunti"}, "Tähän tarvitaan luku."),
        ({"kind": "telepathy"}, "Tähän tarvitaan jokin vaihtoehdoista."),
        ({"place": "x" * 501}, "Tähän mahtuu 500 merkkiä."),
        ({"day": "9999-12-31", "at": "23:59"}, "Tähän tarvitaan päivä kahden vuoden sisältä."),
        ({"day": "0001-01-01"}, "Tämä hetki on jo mennyt."),
    ],
)
def test_a_bad_form_is_answered_in_words(
    aino: Person, pair: str, db: Database, changed: dict[str, str], sentence: str
) -> None:
    page = plan(aino, pair, 422, **changed)
    assert sentence in page
    assert "aria-invalid" in page or "wrong" in page
    assert planned(db, aino, pair) == []


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("fi", ["Tähän tarvitaan päivä.", "Tähän tarvitaan luku."]),
        ("sv", ["Här behövs en dag.", "Här behövs ett tal."]),
        ("en", ["A day is needed here.", "A number is needed here."]),
    ],
)
def test_what_is_wrong_is_said_in_the_readers_language(
    aino: Person, pair: str, language: str, sentences: list[str]
) -> None:
    aino.post("/language", language=language)
    page = plan(aino, pair, 422, day="never", minutes="tunti")
    assert re.findall(r'class="wrong"[^>]*>.*?</svg>([^<]+)</span>', page) == sentences


def test_a_held_meeting_is_marked_once(aino: Person, mika: Person, pair: str, db: Database, time: Clock) -> None:
    plan(aino, pair)
    code = planned(db, aino, pair)[0]
    mika.post(f"/meetings/{code}/mark", 409, state="held")
    time.forward(days=8)
    assert mika.post(f"/meetings/{code}/mark", state="held") == "/meetings"
    aino.post(f"/meetings/{code}/mark", state="cancelled")
    page = aino.get("/meetings")
    assert "Pidettiin" in page
    assert "Peruuntui" not in page


def test_a_moved_one_is_planned_anew_in_the_same_step(aino: Person, pair: str, db: Database) -> None:
    plan(aino, pair)
    code = planned(db, aino, pair)[0]
    path = f"/meetings/{code}/moving"
    assert aino.post(f"/meetings/{code}/mark", state="moving") == path
    page = aino.get(path)
    sent = {"key": hidden(page, "key"), "day": "2026-12-03", "at": "09:00", "minutes": "60", "kind": "phone"}
    assert "Tämä hetki on jo mennyt." in aino.post(path, 422, **(sent | {"day": TODAY, "at": "9:00"}))
    assert [one.state for one in queries.meetings(db, aino.account, pair)] == ["planned"], "nothing moved yet"
    for _ in range(2):
        assert aino.post(path, **sent) == "/meetings"
    new, old = queries.meetings(db, aino.account, pair)
    assert (old.state, new.state, old.code) == ("moved", "planned", code)
    assert (new.uid, new.sequence) == (old.uid, 1)
    assert "Tämä on muuttunut" in aino.post(path, 409, **(sent | {"key": "another"}))
    aino.get(path, 409)


def test_a_new_time_may_be_agreed_later(aino: Person, pair: str, db: Database) -> None:
    plan(aino, pair)
    aino.post(f"/meetings/{planned(db, aino, pair)[0]}/mark", state="moved")
    assert [one.state for one in queries.meetings(db, aino.account, pair)] == ["moved"]


def test_a_mark_that_is_none_is_refused(aino: Person, pair: str, db: Database) -> None:
    plan(aino, pair)
    assert "Tämä on muuttunut" in aino.post(f"/meetings/{planned(db, aino, pair)[0]}/mark", 409, state="great")


def test_a_paused_pair_plans_nothing(aino: Person, pair: str) -> None:
    aino.post(f"/mentorships/{pair}/pause")
    assert "Tämä on muuttunut sillä välin" in plan(aino, pair, 409)


def test_outsiders_find_nothing(otto: Person, aino: Person, pair: str, db: Database, nobody: FlaskClient) -> None:
    plan(aino, pair)
    code = planned(db, aino, pair)[0]
    paths = (f"/meetings/{code}/mark", f"/mentorships/{pair}/meetings/new", f"/mentorships/{pair}/wish")
    for path in paths:
        otto.post(path, 404, state="cancelled", text="x")
        assert nobody.post(path).status_code == 401
    otto.get(f"/mentorships/{pair}/wish", 404)


def wish(person: Person, pair: str, text: str, status: int = 303, **changes: str | int) -> str:
    page = person.get(f"/mentorships/{pair}/wish")
    sent: dict[str, str | int] = {"key": hidden(page, "key"), "based_on": hidden(page, "based_on"), "text": text}
    return person.post(f"/mentorships/{pair}/wish", status, **(sent | changes))


def test_the_actors_wish_is_seen_by_both(aino: Person, mika: Person, pair: str) -> None:
    assert wish(aino, pair, "Puhutaan siirtymistä.") == "/"
    assert "Puhutaan siirtymistä." in aino.get("/")
    assert "Puhutaan siirtymistä." in mika.get(f"/mentorships/{pair}/wish")
    assert "Puhutaan siirtymistä." in mika.get(f"/briefings/{pair}")
    mika.post(f"/mentorships/{pair}/wish", 404, text="Toinen.", based_on=1, key="m")


def test_two_of_one_name_are_two_people(aino: Person, mika: Person, pair: str, db: Database) -> None:
    db.execute("update account set name = 'Kaima'")
    db.conn.commit()
    page = aino.get(f"/mentorships/{pair}/wish")
    assert "<textarea" in page
    assert "<textarea" not in mika.get(f"/mentorships/{pair}/wish")


def test_a_wish_in_two_tabs_is_kept_twice(aino: Person, pair: str) -> None:
    wish(aino, pair, "Alku.")
    wish(aino, pair, "Puhelimella kirjoitettu.", based_on=1, key="phone")
    page = wish(aino, pair, "Koneella kirjoitettu.", 409, based_on=1, key="desk")
    assert "Molemmat tekstit ovat tallessa." in page
    assert "Puhelimella kirjoitettu." in page
    assert "Koneella kirjoitettu." in page
    assert "Puhelimella kirjoitettu." in aino.get(f"/mentorships/{pair}/wish")
    wish(aino, pair, "Molemmat.", based_on=hidden(page, "based_on"), key=hidden(page, "key") + "x")
    assert "Molemmat." in aino.get("/")


def test_the_way_out_of_two_tabs_saves(aino: Person, pair: str) -> None:
    wish(aino, pair, "Alku.")
    wish(aino, pair, "Puhelimella.", based_on=1, key="phone")
    page = wish(aino, pair, "Koneella.", 409, based_on=1, key="desk")
    again: dict[str, Any] = {name: hidden(page, name) for name in ("key", "based_on")}
    aino.post(f"/mentorships/{pair}/wish", text="Koneella.", **again)
    assert "Koneella." in aino.get("/")


def test_a_lost_answer_neither_doubles_nor_conflicts(aino: Person, pair: str) -> None:
    for _ in range(2):
        wish(aino, pair, "Sama.", based_on=0, key="same")
    assert hidden(aino.get(f"/mentorships/{pair}/wish"), "based_on") == "1"


def test_a_wish_too_long_keeps_its_text(aino: Person, pair: str) -> None:
    page = wish(aino, pair, "sana " * 900, 422)
    assert "Toiveessa on enintään 4\u00a0000 merkkiä." in page or "Toiveessa on enintään 4 000 merkkiä." in page
    assert "sana " * 800 in page


def test_a_held_meeting_takes_the_wish_with_it(aino: Person, pair: str, db: Database, time: Clock) -> None:
    plan(aino, pair)
    wish(aino, pair, "Puhutaan siirtymistä.")
    time.forward(days=8)
    aino.post(f"/meetings/{planned(db, aino, pair)[0]}/mark", state="held")
    assert "Puhutaan siirtymistä." not in aino.get("/")
    assert wish(aino, pair, "Uusi toive.") == "/"


def test_to_a_former_mentor_no_meeting_is_there_any_more(aino: Person, mika: Person, pair: str, db: Database) -> None:
    plan(aino, pair)
    (code,) = planned(db, aino, pair)
    aino.post(f"/mentorships/{pair}/wish", text="Siirtymät.", based_on="0", key="w")
    aino.post(f"/mentorships/{pair}/end")
    for page in ("", "/moving", "/table", "/meeting.ics"):
        mika.get(f"/meetings/{code}{page}", 404)
    mika.get(f"/mentorships/{pair}/meetings/new", 404)
    for state in ("held", "cancelled", "moving"):
        mika.post(f"/meetings/{code}/mark", 404, state=state)
    assert queries.meeting(db, aino.account, code).state == "planned"
    aino.get(f"/meetings/{code}")
