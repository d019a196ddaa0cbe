"""The practice page: anybody hears what a question sounds like, and nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import Person

from journal.curation import service
from journal.db import Database
from prompts.lint import lint
from prompts.model import LANGUAGES, Language


def listen(browser: FlaskClient, text: str, **headers: str) -> tuple[int, str]:
    answer = browser.post("/practice", data={"text": text}, headers={"Accept-Language": "fi", **headers})
    return answer.status_code, answer.get_data(as_text=True)


def test_a_question_is_heard_as_one(nobody: FlaskClient) -> None:
    status, page = listen(nobody, "Mikä on sinulle nyt tärkeää?")
    assert (status, "Tämä kysyy." in page, "<mark>" in page) == (200, True, False)


def test_advice_is_heard_at_its_words_and_asked_about(nobody: FlaskClient) -> None:
    _, page = listen(nobody, "Etkö voisi vain <b>jutella</b> Liisalle?")
    assert "<mark>Etkö voisi" in page
    assert "&lt;b&gt;" in page
    assert page.count('<ul class="remarks">') == 1


def test_a_fragment_is_enough_for_a_page_with_scripts(nobody: FlaskClient) -> None:
    _, part = listen(nobody, "Mikä auttoi?", **{"HX-Request": "true"})
    assert "<html" not in part
    assert "Tämä kysyy." in part


@pytest.mark.parametrize(("text", "said"), [("", "Tähän tarvitaan muutama sana."), ("a" * 501, "500 merkkiä")])
def test_too_little_or_too_much_is_said_and_comes_back(nobody: FlaskClient, text: str, said: str) -> None:
    status, page = listen(nobody, text)
    assert status == 422
    assert said in page
    assert text in page


def test_nothing_of_it_is_kept(app: Flask, db: Database, aino: Person, caplog: pytest.LogCaptureFixture) -> None:
    aino.post("/practice", 200, text="Pitäisikö sinun hiljaisuusmerkki?")
    db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    database: Path = app.config["SETTINGS"].database
    assert b"hiljaisuusmerkki" not in database.read_bytes()
    assert "hiljaisuusmerkki" not in caplog.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_exercises_say_what_they_claim(db: Database, language: Language) -> None:
    reader = service.engine(db).reader
    exercises = service.exercises(language)
    assert len(exercises) == 12
    for one in exercises:
        assert lint(one.urge, "question", language, reader).advice, one.urge
        assert lint(one.asked, "question", language, reader).problems == (), one.asked
