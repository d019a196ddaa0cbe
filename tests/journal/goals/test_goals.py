"""Goals over HTTP: the old words stay with their date, and only their owner knows them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database
from journal.goals import queries, service

FULL = {
    "fi": "Tavoitteita mahtuu 200. Uudelle tulee tilaa, kun jostakin luovutaan.",
    "sv": "Det ryms 200 mål. Ett mål som släpps ger plats för ett nytt.",
    "en": "There is room for 200 goals. One that has been let go makes room for a new one.",
}


def add(person: Person, words: str, status: int = 303, **changes: str) -> str:
    sent = {"key": hidden(person.get("/goals"), "key"), "words": words, "topic": "other"} | changes
    return person.post("/goals", status, **sent)


@pytest.fixture
def goal(db: Database, aino: Person) -> str:
    return service.add(db, aino.account, "Rauhallisemmat siirtymät", "other", "goal")


def test_a_goal_is_put_into_words(aino: Person) -> None:
    assert add(aino, "Rauhallisemmat siirtymät") == "/goals"
    page = aino.get("/goals")
    assert "Rauhallisemmat siirtymät" in page
    assert "Näillä sanoilla 24.11. alkaen" in page


def test_the_same_form_twice_is_one_goal(aino: Person, db: Database) -> None:
    key = hidden(aino.get("/goals"), "key")
    for _ in range(2):
        add(aino, "Sama", key=key)
    assert len(queries.goals(db, aino.account)) == 1


@pytest.mark.parametrize(
    ("words", "topic", "sentence"),
    [
        ("", "other", "Tähän tarvitaan muutama sana."),
        (" \n ", "other", "Tähän tarvitaan muutama sana."),
        ("x" * 2001, "other", "Tavoitteessa on enintään 2 000 merkkiä."),
        ("Sanat pysyvät sivulla", "no-such-topic", ""),
    ],
)
def test_a_bad_form_says_why_and_keeps_the_words(
    aino: Person, db: Database, words: str, topic: str, sentence: str
) -> None:
    page = add(aino, words, 422, topic=topic)
    assert sentence in page.replace("\u00a0", " ")
    assert words.strip() in page
    assert queries.goals(db, aino.account) == ()


def test_of_five_hundred_goals_two_hundred_fit_and_the_rest_is_told(aino: Person, db: Database) -> None:
    codes = [service.add(db, aino.account, f"Tavoite {number}", "other", f"key-{number}") for number in range(200)]
    for language, sentence in FULL.items():
        aino.post("/language", language=language)
        page = add(aino, "Kahdessadasyhdes", 422)
        assert sentence in page
        assert "Kahdessadasyhdes" in page
    assert len(queries.goals(db, aino.account)) == 200
    service.set_state(db, aino.account, codes[0], "let_go")
    assert add(aino, "Uusi tavoite") == "/goals"


def test_rewording_keeps_the_old_words_with_date_and_reason(aino: Person, goal: str, time: Clock) -> None:
    time.forward(days=6)
    sent: dict[str, Any] = {
        "key": "r",
        "words": "Lapsi ehtii itse",
        "topic": "other",
        "reason": "Kiire ei ollutkaan syy.",
    }
    assert aino.post(f"/goals/{goal}", **sent) == f"/goals/{goal}"
    page = aino.get(f"/goals/{goal}")
    assert re.search(r"<h1[^>]*>\s*Lapsi ehtii itse", page)
    for words in ("Rauhallisemmat siirtymät", "24.11.", "30.11.", "Kiire ei ollutkaan syy."):
        assert words in page


def test_the_same_rewording_twice_is_one_wording(aino: Person, db: Database, goal: str) -> None:
    for _ in range(2):
        aino.post(f"/goals/{goal}", key="r", words="Lapsi ehtii itse", topic="other")
    assert len(queries.goal(db, aino.account, goal).wordings) == 2


def test_a_bad_rewording_keeps_what_was_typed(aino: Person, goal: str) -> None:
    page = aino.post(f"/goals/{goal}", 422, key="r", words=" ", topic="other", reason="Siksi että.")
    assert "Tähän tarvitaan muutama sana." in page
    assert "Siksi että." in page


@pytest.mark.parametrize(("state", "shown"), [("reached", "toteutunut"), ("let_go", "siitä on luovuttu")])
def test_reached_or_let_go_and_taken_up_again(aino: Person, goal: str, state: str, shown: str) -> None:
    assert aino.post(f"/goals/{goal}/state", state=state) == f"/goals/{goal}"
    assert shown in aino.get("/goals")
    assert "Rauhallisemmat" not in aino.get("/write")
    aino.post(f"/goals/{goal}/state", state="open")
    assert "Rauhallisemmat" in aino.get("/write")


def test_a_state_that_is_none_is_refused(aino: Person, goal: str) -> None:
    assert "Tämä on muuttunut sillä välin" in aino.post(f"/goals/{goal}/state", 409, state="done")


def test_an_entry_keeps_the_words_of_its_time(aino: Person, goal: str, time: Clock) -> None:
    aino.post("/write/entry", text="Teksti.", key="k", tab="t", based_on=0, goal=goal, act="keep")
    time.forward(days=1)
    aino.post(f"/goals/{goal}", key="r", words="Lapsi ehtii itse", topic="other")
    page = aino.get("/entries/entry")
    assert "Rauhallisemmat siirtymät" in page
    assert "Lapsi ehtii itse" not in page


def test_a_later_save_keeps_the_words_of_its_time_too(aino: Person, goal: str, time: Clock) -> None:
    aino.post("/write/entry", text="Teksti.", key="k", tab="t", based_on=0, goal=goal)
    time.forward(days=1)
    aino.post(f"/goals/{goal}", key="r", words="Lapsi ehtii itse", topic="other")
    aino.post("/write/entry", text="Teksti. Lisää.", key="k2", tab="t", based_on=1, goal=goal)
    assert "Rauhallisemmat siirtymät" in aino.get("/entries/entry")


def test_an_entry_keeps_a_goal_that_was_let_go(aino: Person, goal: str) -> None:
    aino.post("/write/entry", text="Teksti.", key="k", tab="t", based_on=0, goal=goal)
    aino.post(f"/goals/{goal}/state", state="let_go")
    assert f'<option value="{goal}" selected>' in aino.get("/write/entry")


def test_somebody_elses_goal_does_not_exist(otto: Person, aino: Person, goal: str, db: Database) -> None:
    otto.get(f"/goals/{goal}", 404)
    otto.post(f"/goals/{goal}", 404, words="x", topic="other")
    otto.post(f"/goals/{goal}/state", 404, state="let_go")
    otto.post("/write/entry", text="Teksti.", key="k", tab="t", based_on=0, goal=goal)
    assert "Rauhallisemmat" not in otto.get("/entries/entry")
    assert queries.goal(db, aino.account, goal).state == "open"


def test_signed_out_nothing_is_set(nobody: FlaskClient, goal: str) -> None:
    for path in ("/goals", f"/goals/{goal}", f"/goals/{goal}/state"):
        assert nobody.post(path, data={"words": "x"}).status_code == 401
