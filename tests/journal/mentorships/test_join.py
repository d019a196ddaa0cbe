"""From the slip to the first page: a bad form keeps what was typed and the invitation stays good."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import PASSWORD, Person

from journal.accounts.service import invitations
from journal.db import Database

SENT = {"name": "Aino", "address": "aino@example.org", "password": PASSWORD}


@pytest.fixture
def link(app: Flask, db: Database, mika: Person) -> str:
    made = invitations.invite(db, mika.account, app.config["SETTINGS"], name="Aino")
    return f"/invitation/{made.token}/start"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": ""}, "Tähän tulee nimesi."),
        ({"name": " "}, "Tähän tulee nimesi."),
        ({"name": "x" * 121}, ""),
        ({"address": ""}, "Tähän tulee osoite, jolla kirjaudut."),
        ({"password": ""}, "Tähän tulee oma salasanasi."),
        ({"password": "lyhyt"}, "Salasanassa on vähintään 12 merkkiä."),
        ({"password": "aino@example.org"}, "Tämä salasana on helppo arvata."),
        ({"address": "mika@example.org"}, "Tämä osoite on jo käytössä."),
        ({"address": "MIKA@example.org "}, "Tämä osoite on jo käytössä."),
    ],
)
def test_a_bad_form_keeps_what_was_typed(
    nobody: FlaskClient, link: str, db: Database, changed: dict[str, str], sentence: str
) -> None:
    sent = SENT | changed
    answer = nobody.post(link, data=sent)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert f'value="{sent["address"]}"' in page
    assert not re.search(r'type="password"[^>]*value="[^"]', page)
    assert nobody.post(link, data=SENT).status_code == 303


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_account_speaks_the_language_it_was_made_in(
    nobody: FlaskClient, link: str, db: Database, language: str
) -> None:
    nobody.post(link, data=SENT, headers={"Accept-Language": language})
    assert f'<html lang="{language}">' in nobody.get("/", headers={"Accept-Language": "de"}).get_data(as_text=True)


def test_the_same_form_twice_is_one_account(nobody: FlaskClient, app: Flask, link: str, db: Database) -> None:
    assert nobody.post(link, data=SENT).status_code == 303
    again = app.test_client().post(link, data=SENT)
    assert again.status_code == 409
    assert "Jos käytit sen itse" in again.get_data(as_text=True)
    assert db.query("select count(*) as n from mentorship") == [{"n": 1}]


def test_from_the_code_to_the_caret_there_are_two_pages(nobody: FlaskClient, link: str) -> None:
    answer = nobody.post(link, data=SENT, follow_redirects=True)
    assert answer.request.path == "/write"
    assert "autofocus" in answer.get_data(as_text=True)
