"""Two sheets at the end: one to the mentor by name, one that holds nothing of whoever answered."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database
from journal.feedback.models import ITEMS
from journal.mentorships import service as mentorships

MARKED = "Kiitos, että jaksoit kysyä. Sinisiä kiviä."


@pytest.fixture
def ended(db: Database, aino: Person, pair: str) -> str:
    mentorships.end(db, aino.account, pair)
    return pair


def letter(person: Person, pair: str, status: int = 303, **sent: Any) -> str:
    return person.post(f"/mentorships/{pair}/letter", status, **({"text": MARKED, "key": "l"} | sent))


def answer(person: Person, pair: str, status: int = 303, **sent: Any) -> str:
    full = dict.fromkeys(ITEMS, "4") | {"sentence": "", "key": "s"}
    return person.post(f"/mentorships/{pair}/feedback", status, **(full | sent))


def test_the_letter_reaches_the_mentor_and_nobody_else(aino: Person, mika: Person, otto: Person, ended: str) -> None:
    form = aino.get(f"/mentorships/{ended}/letter")
    assert "Terveiset mentorille – hän näkee tämän ja nimesi." in form
    assert "Mentorisi voi lukea tämän myös mentoroinnin päätyttyä." in form
    assert letter(aino, ended, key=hidden(form, "key")) == f"/mentorships/{ended}/feedback"
    assert MARKED in mika.get(f"/mentorships/{ended}/closing")
    assert MARKED in aino.get(f"/mentorships/{ended}/letter")
    otto.get(f"/mentorships/{ended}/closing", 404)
    for path in ("/", "/briefings", f"/mentorships/{ended}"):
        assert MARKED not in mika.get(path)


def test_the_letter_is_given_once(aino: Person, mika: Person, ended: str) -> None:
    letter(aino, ended)
    letter(aino, ended)
    page = letter(aino, ended, 409, key="other", text="Toiset terveiset, jotka eivät enää mahdu.")
    assert "Toiset terveiset, jotka eivät enää mahdu." in page, "what was typed is kept"
    assert "Toiset terveiset" not in mika.get(f"/mentorships/{ended}/closing")


@pytest.mark.parametrize(("text", "sentence"), [("", "Tähän tulee sana tai pari."), (" \n ", "Tähän tulee sana tai"),
                                                ("sana " * 2001, "Tähän mahtuu 10000 merkkiä.")])  # fmt: skip
def test_a_letter_that_does_not_hold_keeps_its_text(
    aino: Person, ended: str, db: Database, text: str, sentence: str
) -> None:
    page = letter(aino, ended, 422, text=text)
    assert sentence in page
    assert text.strip() in page
    assert db.query("select * from feedback_letter") == []


def test_answers_hold_nothing_of_whoever_gave_them(aino: Person, ended: str, db: Database) -> None:
    assert answer(aino, ended, sentence="Tätä tarvitaan lisää.") == f"/mentorships/{ended}/closing"
    rows = db.query("select * from feedback_answer")
    assert sorted(row["item"] for row in rows) == sorted(ITEMS)
    assert {tuple(row) for row in rows} == {("code", "period", "item", "value")}
    assert {row["period"] for row in rows} == {"2026-2"}
    assert "Annettu. Siinä ei ole nimeäsi eikä päivää" in aino.get(f"/mentorships/{ended}/feedback")
    sentences = db.query("select account_id, text, taken_in from feedback_sentence")
    assert sentences == [{"account_id": aino.account.id, "text": "Tätä tarvitaan lisää.", "taken_in": None}]


def test_the_sheet_is_given_once_and_items_may_stay_open(aino: Person, ended: str, db: Database) -> None:
    sent: dict[str, Any] = {**dict.fromkeys(ITEMS, ""), "heard": "5"}
    answer(aino, ended, **sent)
    answer(aino, ended, **sent)
    answer(aino, ended, 409, key="other")
    assert db.query("select item, value from feedback_answer") == [{"item": "heard", "value": 5}]


@pytest.mark.parametrize("sent", [dict.fromkeys(ITEMS, ""), {"heard": "6"}, {"heard": "0"}, {"views": "x"},
                                  {"sentence": "s" * 1001}])  # fmt: skip
def test_a_sheet_that_does_not_hold_is_answered_in_words(
    aino: Person, ended: str, db: Database, sent: dict[str, str]
) -> None:
    page = answer(aino, ended, 422, **sent)
    assert 'class="wrong"' in page
    assert sent.get("sentence", "") in page
    assert db.query("select * from feedback_answer") == []
    assert db.query("select * from feedback_given") == []


def test_before_the_last_days_there_is_nothing_to_give(aino: Person, pair: str, db: Database, time: Clock) -> None:
    letter(aino, pair, 409)
    answer(aino, pair, 409)
    assert "Tämän aika on mentoroinnin viimeisinä päivinä" in aino.get(f"/mentorships/{pair}/letter")
    assert "<form" not in aino.get(f"/mentorships/{pair}/feedback").split("<main")[1].split("</main")[0]
    db.execute("update mentorship set ends_on = '2026-12-08'")
    db.conn.commit()
    letter(aino, pair)
    answer(aino, pair)


def test_it_is_the_actors_alone(aino: Person, mika: Person, otto: Person, ended: str, nobody: FlaskClient) -> None:
    for one in (mika, otto):
        letter(one, ended, 404)
        answer(one, ended, 404)
        one.get(f"/mentorships/{ended}/letter", 404)
    assert nobody.post(f"/mentorships/{ended}/letter", data={"text": MARKED}).status_code == 401


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Mentorointi tuki työssä jaksamistani."),
        ("sv", "Mentorskapet hjälpte mig att orka i arbetet."),
        ("en", "The mentoring helped me keep going at work."),
    ],
)
def test_the_sheet_speaks_the_readers_language(aino: Person, ended: str, language: str, sentence: str) -> None:
    aino.post("/language", language=language)
    page = aino.get(f"/mentorships/{ended}/feedback")
    assert sentence in page
    assert page.count('type="radio"') == 30


def test_the_mentor_finds_the_letter_at_home_for_a_while(
    aino: Person, mika: Person, ended: str, time: Clock, db: Database
) -> None:
    assert f'<a href="/mentorships/{ended}/closing">Aino</a>' in mika.get("/")
    time.forward(days=10)
    letter(aino, ended)
    time.forward(days=10)
    home = mika.get("/")
    assert f'<a href="/mentorships/{ended}/closing">Terveiset sinulle: Aino</a>' in home
    assert MARKED not in home
    time.forward(days=5)
    assert f"/mentorships/{ended}/closing" not in mika.get("/")
