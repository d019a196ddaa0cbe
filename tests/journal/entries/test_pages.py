"""The list by month, the bin, and earlier versions, as its author sees them over HTTP."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person

TEXT = "Kolme lasta itki eteisessä."


def write(person: Person, code: str, text: str, based_on: int = 0, **more: Any) -> str:
    return person.post(f"/write/{code}", text=text, key=f"{code}-{based_on}", tab="t", based_on=based_on, **more)


def test_the_list_goes_month_by_month_newest_first(aino: Person, time: Clock) -> None:
    write(aino, "november", "Marraskuun teksti.", act="keep")
    time.forward(days=10)
    write(aino, "december", "Joulukuun teksti.")
    page = aino.get("/entries")
    assert "Joulukuu 2026" in page
    assert "Joulukuun teksti." in page
    assert "Marraskuun teksti." not in page
    assert re.findall(r'href="/entries/month/([0-9-]+)"', page) == ["2026-12", "2026-11"]
    assert 'href="/entries/november"' in aino.get("/entries/month/2026-11")


def test_a_draft_leads_to_its_writing_page_and_a_kept_one_to_itself(aino: Person) -> None:
    write(aino, "draft", "Kesken.")
    write(aino, "kept", "Valmis.", act="keep")
    page = aino.get("/entries")
    assert 'href="/write/draft"' in page
    assert 'href="/entries/kept"' in page
    assert "luonnos" in page


@pytest.mark.parametrize("month", ["2026-13", "x", "0000-01", "2026", "2026-11-01", "💐", "99999-01"])
def test_a_month_that_is_none_is_not_found(aino: Person, month: str) -> None:
    aino.get(f"/entries/month/{month}", 404)


def test_a_month_without_entries_says_so(aino: Person) -> None:
    assert "Tältä kuulta ei ole merkintöjä." in aino.get("/entries/month/1999-01")


def test_deleting_offers_undo_and_ends_nothing_else(aino: Person) -> None:
    write(aino, "entry", TEXT)
    assert aino.post("/entries/entry/bin") == "/entries"
    page = aino.get("/entries")
    assert "Kumoa" in page
    assert TEXT not in page
    aino.get("/entries/entry", 404)
    assert aino.post("/entries/entry/bring-back") == "/entries/entry"
    assert TEXT in aino.get("/entries/entry")
    assert "Kumoa" not in aino.get("/entries")


def test_twice_in_the_bin_is_not_found_and_nothing_is_lost(aino: Person) -> None:
    write(aino, "entry", TEXT)
    aino.post("/entries/entry/bin")
    aino.post("/entries/entry/bin", 404)
    aino.post("/entries/entry/bring-back")
    aino.post("/entries/entry/bring-back", 404)
    assert TEXT in aino.get("/entries/entry")


def test_a_page_left_open_does_not_bring_back_what_was_deleted(aino: Person) -> None:
    write(aino, "entry", TEXT)
    aino.post("/entries/entry/bin")
    page = aino.post("/write/entry", 404, text=f"{TEXT} Ja lisää tekstiä.", key="k", tab="t", based_on=1)
    assert f"{TEXT} Ja lisää tekstiä." in page
    assert "Roskakori on tyhjä" not in aino.get("/entries/bin")


def test_erasing_asks_first_and_says_how_long_copies_last(aino: Person) -> None:
    write(aino, "entry", TEXT)
    aino.post("/entries/entry/bin")
    assert TEXT in aino.get("/entries/bin")
    page = aino.get("/entries/entry/erase")
    assert "Varmuuskopioista se häviää viimeistään 14 päivässä." in page
    assert aino.post("/entries/entry/erase") == "/entries"
    assert "Poistettu kokonaan." in aino.get("/entries")
    assert "Roskakori on tyhjä." in aino.get("/entries/bin")
    for act in ("bring-back", "erase", "bin"):
        aino.post(f"/entries/entry/{act}", 404)


def test_earlier_versions_are_listed_and_cleared(aino: Person, time: Clock) -> None:
    write(aino, "entry", "Ensimmäinen muoto.", act="keep")
    time.forward(minutes=30)
    write(aino, "entry", "Toinen muoto.", 1)
    page = aino.get("/entries/entry/versions")
    assert "Ensimmäinen muoto." in page
    assert "Toinen muoto." in page
    assert aino.post("/entries/entry/versions/clear") == "/entries/entry/versions"
    page = aino.get("/entries/entry/versions")
    assert "Ensimmäinen muoto." not in page
    assert "Toinen muoto." in page


def test_a_shared_version_is_not_cleared(aino: Person, mika: Person, pair: str, time: Clock) -> None:
    write(aino, "entry", "Ensimmäinen muoto.", act="keep")
    aino.post("/share", entry="entry", until="end", key="s", **{"version-entry": 1})
    time.forward(minutes=30)
    write(aino, "entry", "Toinen muoto.", 1)
    aino.post("/entries/entry/versions/clear")
    assert "Ensimmäinen muoto." in mika.get(f"/briefings/{pair}")


def test_nobody_else_finds_any_of_it(aino: Person, mika: Person, otto: Person, pair: str, nobody: FlaskClient) -> None:
    write(aino, "entry", TEXT)
    for person in (mika, otto):
        for path in ("", "/versions", "/erase"):
            person.get(f"/entries/entry{path}", 404)
        for act in ("bin", "bring-back", "erase", "versions/clear"):
            person.post(f"/entries/entry/{act}", 404)
        person.get("/write/entry", 404)
        assert TEXT not in person.get("/entries")
    assert nobody.post("/entries/entry/erase").status_code == 401
    assert TEXT in aino.get("/entries/entry")


def test_a_draft_becomes_kept_and_stays_editable(aino: Person) -> None:
    assert write(aino, "entry", TEXT, act="keep") == "/write/entry"
    assert "Voit palata tähän milloin vain." in aino.get("/write/entry")
    write(aino, "entry", f"{TEXT} Lisää.", 1)
    assert f"{TEXT} Lisää." in aino.get("/entries/entry")


def test_a_stale_tab_is_told_and_both_texts_are_shown(aino: Person) -> None:
    write(aino, "entry", "Yhteinen alku.")
    aino.post("/write/entry", text="Puhelimella.", key="p", tab="phone", based_on=1)
    told = aino.htmx("/write/entry", text="Koneella.", key="d", tab="desk", based_on=1)
    assert "Molemmat tekstit ovat tallessa." in told
    page = aino.get("/write/entry")
    assert "Puhelimella." in page
    assert "Koneella." in page


def test_an_autosave_answers_with_the_saved_line_alone(aino: Person) -> None:
    told = aino.htmx("/write/entry", text=TEXT, key="k", tab="t", based_on=0)
    assert "<html" not in told
    assert "Tallennettu" in told
    assert ">17.40<" in told
    assert 'name="based_on" value="1"' in told


@pytest.mark.parametrize(("language", "shown"), [("fi", ">17.40<"), ("sv", ">17.40<"), ("en", ">17:40<")])
def test_the_time_is_written_as_the_reader_writes_it(aino: Person, language: str, shown: str) -> None:
    aino.post("/language", language=language)
    assert shown in aino.htmx("/write/entry", text=TEXT, key="k", tab="t", based_on=0)
