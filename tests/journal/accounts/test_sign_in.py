"""Signing in and out: the right person, in words, and nowhere else than to our own pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import PASSWORD, Clock, People, Person
from werkzeug.test import TestResponse

from journal.db import Database

ADDRESS = "aino@example.org"


def enter(browser: FlaskClient, password: str = PASSWORD, **more: Any) -> TestResponse:
    return browser.post("/sign-in", data={"address": ADDRESS, "password": password} | more)


def test_the_right_password_opens_the_journal(nobody: FlaskClient, aino: Person) -> None:
    answer = enter(nobody)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert "Hei, Aino" in nobody.get("/").get_data(as_text=True)


def test_blanks_and_capitals_of_the_address_do_not_matter(nobody: FlaskClient, aino: Person) -> None:
    answer = nobody.post("/sign-in", data={"address": " Aino@Example.org ", "password": PASSWORD})
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("accepted", "sentence"),
    [
        ("fi", "Osoite ja salasana eivät sovi yhteen."),
        ("sv", "Adressen och lösenordet hör inte ihop."),
        ("en", "The address and the password do not match."),
    ],
)
def test_a_wrong_password_is_said_in_the_readers_language_and_the_address_stays(
    nobody: FlaskClient, aino: Person, accepted: str, sentence: str
) -> None:
    answer = nobody.post(
        "/sign-in", data={"address": ADDRESS, "password": "jotain muuta"}, headers={"Accept-Language": accepted}
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert sentence in page
    assert ADDRESS in page
    assert "jotain muuta" not in page


def test_an_unknown_address_answers_as_a_wrong_password_does(nobody: FlaskClient, aino: Person) -> None:
    known = enter(nobody, "väärä")
    unknown = nobody.post("/sign-in", data={"address": "kuka@example.org", "password": "väärä"})
    assert known.status_code == unknown.status_code == 422
    pages = [one.get_data(as_text=True) for one in (known, unknown)]
    assert pages[0].replace(ADDRESS, "") == pages[1].replace("kuka@example.org", "")


def test_empty_fields_are_asked_for(nobody: FlaskClient) -> None:
    answer = nobody.post("/sign-in", data={})
    assert answer.status_code == 422
    assert "2 kohtaa" in answer.get_data(as_text=True)


def wait_told(page: str) -> int:
    found = re.search(r"Seuraava onnistuu (?:(\d+) )?minuutin kuluttua", page)
    assert found, page
    return int(found[1] or 1)


def test_each_further_failure_waits_longer_and_the_wait_is_said(nobody: FlaskClient, aino: Person, time: Clock) -> None:
    assert [enter(nobody, "väärä").status_code for _ in range(6)] == [422] * 6
    waits = []
    for _ in range(4):
        refused = enter(nobody)
        assert refused.status_code == 429
        waits.append(wait_told(refused.get_data(as_text=True)))
        time.forward(minutes=waits[-1])
        assert enter(nobody, "väärä").status_code == 422
    assert waits == [1, 2, 4, 8]


def test_after_the_wait_the_right_password_opens_and_the_address_starts_anew(
    nobody: FlaskClient, aino: Person, time: Clock
) -> None:
    for _ in range(6):
        enter(nobody, "väärä")
    assert enter(nobody).status_code == 429
    time.forward(minutes=1)
    assert enter(nobody).status_code == 303


def test_failures_of_yesterday_are_forgotten(nobody: FlaskClient, aino: Person, time: Clock) -> None:
    for _ in range(5):
        enter(nobody, "väärä")
    time.forward(hours=25)
    enter(nobody, "väärä")
    assert enter(nobody).status_code == 303


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "\\\\example.org",
     "/\t/example.org", "/\n/example.org", "http:example.org", "x"],
)  # fmt: skip
def test_next_never_leads_elsewhere(nobody: FlaskClient, aino: Person, elsewhere: str) -> None:
    assert enter(nobody, next=elsewhere).headers["Location"] == "/"


@pytest.mark.parametrize("path", ["/entries", "/write/abc", "/entries/search?q=a%20b"])
def test_next_leads_to_a_page_of_ours(nobody: FlaskClient, aino: Person, path: str) -> None:
    assert enter(nobody, next=path).headers["Location"] == path


def test_somebody_signed_in_needs_no_form(aino: Person) -> None:
    assert aino.browser.get("/sign-in").headers["Location"] == "/"


def test_signing_out_ends_the_sign_in_and_clears_what_the_browser_kept(app: Flask, db: Database, aino: Person) -> None:
    cookie = aino.browser.get_cookie("oivallus")
    assert cookie is not None
    answer = aino.browser.post("/sign-out")
    assert answer.headers["Location"] == "/sign-in"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert aino.browser.get_cookie("oivallus") is None
    again = app.test_client()
    again.set_cookie("oivallus", cookie.value)
    assert again.get("/").status_code == 303
    assert db.query("select count(*) as n from sign_in where account_id = :id", {"id": aino.account.id}) == [{"n": 0}]


def test_signing_out_twice_is_signing_out(aino: Person) -> None:
    aino.post("/sign-out")
    page = aino.post("/sign-out", 401)
    assert "Kirjaudu" in page


def test_the_token_is_nowhere_in_the_database(app: Flask, db: Database, people_of: People) -> None:
    cookie = people_of.make("Mika").browser.get_cookie("oivallus")
    assert cookie is not None
    rows = [db.query(f"select * from {table}") for table in db.table_names()]
    assert "token_hash" in str(rows)
    assert cookie.value not in str(rows)
