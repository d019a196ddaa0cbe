"""What the mentor reads before a meeting, the mark that reading leaves, and the mentor's own notes."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database
from journal.goals import service as goals
from journal.goals.models import Ends, NewPoint

TEXT = "Kolme lasta itki eteisessä, ja minä pysähdyin."
FIRST = "Aino näkee, milloin luit hänen jakamansa tekstin."


def share(person: Person, time: Clock, code: str = "entry", text: str = TEXT) -> None:
    person.post(f"/write/{code}", text=text, key=code, tab="t", based_on=0, act="keep")
    sent: dict[str, Any] = {"entry": code, "until": "end", "key": f"s-{code}", f"version-{code}": 1}
    person.post("/share", **sent)
    time.forward(minutes=1)


def readings(db: Database) -> int:
    return int(db.query("select count(*) as n from reading")[0]["n"])


def test_reading_marks_one_line_per_entry_and_day(
    aino: Person, mika: Person, pair: str, db: Database, time: Clock
) -> None:
    share(aino, time)
    share(aino, time, "second", "Toinen teksti.")
    assert "luki tämän" not in aino.get("/entries/entry")
    for _ in range(3):
        assert TEXT in mika.get(f"/briefings/{pair}")
    assert readings(db) == 2
    time.forward(days=1)
    mika.get(f"/briefings/{pair}")
    assert readings(db) == 4
    assert aino.get("/entries/entry").count("luki tämän") == 2


def test_the_first_reading_is_preceded_by_a_sentence(aino: Person, mika: Person, pair: str, time: Clock) -> None:
    share(aino, time)
    assert FIRST in mika.get(f"/briefings/{pair}")
    assert FIRST not in mika.get(f"/briefings/{pair}")


def test_a_look_within_the_ten_seconds_reads_nothing(aino: Person, mika: Person, pair: str, db: Database) -> None:
    aino.post("/write/entry", text=TEXT, key="k", tab="t", based_on=0)
    aino.post("/share", entry="entry", until="end", key="s", **{"version-entry": 1})
    assert TEXT not in mika.get(f"/briefings/{pair}")
    assert readings(db) == 0


def test_an_empty_briefing_is_complete(mika: Person, pair: str) -> None:
    page = mika.get(f"/briefings/{pair}")
    assert "Tähän tapaamiseen ei ole jaettu kirjoituksia. Tapaamiseen ei tarvita niitä." in page
    assert "Alla on tila omille muistiinpanoillesi." in page
    assert FIRST not in page


def test_what_was_shared_before_the_last_meeting_stands_apart(
    aino: Person, mika: Person, pair: str, time: Clock, db: Database
) -> None:
    share(aino, time)
    meeting = {"key": "m", "day": "2026-11-26", "at": "09:00", "minutes": "60", "kind": "phone"}
    mika.browser.post(f"/mentorships/{pair}/meetings/new", data=meeting)
    time.forward(days=3)
    code = db.query("select code from meeting")[0]["code"]
    mika.post(f"/meetings/{code}/mark", state="held")
    share(aino, time, "second", "Toinen teksti.")
    page = mika.get(f"/briefings/{pair}")
    assert "Jaettu edellisen tapaamisen (26.11.) jälkeen" in page
    assert page.index("Toinen teksti.") < page.index("Aiemmin jaettu") < page.index(TEXT)


def test_taken_back_it_is_gone_at_once(aino: Person, mika: Person, pair: str, time: Clock) -> None:
    share(aino, time)
    aino.post("/visible/take-back")
    assert TEXT not in mika.get(f"/briefings/{pair}")


def test_a_concern_about_a_child_tells_the_reader_of_a_duty(aino: Person, mika: Person, pair: str, time: Clock) -> None:
    share(aino, time, text="Olen huolissani lapsesta. Hänellä oli mustelmia selässä ja hän sanoi, että isä lyö.")
    page = mika.get(f"/briefings/{pair}")
    assert "Tässä tekstissä on huoli lapsesta. Sinua voi koskea oma ilmoitusvelvollisuus" in page
    assert 'href="/support#child_concern"' in page
    assert 'id="child_concern"' in mika.get("/support")


def note(person: Person, pair: str, text: str, status: int = 303, **changes: Any) -> str:
    page = person.get(f"/briefings/{pair}")
    sent = {"note": text, "key": hidden(page, "key"), "based_on": hidden(page, "based_on")} | changes
    return person.post(f"/briefings/{pair}/note", status, **sent)


def test_a_note_is_saved_and_only_its_mentor_sees_it(aino: Person, mika: Person, otto: Person, pair: str) -> None:
    assert note(mika, pair, "Kysy eteisestä.") == f"/briefings/{pair}"
    assert "Kysy eteisestä." in mika.get(f"/briefings/{pair}")
    for person in (aino, otto):
        person.get(f"/briefings/{pair}", 404)
        person.get(f"/briefings/{pair}/notes", 404)
        person.post(f"/briefings/{pair}/note", 404, note="x")
    assert "Kysy eteisestä." not in aino.get(f"/mentorships/{pair}")


def test_an_autosave_answers_with_the_saved_line_alone(mika: Person, pair: str) -> None:
    told = mika.htmx(f"/briefings/{pair}/note", note="Kysy eteisestä.", key="k", based_on=0)
    assert "<html" not in told
    assert 'name="based_on" value="1"' in told
    assert ">17.40<" in told
    again = mika.htmx(f"/briefings/{pair}/note", note="Kysy eteisestä.", key="k", based_on=0)
    assert 'name="based_on" value="1"' in again


def test_a_conflict_keeps_both_notes_and_has_a_way_out(mika: Person, pair: str) -> None:
    note(mika, pair, "Alku.")
    note(mika, pair, "Puhelimella.", based_on=1)
    page = note(mika, pair, "Koneella.", 409, based_on=1, key="desk")
    assert "Molemmat tekstit ovat tallessa." in page
    assert "Puhelimella." in page
    assert "Koneella." in page
    assert "Puhelimella." in mika.get(f"/briefings/{pair}")
    mika.post(f"/briefings/{pair}/note", note="Molemmat.", based_on=hidden(page, "based_on"))
    assert "Molemmat." in mika.get(f"/briefings/{pair}")


def test_a_note_too_long_is_told_and_kept_on_the_page(mika: Person, pair: str) -> None:
    page = note(mika, pair, "sana " * 10_001, 422)
    assert "Nämä muistiinpanot ovat liian pitkät tallennettaviksi." in page
    assert "sana " * 10_000 in page


def test_a_note_too_long_beside_a_saved_one_is_called_too_long(mika: Person, pair: str) -> None:
    note(mika, pair, "Alku.")
    page = note(mika, pair, "sana " * 10_001, 422)
    assert "Nämä muistiinpanot ovat liian pitkät tallennettaviksi." in page


@pytest.mark.parametrize("by", ["aino", "mika"])
def test_ended_it_is_gone_and_the_notes_say_when_they_go(
    aino: Person, mika: Person, pair: str, time: Clock, request: pytest.FixtureRequest, by: str
) -> None:
    share(aino, time)
    note(mika, pair, "Kysy eteisestä.")
    request.getfixturevalue(by).post(f"/mentorships/{pair}/end")
    mika.get(f"/briefings/{pair}", 404)
    page = mika.get(f"/briefings/{pair}/notes")
    assert "Kysy eteisestä." in page
    assert "Nämä muistiinpanot poistetaan 24.12.2026." in page
    assert TEXT not in page
    aino.get(f"/briefings/{pair}/notes", 404)


def test_signed_out_one_signs_in_first(nobody: FlaskClient, pair: str) -> None:
    assert nobody.get(f"/briefings/{pair}").headers["Location"] == f"/sign-in?next=/briefings/{pair}"
    answer = nobody.post(f"/briefings/{pair}/note", data={"note": "Kysy eteisestä, miten aamu meni."})
    assert answer.status_code == 401
    assert "Kysy eteisestä, miten aamu meni." in answer.get_data(as_text=True)


BANK = "Kysymyspankista, jos haluat katsoa"


def asked_of_the_bank(page: str) -> list[str]:
    folded = re.search(r'<div class="suggested">(.*?)</div>', page, re.DOTALL)
    return re.findall(r'<p class="question">([^<]+)</p>', folded[1]) if folded else []


def test_the_banks_questions_stand_folded_and_are_not_printed(
    aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    share(aino, time, text="Perjantaina lähtö meni rauhassa, kun Otto otti ensin neljä lasta ulos. Olin iloinen.")
    page = mika.get(f"/briefings/{pair}")
    assert 1 <= len(asked_of_the_bank(page)) <= 3
    assert re.search(rf'<details class="unprinted"><summary>{BANK}', page)
    assert not [question for question in asked_of_the_bank(page) if "«" in question or "{" in question]


def test_without_a_shared_text_or_a_goal_the_bank_has_nothing_to_say(mika: Person, pair: str) -> None:
    assert BANK not in mika.get(f"/briefings/{pair}")


def test_goals_the_mentor_does_not_see_ask_for_nothing(aino: Person, mika: Person, pair: str) -> None:
    aino.post("/goals", key="g", words="Rauhalliset siirtymät", topic="pedagogy")
    assert BANK not in mika.get(f"/briefings/{pair}")
    aino.post(f"/mentorships/{pair}/goals", visible="yes")
    assert asked_of_the_bank(mika.get(f"/briefings/{pair}"))


@pytest.mark.parametrize("text", ["Olen aivan loppu, en pääse ylös sängystä.", "En jaksa enää elää."])
def test_beside_a_heavy_text_the_bank_keeps_quiet(
    aino: Person, mika: Person, pair: str, time: Clock, text: str
) -> None:
    share(aino, time)
    share(aino, time, "heavy", text)
    page = mika.get(f"/briefings/{pair}")
    assert text in page
    assert BANK not in page


def test_what_stands_on_a_page_is_read_and_nothing_else(
    aino: Person, mika: Person, pair: str, time: Clock, db: Database
) -> None:
    for number in range(23):
        share(aino, time, f"e{number}", f"Teksti numero {number}.")
    page = mika.get(f"/briefings/{pair}")
    assert page.count("Teksti numero") == 40  # each once in its opening line and once in full
    assert readings(db) == 20
    assert f'href="/briefings/{pair}/shared"' in page
    first, second = mika.get(f"/briefings/{pair}/shared"), mika.get(f"/briefings/{pair}/shared?page=2")
    assert "Uudemmat" not in first
    assert "Aiemmat" in first
    assert "Aiemmat" not in second
    assert second.count("Teksti numero") == 6
    assert readings(db) == 23
    aino.get(f"/briefings/{pair}/shared", 404)
    assert "Tässä ei ole jaettuja kirjoituksia." in mika.get(f"/briefings/{pair}/shared?page=99")


def test_the_task_the_agreement_and_a_swot_stand_beside(aino: Person, mika: Person, pair: str, time: Clock) -> None:
    mika.post(f"/mentorships/{pair}/tasks", kind="notice", text="Jos haluat, pane merkille, mikä toimii.", key="t")
    page = mika.get(f"/briefings/{pair}")
    assert "Ehdotettu välitehtävä" in page
    assert "Jos haluat, pane merkille, mikä toimii." in page
    assert f'href="/mentorships/{pair}/agreement"' in page
    assert f'href="/mentorships/{pair}/swot"' not in page
    aino.post("/swot/first", key="w", tab="t", strengths="Rauhoitan.", develop="Siirtymät.")
    aino.post("/swot/first/share", key="w", version="1", box=["strengths"], until="end")
    time.forward(minutes=1)
    page = mika.get(f"/briefings/{pair}")
    assert f'href="/mentorships/{pair}/swot"' in page
    assert "Rauhoitan." not in page


def test_numbers_stand_there_once_they_are_shown_one_by_one(
    aino: Person, mika: Person, pair: str, time: Clock, db: Database
) -> None:
    goal, zone = goals.add(db, aino.account, "Rauhalliset siirtymät", "pedagogy", "g"), ZoneInfo("Europe/Helsinki")
    goals.set_ends(db, aino.account, goal, Ends("kiire joka aamu", "aikaa yhdelle"), "e")
    given = [
        goals.add_point(db, aino.account, goal, NewPoint(value, date(2026, 11, day), note), zone, f"p{day}")
        for day, value, note in ((10, 3, "salaa"), (20, 6, "parempi aamu"))
    ]
    assert "Rauhalliset siirtymät" not in mika.get(f"/briefings/{pair}")
    goals.show_point(db, aino.account, given[1], pair, "s", timedelta(0), with_note=True)
    page = mika.get(f"/briefings/{pair}")
    assert "Rauhalliset siirtymät" in page
    assert "20.11. luku 6: ”parempi aamu”" in page
    assert "0 = kiire joka aamu<br>10 = aikaa yhdelle" in page
    assert "salaa" not in page
    assert "10.11." not in page
