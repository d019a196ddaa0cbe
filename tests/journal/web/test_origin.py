"""Forms of other sites are refused with the text kept; our own pass, however long they were open."""

from __future__ import annotations

import pytest
from persons import Person

TEXT = "Pitkä teksti, jota on kirjoitettu koko ilta."
FORM = {"text": TEXT, "key": "k", "tab": "t", "based_on": "0"}


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://localhost.example.org"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_another_sites_form_changes_nothing_and_the_text_is_kept(aino: Person, headers: dict[str, str]) -> None:
    answer = aino.browser.post("/write/code", data=FORM, headers=headers)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 403
    assert "Tämä lomake ei tullut tästä palvelusta" in page
    assert TEXT in page
    assert "Kirjoita ensimmäinen merkintä" in aino.get("/entries")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://localhost"},
        {},
    ],
)
def test_our_own_form_and_a_program_pass(aino: Person, headers: dict[str, str]) -> None:
    assert aino.browser.post("/write/code", data=FORM, headers=headers).status_code == 303
    assert TEXT in aino.get("/write/code")


def test_reading_from_another_site_is_only_reading(aino: Person) -> None:
    aino.get("/", headers={"Sec-Fetch-Site": "cross-site"})


def test_secrets_are_not_shown_back(aino: Person) -> None:
    sent = {"current_password": "nykyinen salasana tässä", "new_password": "uusi salasana tässä näin"}
    page = aino.browser.post("/account/password", data=sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 403
    assert "salasana tässä" not in page.get_data(as_text=True)


def test_htmx_gets_a_fragment(aino: Person) -> None:
    answer = aino.browser.post("/write/code", data=FORM, headers={"HX-Request": "true", "Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "<html" not in answer.get_data(as_text=True)
    assert "Tekstisi on yhä tällä sivulla." in answer.get_data(as_text=True)
