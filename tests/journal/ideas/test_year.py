"""The year clock: twelve months from August, kept by the coordinator and the mentors, taken along in two files."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from persons import Clock, Person, hidden

from journal.db import Database
from journal.ideas import queries
from journal.ideas.service import sending, year


def word(person: Person, month: int, theme: str, status: int = 303, **more: str) -> str:
    path = f"/year-clock/{month}"
    page = person.get(path)
    sent = {"key": hidden(page, "key"), "based_on": hidden(page, "based_on"), "theme": theme} | more
    return person.post(path, status, **sent)


def idea(db: Database, person: Person, words: str) -> str:
    sending.save(db, person.account, words, words, "unnamed", 0, words)
    sending.send(db, person.account, words, 1, f"sent {words}", date(2026, 11, 24))
    return next(str(row["code"]) for row in db.query("select code, words from idea") if row["words"] == words)


def test_months_begin_in_august_and_everybody_sees_them(
    aino: Person, kaisa: Person, mika: Person, dora: Person
) -> None:
    word(kaisa, 8, "Aloitus ja tutustuminen")
    word(mika, 1, "Siirtymät")
    for person in (aino, dora):
        page = person.get("/year-clock")
        names = re.findall(r'<h2 id="month-\d+">([^<]+)</h2>', page)
        assert [name.replace("\u00a0", " ") for name in (names[0], names[4], names[5], names[-1])] == [
            "Elokuu 2026", "Joulukuu 2026", "Tammikuu 2027", "Heinäkuu 2027"]  # fmt: skip
        assert "Aloitus ja tutustuminen" in page
        assert "Muokkaa" not in page
        person.get("/year-clock/8", 404)
        person.post("/year-clock/8", 404, theme="x")


def test_two_people_overwrite_nothing(kaisa: Person, mika: Person, db: Database) -> None:
    stale = hidden(mika.get("/year-clock/9"), "based_on")
    word(kaisa, 9, "Kaisan teema")
    page = word(mika, 9, "Mikan teema", 409, based_on=stale)
    assert "Kaisan teema" in page
    assert "Mikan teema" in page
    mika.post("/year-clock/9", key="after", based_on=hidden(page, "based_on"), theme="Molemmat")
    mika.post("/year-clock/9", key="after", based_on="0", theme="Molemmat")
    assert queries.month(db, mika.account, 9).theme == "Molemmat"


def test_what_does_not_fit_comes_back(kaisa: Person, nobody: FlaskClient) -> None:
    page = word(kaisa, 9, "Alku " + "x" * 2000, 422)
    assert "Alku xxx" in page
    assert "Tähän mahtuu" in page
    for wrong in ("0", "13", "elokuu"):
        kaisa.get(f"/year-clock/{wrong}", 404)
    assert nobody.get("/year-clock.csv").status_code == 303


def test_an_idea_is_placed_as_it_was_sent_and_without_a_name(
    aino: Person, dora: Person, kaisa: Person, mika: Person, otto: Person, db: Database
) -> None:
    code = idea(db, aino, "Yhteinen aamupiiri")
    for person in (kaisa, mika, aino):
        person.post(f"/ideas/inbox/{code}/month", 404, month="9")
    dora.post(f"/ideas/inbox/{code}/month", month="9")
    assert "Yhteinen aamupiiri" in otto.get("/year-clock")
    assert "Aino" not in otto.get("/year-clock")
    dora.post(f"/ideas/inbox/{code}", key="k", based_on="1", state="taken_on", outcome="")
    assert "Työn alle otetut ideat" in kaisa.get("/year-clock")
    assert "Työn alle otetut ideat" not in aino.get("/year-clock")
    kaisa.post(f"/ideas/inbox/{code}/month", month="11")
    assert [one.number for one in queries.year(db, aino.account) if one.ideas] == [11]
    mika.post(f"/ideas/inbox/{code}/month", 409, month="13")
    mika.post(f"/ideas/inbox/{code}/month", month="")
    assert "Yhteinen aamupiiri" not in aino.get("/year-clock")


@pytest.mark.parametrize("theme", ["=1+1", "+358 40", "-2", "@SUM(A1)", "  =cmd", 'Teema; jossa "lainaus"\nja rivi'])
def test_the_table_opens_in_a_spreadsheet_and_holds_no_formula(kaisa: Person, aino: Person, theme: str) -> None:
    word(kaisa, 8, theme)
    answer = aino.browser.get("/year-clock.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="vuosikello.csv"' in answer.headers["Content-Disposition"]
    text = answer.get_data().decode("utf-8")
    assert text.startswith("\ufeffKuukausi;Teemat;Ideat\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert len(rows) == 13
    assert rows[1][1] in {theme.strip(), f"'{theme.strip()}"}
    assert rows[1][1].lstrip()[0] not in "=+-@"


def test_the_calendar_holds_the_months_that_have_a_theme(kaisa: Person, aino: Person) -> None:
    word(kaisa, 12, "Joulu, valo; hiljaisuus\n" + "ö" * 100)
    answer = aino.browser.get("/year-clock.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.get_data().split(b"\r\n"))
    events = Calendar.from_ical(answer.get_data()).walk("VEVENT")
    assert [(one["summary"], one["dtstart"].dt, one["dtend"].dt) for one in events] == [
        ("Joulu, valo; hiljaisuus", date(2026, 12, 1), date(2027, 1, 1))
    ]


@pytest.mark.parametrize(("today", "first"), [(date(2027, 7, 31), 2026), (date(2027, 8, 1), 2027)])
def test_the_working_year_turns_in_august(today: date, first: int, time: Clock) -> None:
    days = year.first_days(today)
    assert days[8] == date(first, 8, 1)
    assert days[7] == date(first + 1, 7, 1)
