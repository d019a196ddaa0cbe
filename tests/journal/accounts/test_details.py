"""One's own details, password, language and questions."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import PASSWORD, People, Person

from journal.accounts import queries
from journal.db import Database

STRONG = "sateinen kevät ja kolme kumisaapasta"


def test_details_are_changed(aino: Person, db: Database) -> None:
    assert aino.post("/account", name="Aino V.", unit="Metsätähti", workplace="alone") == "/account"
    assert "Tallennettu." in aino.get("/account")
    changed = queries.account(db, aino.account.id)
    assert (changed.name, changed.unit, changed.workplace) == ("Aino V.", "Metsätähti", "alone")


def test_a_name_is_needed_and_the_rest_stays_on_the_page(aino: Person, db: Database) -> None:
    page = aino.post("/account", 422, name=" ", unit="Metsätähti")
    assert "Tähän tulee nimesi." in page
    assert 'value="Metsätähti"' in page
    assert queries.account(db, aino.account.id).name == "Aino"


def test_a_place_of_work_that_is_not_on_the_list_is_refused(aino: Person) -> None:
    aino.post("/account", 422, name="Aino", workplace="moon")


def test_signed_out_nothing_changes(nobody: FlaskClient, aino: Person) -> None:
    for path in ("/account", "/account/questions", "/account/password", "/account/sign-out-everywhere"):
        assert nobody.post(path, data={"name": "x"}).status_code == 401
    aino.get("/account")


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("", "Tähän tulee uusi salasana."),
        ("lyhyt", "Salasanassa on vähintään 12 merkkiä."),
        ("x" * 257, "Salasanassa on enintään 256 merkkiä."),
        ("password1234", "Tämä salasana on helppo arvata."),
        ("aaaaaaaaaaaaaa", "Tämä salasana on helppo arvata."),
        ("aino@example.org", "Tämä salasana on helppo arvata."),
    ],
)
def test_an_easy_password_is_refused_in_words(aino: Person, db: Database, new: str, sentence: str) -> None:
    before = queries.password_hash(db, aino.account)
    page = aino.post("/account/password", 422, current_password=PASSWORD, new_password=new)
    assert sentence in page
    assert queries.password_hash(db, aino.account) == before


def test_the_current_password_has_to_be_right(aino: Person) -> None:
    page = aino.post("/account/password", 422, current_password="ei tämä", new_password=STRONG)
    assert "Tämä ei ole nykyinen salasanasi." in page
    assert STRONG not in page


def test_a_new_password_ends_the_other_devices_and_opens_the_journal(
    aino: Person, people_of: People, nobody: FlaskClient
) -> None:
    phone = people_of.signed_in(aino.account)
    assert aino.post("/account/password", current_password=PASSWORD, new_password=STRONG) == "/account"
    assert "muut laitteet on kirjattu ulos" in aino.get("/account")
    phone.get("/", 303)
    old = {"address": "aino@example.org", "password": PASSWORD}
    assert nobody.post("/sign-in", data=old).status_code == 422
    assert nobody.post("/sign-in", data=old | {"password": STRONG}).status_code == 303


def test_questions_are_switched_off_and_on(aino: Person) -> None:
    aino.post("/account/questions")
    assert "Kysymykset ovat pois käytöstä." in aino.get("/write")
    aino.post("/account/questions", questions="y", hints="y")
    page = aino.get("/write")
    assert "Anna minulle kysymys" in page
    assert "data-hint" in page


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("sv-FI,fi;q=0.5", "sv"), ("en-GB", "en"), ("de,et", "fi"), ("", "fi"), ("fi-FI,sv;q=0.9", "fi"), ("*", "fi")],
)
def test_a_stranger_is_answered_in_the_browsers_language(nobody: FlaskClient, accepted: str, language: str) -> None:
    page = nobody.get("/sign-in", headers={"Accept-Language": accepted}).get_data(as_text=True)
    assert f'<html lang="{language}">' in page


def test_a_chosen_language_wins_over_the_browsers(nobody: FlaskClient) -> None:
    answer = nobody.post("/language", data={"language": "sv", "next": "/support"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/support")
    page = nobody.get("/sign-in", headers={"Accept-Language": "en"}).get_data(as_text=True)
    assert '<html lang="sv">' in page


def test_the_accounts_language_wins_over_both(aino: Person, app: Flask, people_of: People) -> None:
    aino.browser.set_cookie("language", "sv")
    assert '<html lang="fi">' in aino.get("/", headers={"Accept-Language": "en"})
    aino.post("/language", language="en")
    assert '<html lang="en">' in aino.get("/")
    assert '<html lang="en">' in people_of.signed_in(aino.account).get("/")


@pytest.mark.parametrize("wanted", ["de", "", "../fi"])
def test_a_language_that_is_not_spoken_here_is_refused_in_words(aino: Person, wanted: str) -> None:
    assert "Tämä on muuttunut sillä välin" in aino.post("/language", 409, language=wanted)


def test_a_spoilt_language_cookie_does_no_harm(nobody: FlaskClient) -> None:
    nobody.set_cookie("language", "x" * 50)
    assert '<html lang="fi">' in nobody.get("/sign-in").get_data(as_text=True)
