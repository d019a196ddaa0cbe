"""What the mentor reads before a meeting, the mark that reading leaves, and the mentor's own notes."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database

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
