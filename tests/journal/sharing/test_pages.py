"""Sharing over HTTP: exactly what the preview showed, undone within ten seconds, taken back at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database
from journal.goals import service as goals
from journal.mentorships import service as mentorships

TEXT = "Kolme lasta itki eteisessä."
ANSWER = "Pyysin Ottoa avuksi."
OLD: dict[str, Any] = {"version-entry": "1"}
LEFT_OUT: dict[str, Any] = {"passage-entry": []}
CHANGED = "Teksti on muuttunut esikatselun jälkeen."


@pytest.fixture
def answered(aino: Person, pair: str) -> Person:
    """Aino with one entry that holds an answered question."""
    page = aino.post("/write/entry", 200, text=TEXT, key="k1", tab="t", based_on=0, act="ask")
    code = hidden(page, "prompt")
    sent: dict[str, Any] = {"text": TEXT, "tab": "t"}
    aino.post("/write/entry", key="k2", based_on=1, act="answer", prompt=code, **sent)
    version = hidden(aino.get("/write/entry"), "based_on")
    aino.post("/write/entry", key="k3", based_on=version, act="keep", **sent | {f"answer-{code}": ANSWER})
    return aino


def share(person: Person, status: int = 303, **changes: Any) -> str:
    page = person.get("/share?entry=entry")
    sent: dict[str, Any] = {"key": hidden(page, "key"), "entry": "entry", "until": "end", "passage-entry": ["0", "1"]}
    sent["version-entry"] = hidden(page, "version-entry")
    return person.post("/share", status, **(sent | changes))


def test_the_mentor_sees_what_the_preview_showed(answered: Person, mika: Person, pair: str, time: Clock) -> None:
    preview = answered.get("/share?entry=entry")
    assert TEXT in preview
    assert ANSWER in preview
    assert "17.40" not in preview
    assert re.fullmatch("/share/.+", share(answered))
    time.forward(seconds=11)
    page = mika.get(f"/briefings/{pair}")
    assert TEXT in page
    assert ANSWER in page


def test_an_answer_left_out_stays_with_its_writer(answered: Person, mika: Person, pair: str, time: Clock) -> None:
    share(answered, **LEFT_OUT)
    time.forward(seconds=11)
    page = mika.get(f"/briefings/{pair}")
    assert TEXT in page
    assert ANSWER not in page
    assert 'value="1" id="p-entry-1">' in answered.get("/share?entry=entry")


def test_undone_within_ten_seconds_nobody_saw_it(answered: Person, mika: Person, pair: str, time: Clock) -> None:
    path = share(answered)
    assert 'data-pending="10"' in answered.get(path)
    time.forward(seconds=9)
    assert answered.post(f"{path}/undo") == "/visible"
    assert "Mitään ei jaettu." in answered.get("/visible")
    time.forward(minutes=1)
    assert TEXT not in mika.get(f"/briefings/{pair}")
    answered.post(f"{path}/undo", 404)


def test_a_text_that_changed_after_the_preview_is_shown_anew(answered: Person) -> None:
    page = share(answered, 409, **OLD)
    assert CHANGED in page
    assert ANSWER in page
    assert "Mitään ei ole jaettu." in answered.get("/visible")


@pytest.mark.parametrize("changed", [{"until": ""}, {"until": "always"}])
def test_a_bad_form_shares_nothing_and_shows_the_preview_again(answered: Person, changed: dict[str, Any]) -> None:
    page = share(answered, 422, **changed)
    assert "Mitään ei jaettu." in page
    assert TEXT in page
    assert "Mitään ei ole jaettu." in answered.get("/visible")


def test_the_same_form_twice_is_one_share(answered: Person) -> None:
    for _ in range(2):
        share(answered, key="same")
    assert answered.get("/visible").count('href="/entries/entry"') == 1


def test_what_is_open_is_listed_and_taken_back_all_at_once(
    answered: Person, mika: Person, pair: str, time: Clock
) -> None:
    share(answered)
    time.forward(minutes=1)
    assert "Mika voi lukea tämän mentoroinnin loppuun" in answered.get("/visible")
    assert answered.post("/visible/take-back") == "/visible"
    assert "Mitään ei ole jaettu." in answered.get("/visible")
    assert TEXT not in mika.get(f"/briefings/{pair}")
    answered.post("/visible/take-back")


@pytest.mark.parametrize(("read", "sentence"), [(True, "Hän luki tämän 24.11."), (False, "Hän ei ole avannut tätä.")])
def test_taking_back_says_whether_it_was_read(
    answered: Person, mika: Person, pair: str, time: Clock, read: bool, sentence: str
) -> None:
    share(answered)
    time.forward(minutes=1)
    if read:
        mika.get(f"/briefings/{pair}")
    path = re.search(r'href="(/shares/[^"]+/take-back)"', answered.get("/entries/entry"))
    assert path
    assert sentence in answered.get(path[1])
    mika.get(path[1], 404)
    mika.post(path[1], 404)
    for _ in range(2):
        assert answered.post(path[1]) == "/entries/entry"
    assert "Jako oli voimassa" in answered.get("/entries/entry")


def test_nobody_shares_somebody_elses_entry(answered: Person, mika: Person, otto: Person, nobody: FlaskClient) -> None:
    for person in (mika, otto):
        person.get("/share?entry=entry", 404)
        person.post("/share", 404, entry="entry", until="end")
    assert nobody.post("/share").status_code == 401


def test_everything_taken_back_is_the_goals_too(aino: Person, mika: Person, pair: str, db: Database) -> None:
    goals.add(db, aino.account, "Rauhallisemmat siirtymät", "other", "goal")
    aino.post(f"/mentorships/{pair}/goals", visible="yes")
    assert "Mitään ei ole jaettu." not in aino.get("/visible")
    assert "Rauhallisemmat siirtymät" in mika.get(f"/briefings/{pair}")
    assert aino.post("/visible/take-back") == "/visible"
    assert "Mitään ei ole jaettu." in aino.get("/visible")
    assert "Rauhallisemmat siirtymät" not in mika.get(f"/briefings/{pair}")


def test_the_sight_of_the_goals_does_not_pass_to_the_next_mentor(
    aino: Person, mika: Person, otto: Person, pair: str, db: Database, time: Clock
) -> None:
    goals.add(db, aino.account, "Rauhallisemmat siirtymät", "other", "goal")
    aino.post(f"/mentorships/{pair}/goals", visible="yes")
    page = aino.get("/visible")
    assert "Mika näkee tavoitteeni" in page
    assert f'action="/mentorships/{pair}/goals"' in page
    time.forward(minutes=1)
    second = mentorships.propose(db, otto.account, aino.account, otto.account, "second", superior=False)
    aino.post(f"/mentorships/{pair}/end")
    aino.post(f"/mentorships/{second}/accept")
    for one in (aino, otto):
        mentorships.promise(db, one.account, second, 1, "fi")
    assert "näkee tavoitteeni" not in aino.get("/visible")
