"""The half-yearly sheet: four numbers, averages of five new answers or more, and no way to smaller groups."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person

from journal import clock
from journal.codes import new_code
from journal.db import Database, write
from journal.meetings.service import planning
from journal.mentorships import service as mentorships

FIRST, SECOND = "2026-2", "2027-1"


def answers(db: Database, period: str, *values: int, item: str = "heard") -> None:
    with write(db):
        for value in values:
            db.execute(
                "insert into feedback_answer (code, period, item, value) values (:code, :period, :item, :value)",
                {"code": new_code(), "period": period, "item": item, "value": value},
            )


def make(person: Person, period: str, status: int = 303) -> str:
    return person.post("/half-years", status, period=period)


def the_sheet(page: str) -> str:
    """What stands on the sheet; the frame names its random address."""
    return page.split("<main")[1].split("</main")[0]


@pytest.fixture
def next_year(pair: str, time: Clock, kaisa: Person, db: Database) -> None:
    """A day in February 2027: the half-year of the pair is over."""
    time.forward(days=70)
    db.execute("update sign_in set seen_at = '2027-08-01T00:00:00.000000Z', expires_at = '2028-01-01T00:00:00.000000Z'")
    db.conn.commit()


@pytest.mark.usefixtures("next_year")
def test_four_numbers_of_the_whole_house(kaisa: Person, aino: Person, mika: Person, db: Database, time: Clock) -> None:
    db.execute("update mentorship set accepted_at = '2026-12-31T21:59:59.000000Z'")
    db.conn.commit()
    page = kaisa.get(make(kaisa, FIRST))
    assert [int(one.split("<")[0]) for one in page.split('<td class="number">')[1:]] == [1, 1, 0, 0]
    assert "1.7.–31.12.2026" in page
    for name in ("Aino", "Mika", "Päiväkoti"):
        assert name not in page


@pytest.mark.usefixtures("next_year")
def test_four_answers_wait_for_the_fifth(kaisa: Person, db: Database, time: Clock) -> None:
    answers(db, FIRST, 1, 2, 3, 4)
    answers(db, FIRST, 5, 5, 5, 5, 4, item="views")
    page = kaisa.get(make(kaisa, FIRST))
    assert "Tulin mentoroinnissa kuulluksi." not in page
    assert "4,8" in page
    answers(db, SECOND, 5)
    time.forward(days=160)
    later = kaisa.get(make(kaisa, SECOND))
    assert "Tulin mentoroinnissa kuulluksi." in later
    assert "3,0" in later
    assert "4,8" not in later
    assert db.query("select * from feedback_answer") == []


@pytest.mark.usefixtures("next_year")
def test_none_and_four_answers_look_the_same(kaisa: Person, db: Database) -> None:
    empty = the_sheet(kaisa.get(make(kaisa, FIRST)))
    db.execute("delete from half_year_sheet")
    db.conn.commit()
    answers(db, FIRST, 1, 1, 1, 1)
    four = the_sheet(kaisa.get(make(kaisa, FIRST)))
    assert empty == four


@pytest.mark.usefixtures("next_year")
def test_a_sheet_stays_as_it_was_made(kaisa: Person, aino: Person, db: Database) -> None:
    code = make(kaisa, FIRST)
    before = kaisa.get(code)
    answers(db, FIRST, 1, 2, 3, 4, 5)
    db.execute("delete from mentorship")
    db.conn.commit()
    assert make(kaisa, FIRST) == code, "a second tap is the sheet that was made"
    assert kaisa.get(code) == before
    assert len(db.query("select * from feedback_answer")) == 5
    assert 'value="2026-2"' not in kaisa.get("/half-years")


@pytest.mark.usefixtures("next_year")
def test_released_sentences_are_shown_once(kaisa: Person, aino: Person, db: Database, time: Clock) -> None:
    with write(db):
        for text in ("Tätä lisää.", "Aikaa tähän."):
            db.execute(
                "insert into feedback_sentence (code, account_id, period, text) values (:code, :who, :period, :text)",
                {"code": new_code(), "who": aino.account.id, "period": FIRST, "text": text},
            )
    page = kaisa.get(make(kaisa, FIRST))
    assert page.index("Aikaa tähän.") < page.index("Tätä lisää.")
    time.forward(days=160)
    assert "Tätä lisää." not in kaisa.get(make(kaisa, SECOND))


@pytest.mark.usefixtures("next_year")
@pytest.mark.parametrize("period", ["2027-1", "2030-2", "2026-3", "", "0000-1", "٢٠٢٦-1", "2026-2;drop", "x" * 9999])
def test_a_half_year_that_is_not_over_or_none_makes_no_sheet(kaisa: Person, db: Database, period: str) -> None:
    make(kaisa, period, 409)
    assert db.query("select * from half_year_sheet") == []


def test_mentors_make_it_where_there_is_no_coordinator(
    mika: Person, aino: Person, pair: str, db: Database, time: Clock
) -> None:
    starts = time.at + timedelta(days=1)
    meeting = planning.plan(db, mika.account, pair, starts, 60, "phone", "", "m")
    time.forward(days=2)
    planning.mark(db, aino.account, meeting, "held")
    mentorships.end(db, aino.account, pair)
    time.forward(days=68)
    db.execute("update sign_in set seen_at = '2027-02-01T00:00:00.000000Z'")
    db.conn.commit()
    page = mika.get(make(mika, FIRST))
    assert [int(one.split("<")[0]) for one in page.split('<td class="number">')[1:]] == [1, 0, 1, 1]


def test_it_is_not_for_others(
    aino: Person, mika: Person, dora: Person, cecilia: Person, kaisa: Person, nobody: FlaskClient, db: Database
) -> None:
    for one in (aino, mika, dora, cecilia):
        one.get("/half-years", 404)
        make(one, "2026-1", 404)
    code = make(kaisa, "2026-1")
    aino.get(code, 404)
    assert nobody.get(code).status_code == 303
    kaisa.get("/half-years/no-such-sheet", 404)


@pytest.mark.usefixtures("next_year")
def test_ideas_that_were_let_out_are_shown_once_with_what_became_of_them(
    kaisa: Person, db: Database, time: Clock
) -> None:
    with write(db):
        db.execute(
            """
            insert into idea (code, words, sent_on, state, outcome, released_at)
            values ('i', 'Vartti siirtymälle.', '2026-12-01', 'taken_on', 'Kokeillaan elokuussa.', :now)
            """,
            {"now": clock.stamp(clock.now())},
        )
    page = kaisa.get(make(kaisa, FIRST))
    assert "Vartti siirtymälle." in page
    assert "Kokeillaan elokuussa." in page
    time.forward(days=160)
    assert "Vartti siirtymälle." not in kaisa.get(make(kaisa, SECOND))
