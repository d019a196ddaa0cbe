"""*Haluan mukaan*: one link for everybody, seen by mentors and the coordinator, gone once handled."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from flask import Flask
from persons import PASSWORD, Clock, Person, hidden

from journal import upkeep
from journal.db import Database

SEEN_BY = "Tämän näkevät mentorit ja koordinaattori. Se häviää, kun se on käsitelty, viimeistään 60 päivän kuluttua."
SUPERIOR = "Tätä paria ei voi muodostaa. Mentorin kanssa puhutaan myös omasta tiimistä ja esihenkilöstä."


@pytest.fixture
def link(mika: Person) -> str:
    mika.post("/join-requests/link")
    found = re.search(r'value="http://localhost:8000(/join/[^"]+)"', mika.get("/join-requests"))
    assert found
    return found[1]


def ask(app: Flask, link: str, status: int = 303, **changes: str) -> str:
    browser = app.test_client()
    key = hidden(browser.get(link).get_data(as_text=True), "key")
    sent = {"key": key, "name": "Aino", "unit": "Rantapuisto", "address": "aino@example.org"} | changes
    answer = browser.post(link, data=sent)
    assert answer.status_code == status, answer.get_data(as_text=True)
    return answer.headers["Location"] if status == 303 else answer.get_data(as_text=True)


def code_of(page: str) -> str:
    found = re.search(r'action="/join-requests/([^/"]+)/put-away"', page)
    assert found, page
    return found[1]


def test_anybody_with_the_link_asks_and_mentors_and_the_coordinator_see_it(
    app: Flask, link: str, mika: Person, otto: Person, kaisa: Person, aino: Person, dora: Person
) -> None:
    assert SEEN_BY in app.test_client().get(link).get_data(as_text=True)
    thanks = app.test_client().get(ask(app, link)).get_data(as_text=True)
    assert "Kiitos." in thanks
    for person in (mika, otto, kaisa):
        page = person.get("/join-requests")
        assert "Rantapuisto" in page
        assert "aino@example.org" in page
    for person in (aino, dora):
        person.get("/join-requests", 404)


def test_a_renewed_link_ends_the_one_before(app: Flask, link: str, otto: Person, aino: Person) -> None:
    aino.post("/join-requests/link", 404)
    otto.post("/join-requests/link")
    for answer in (app.test_client().get(link), app.test_client().post(link, data={"name": "Aino"})):
        assert answer.status_code == 404
        assert "Tämä linkki ei vie enää mihinkään" in answer.get_data(as_text=True)


def test_the_same_request_twice_is_one(app: Flask, link: str, db: Database) -> None:
    ask(app, link, key="k")
    ask(app, link, key="k", address="other@example.org")
    ask(app, link, address="AINO@example.org")
    assert len(db.query("select * from join_request")) == 1


@pytest.mark.parametrize("changed", [{"name": ""}, {"address": ""}, {"address": "ei osoite"}, {"name": "x" * 121}])
def test_a_bad_form_keeps_what_was_typed(app: Flask, link: str, db: Database, changed: dict[str, str]) -> None:
    page = ask(app, link, 422, **changed)
    assert 'value="Rantapuisto"' in page
    assert db.query("select * from join_request") == []


def test_very_many_from_one_machine_have_to_wait(app: Flask, link: str, db: Database) -> None:
    for number in range(21):
        ask(app, link, address=f"n{number}@example.org")
    ask(app, link, 429, address="last@example.org")
    assert len(db.query("select * from join_request")) == 21


def test_a_mentor_answers_with_an_invitation_of_their_own(app: Flask, link: str, mika: Person, db: Database) -> None:
    app.config["SETTINGS"] = dataclasses.replace(app.config["SETTINGS"], smtp_host="mail.example.org")
    ask(app, link)
    code = code_of(mika.get("/join-requests"))
    assert "Tähän tarvitaan kyllä tai ei." in mika.post(f"/join-requests/{code}/invite", 422, key="k")
    assert SUPERIOR in mika.post(f"/join-requests/{code}/invite", 422, key="k", superior="yes")
    page = mika.post(f"/join-requests/{code}/invite", 200, key="k", superior="no")
    assert "Mika kutsui sinut." in page
    mika.post(f"/join-requests/{code}/invite", 404, key="k", superior="no")
    assert db.query("select * from join_request") == []
    letter = db.query("select * from letter where kind = 'invited_by_mentor'")[0]
    assert letter["address"] == "aino@example.org"
    way = json.loads(letter["slots"])["path"]
    sent = {"name": "Aino", "address": "aino@example.org", "password": PASSWORD}
    assert app.test_client().post(f"{way}/start", data=sent).status_code == 303
    assert db.query("select state from mentorship") == [{"state": "proposed"}]


def test_through_the_coordinator_one_waits_for_a_mentor(app: Flask, link: str, kaisa: Person, db: Database) -> None:
    ask(app, link)
    page = kaisa.post(f"/join-requests/{code_of(kaisa.get('/join-requests'))}/invite", 200, key="k")
    way = re.search(r'id="link" readonly value="http://localhost:8000([^"]+)"', page)
    assert way
    sent = {"name": "Aino", "address": "aino@example.org", "password": PASSWORD}
    app.test_client().post(f"{way[1]}/start", data=sent)
    page = kaisa.get("/join-requests")
    account = db.query("select code from account where name = 'Aino'")[0]["code"]
    assert f'href="/pairs?actor={account}"' in page
    assert f'<option selected value="{account}">' in kaisa.get(f"/pairs?actor={account}")


def test_put_away_it_is_gone(app: Flask, link: str, mika: Person, aino: Person, db: Database) -> None:
    ask(app, link)
    code = code_of(mika.get("/join-requests"))
    aino.post(f"/join-requests/{code}/put-away", 404)
    mika.post(f"/join-requests/{code}/put-away")
    mika.post(f"/join-requests/{code}/put-away", 404)
    assert db.query("select * from join_request") == []


def test_after_sixty_days_it_is_gone(app: Flask, link: str, db: Database, time: Clock) -> None:
    ask(app, link)
    time.forward(days=60, minutes=-1)
    upkeep.run(db, app.config["SETTINGS"])
    assert len(db.query("select * from join_request")) == 1
    time.forward(minutes=1)
    upkeep.run(db, app.config["SETTINGS"])
    assert db.query("select * from join_request") == []


def test_signed_in_one_press_is_enough_and_can_be_taken_back(
    aino: Person, mika: Person, link: str, db: Database
) -> None:
    assert "Haluan mukaan" in aino.get("/")
    assert aino.browser.get(link).headers["Location"] == "/join"
    assert SEEN_BY in aino.get("/join")
    for _ in range(2):
        aino.post("/join")
    assert "Odotat mentoria" in aino.get("/join")
    assert len(db.query("select * from join_request")) == 1
    code = code_of(mika.get("/join-requests"))
    mika.post(f"/join-requests/{code}/invite", 409, superior="no")
    aino.post("/join/take-back")
    assert db.query("select * from join_request") == []


def test_a_mentor_offers_to_mentor_and_the_request_is_gone(aino: Person, mika: Person, db: Database) -> None:
    aino.post("/join")
    code = code_of(mika.get("/join-requests"))
    assert SUPERIOR in mika.post(f"/join-requests/{code}/propose", 422, superior="yes")
    mika.post(f"/join-requests/{code}/propose", superior="no", key="k")
    assert db.query("select * from join_request") == []
    assert "Mika olisi mentorisi." in aino.get("/")
    letter = db.query("select * from letter where kind = 'mentor_proposed'")[0]
    assert letter["account_id"] == aino.account.id
    assert "Mika" not in letter["slots"]
    aino.post("/join", 409)


def test_signed_out_nothing_is_handled(app: Flask) -> None:
    for path in ("/join", "/join-requests/link", "/join-requests/x/invite", "/join-requests/x/put-away"):
        assert app.test_client().post(path).status_code == 401


def test_a_coordinator_does_not_make_themselves_a_mentor(aino: Person, kaisa: Person, db: Database) -> None:
    aino.post("/join")
    code = db.query("select code from join_request")[0]["code"]
    kaisa.post(f"/join-requests/{code}/propose", 404, superior="no", key="k")
    kaisa.post(f"/join-requests/{code}/propose", 404, superior="yes", key="k")
    assert db.query("select 1 from mentorship") == []
