"""Whatever goes wrong, the answer has words in the reader's language and a way on, and shows no machinery."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import Clock, Person

MACHINERY = ("Traceback", "werkzeug", "sqlite", 'File "', "jinja2")
WORDS = {
    404: {"fi": "Tällaista sivua ei ole", "sv": "Den här sidan finns inte", "en": "There is no such page"},
    405: {"fi": "Tätä ei voitu lukea", "sv": "Det här gick inte att läsa", "en": "This could not be read"},
    413: {"fi": "Tämä on liikaa kerralla", "sv": "Det här är för mycket på en gång", "en": "This is too much at once"},
    500: {"fi": "Jokin meni meillä vikaan", "sv": "Något gick fel hos oss", "en": "Something went wrong here"},
}
TEXT = "Tämä teksti oli sivulla, kun kirjautuminen vanheni."


@pytest.fixture
def browser(app: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """Of an application as it is served, with one page that breaks."""
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)

    def breaks() -> str:
        raise RuntimeError("säkkipimeäsana")

    monkeypatch.setitem(app.view_functions, "support.privacy", breaks)
    breaks.open_page = True  # type: ignore[attr-defined]
    return app.test_client()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("status", [404, 405, 413, 500])
@pytest.mark.filterwarnings("default")
def test_each_has_a_page_in_three_languages(browser: FlaskClient, status: int, language: str) -> None:
    headers = {"Accept-Language": language}
    if status == 404:
        answer = browser.get("/no/such/page", headers=headers)
    elif status == 405:
        answer = browser.delete("/sign-in", headers=headers)
    elif status == 413:
        answer = browser.post("/sign-in", data={"address": "x" * 4_200_000}, headers=headers)
    else:
        answer = browser.get("/privacy", headers=headers)
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert f'<html lang="{language}">' in page
    assert WORDS[status][language] in page
    assert 'class="button primary" href="/"' in page
    assert not [one for one in (*MACHINERY, "säkkipimeäsana") if one in page]


def test_signed_out_htmx_is_told_that_the_text_is_kept(nobody: FlaskClient) -> None:
    answer = nobody.post("/write/code", data={"text": TEXT}, headers={"HX-Request": "true"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 401
    assert "Tekstisi on tallessa tällä laitteella" in page
    assert 'href="/sign-in?next=/write/code"' in page
    assert "<html" not in page


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_form_sent_after_the_sign_in_ended_shows_its_text(nobody: FlaskClient, language: str) -> None:
    answer = nobody.post("/write/code", data={"text": TEXT}, headers={"Accept-Language": language})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 401
    assert TEXT in page
    assert 'href="/sign-in?next=/write/code"' in page


def test_a_sign_in_that_ends_while_writing_keeps_the_text(aino: Person, time: Clock) -> None:
    time.forward(days=181)
    assert TEXT in aino.post("/write/code", 401, text=TEXT)


@pytest.mark.parametrize("path", ["/entries/x", "/goals/x", "/briefings/x", "/mentorships/x", "/share/x", "/write/%00"])
def test_a_mistyped_code_is_no_page_or_an_empty_one(aino: Person, path: str) -> None:
    if path.startswith("/write"):
        aino.get(path)
    else:
        assert "Tällaista sivua ei ole" in aino.get(path, 404)


def test_htmx_is_answered_with_a_fragment(aino: Person) -> None:
    page = aino.htmx("/mentorships/x/accept", 404)
    assert "<html" not in page
    assert "Se, mikä tässä oli, ei ole enää tässä." in page
