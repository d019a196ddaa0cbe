"""Invitations: a link and a slip, for one person, once and for thirty days."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from persons import PASSWORD, Clock, Person, hidden

from journal.accounts import queries
from journal.accounts.models import OPERATOR, NewInvitation
from journal.accounts.service import invitations
from journal.db import Database


def invited_by(person: Person, **more: str) -> tuple[str, str]:
    """Make an invitation on the page; the path of its link and what stands on its slip."""
    key = hidden(person.get("/invitations"), "key")
    page = person.post("/invitations", 200, key=key, superior="no", **more)
    link = re.search(r'id="link" readonly value="([^"]+)"', page)
    slip = re.search(r'class="slip-code">([^<]+)<', page)
    assert link, page
    assert slip, page
    return unescape(link[1]).removeprefix("http://localhost:8000"), slip[1]


@pytest.fixture
def by_operator(app: Flask, db: Database) -> NewInvitation:
    return invitations.invite(
        db, OPERATOR, app.config["SETTINGS"], name="Cecilia", language="sv", roles=frozenset({"curator"}), mentors=True
    )


def start(browser: FlaskClient, link: str, status: int = 303, **changes: str) -> str:
    sent = {"name": "Aino", "address": "aino@example.org", "password": PASSWORD} | changes
    answer = browser.post(f"{link}/start", data=sent)
    page = answer.get_data(as_text=True)
    assert answer.status_code == status, page
    return answer.headers["Location"] if status == 303 else page


def test_a_mentor_invites_and_the_link_leads_to_an_empty_page(mika: Person, nobody: FlaskClient, db: Database) -> None:
    link, _slip = invited_by(mika, name="Aino")
    page = nobody.get(link).get_data(as_text=True)
    assert "Mika kutsui sinut." in page
    assert 'value="Aino"' in nobody.get(f"{link}/start").get_data(as_text=True)
    assert start(nobody, link) == "/write"
    assert nobody.get("/write").status_code == 200
    account = db.query("select * from account where address = 'aino@example.org'")[0]
    assert (account["mentors"], account["language"]) == (0, "fi")
    assert "Mika" in nobody.get("/").get_data(as_text=True)


def test_looking_at_the_link_uses_nothing_up(mika: Person, app: Flask) -> None:
    link, _slip = invited_by(mika)
    for _ in range(3):
        scanner = app.test_client()
        assert scanner.get(link).status_code == scanner.get(f"{link}/start").status_code == 200
    assert start(app.test_client(), link) == "/write"


@pytest.mark.parametrize("spelled", [str.lower, lambda slip: slip.replace(" ", "-"), lambda slip: f" {slip}\t"])
def test_the_slip_opens_the_same_invitation_however_it_is_typed(
    kaisa: Person, nobody: FlaskClient, spelled: object
) -> None:
    _link, slip = invited_by(kaisa)
    answer = nobody.post("/invitation", data={"slip": spelled(slip)})  # type: ignore[operator]
    assert answer.status_code == 303
    page = nobody.get(answer.headers["Location"]).get_data(as_text=True)
    assert "Kaisa lähetti tämän kutsun." in page
    assert start(nobody, answer.headers["Location"]) == "/write"


def test_a_coordinators_invitation_proposes_no_pair(kaisa: Person, nobody: FlaskClient, db: Database) -> None:
    link, _slip = invited_by(kaisa)
    start(nobody, link)
    assert db.query("select count(*) as n from mentorship") == [{"n": 0}]


def test_an_operators_invitation_gives_roles(by_operator: NewInvitation, nobody: FlaskClient, db: Database) -> None:
    start(nobody, f"/invitation/{by_operator.token}", name="Cecilia", address="cecilia@example.org")
    found = queries.credentials(db, "cecilia@example.org")
    assert found is not None
    assert (found[0].roles, found[0].mentors) == (frozenset({"curator"}), True)


def test_a_mentors_invitation_never_gives_roles(mika: Person, nobody: FlaskClient, db: Database) -> None:
    link, _slip = invited_by(mika, roles="coordinator", mentors="1")
    start(nobody, link, roles="coordinator", mentors="1")
    found = queries.credentials(db, "aino@example.org")
    assert found is not None
    assert (found[0].roles, found[0].mentors) == (frozenset(), False)


def test_used_once_it_opens_no_more(mika: Person, app: Flask) -> None:
    link, slip = invited_by(mika)
    start(app.test_client(), link)
    late = app.test_client()
    assert "Tämä kutsu on käytetty." in late.get(link).get_data(as_text=True)
    assert "Tämä kutsu on käytetty." in start(late, link, 409, address="otto@example.org")
    answer = late.post("/invitation", data={"slip": slip})
    assert answer.status_code == 409
    assert "Tämä kutsu on käytetty." in answer.get_data(as_text=True)


def test_it_is_good_for_thirty_days(mika: Person, nobody: FlaskClient, time: Clock) -> None:
    link, slip = invited_by(mika)
    time.forward(days=30, seconds=-1)
    assert nobody.get(link).status_code == 200
    time.forward(seconds=1)
    answers = [nobody.get(link), nobody.get(f"{link}/start"), nobody.post("/invitation", data={"slip": slip})]
    assert [one.status_code for one in answers] == [409] * 3
    assert "ei ole enää voimassa" in answers[2].get_data(as_text=True)
    start(nobody, link, 409)


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ("ABCD EFGH", 404, "Tällä ei aukea kutsua."),
        ("x", 404, "Tällä ei aukea kutsua."),
        ("💐", 404, "Tällä ei aukea kutsua."),
        ("", 422, "Tähän tulee lapussasi oleva koodi."),
        ("A" * 41, 422, ""),
    ],
)
def test_a_mistyped_code_is_told_and_stays(nobody: FlaskClient, typed: str, status: int, sentence: str) -> None:
    answer = nobody.post("/invitation", data={"slip": typed})
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert sentence in page
    assert f'value="{typed}"' in page


def test_guessing_slips_is_slowed_down(nobody: FlaskClient, mika: Person) -> None:
    _link, slip = invited_by(mika)
    answers = [nobody.post("/invitation", data={"slip": f"ABCD EFG{n}"}).status_code for n in range(7)]
    assert answers == [404] * 6 + [429]
    assert nobody.post("/invitation", data={"slip": slip}).status_code == 429


def test_a_mistyped_link_is_told(nobody: FlaskClient) -> None:
    for path in ("/invitation/nothing", "/invitation/nothing/start"):
        answer = nobody.get(path)
        assert answer.status_code == 404
        assert "Tällä ei aukea kutsua." in answer.get_data(as_text=True)


def test_withdrawn_it_opens_no_more(mika: Person, otto: Person, nobody: FlaskClient) -> None:
    link, _slip = invited_by(mika)
    act = re.search(r'action="(/invitations/[^"]+/withdraw)"', mika.get("/invitations"))
    assert act
    otto.post(act[1], 404)
    assert mika.post(act[1]) == "/invitations"
    assert nobody.get(link).status_code == 404
    mika.post(act[1], 404)


def test_the_same_form_twice_is_one_invitation(mika: Person, db: Database) -> None:
    key = hidden(mika.get("/invitations"), "key")
    mika.post("/invitations", 200, key=key, superior="no")
    mika.post("/invitations", 409, key=key, superior="no")
    assert db.query("select count(*) as n from invitation") == [{"n": 1}]


def test_the_secrets_are_shown_once_and_kept_nowhere(mika: Person, db: Database) -> None:
    link, slip = invited_by(mika)
    rows = str(db.query("select * from invitation"))
    assert link.rpartition("/")[2] not in rows
    assert slip.replace(" ", "") not in rows
    assert link not in mika.get("/invitations")


def test_who_may_not_invite_finds_no_page(aino: Person, dora: Person, nobody: FlaskClient) -> None:
    for person in (aino, dora):
        person.get("/invitations", 404)
        person.post("/invitations", 404, superior="no")
    assert nobody.post("/invitations").status_code == 401


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Tätä paria ei voi muodostaa. Mentorin kanssa puhutaan myös omasta tiimistä ja esihenkilöstä."),
        ("sv", "Det här paret kan inte bildas. Med mentorn talar man också om sitt team och sin chef."),
        ("en", "This pair cannot be formed."),
    ],
)
def test_a_manager_is_refused_in_words_and_the_name_stays(
    mika: Person, db: Database, language: str, sentence: str
) -> None:
    mika.post("/language", language=language)
    page = mika.post("/invitations", 422, key="k", superior="yes", name="Aino")
    assert sentence in page
    assert 'value="Aino"' in page
    assert db.query("select count(*) as n from invitation") == [{"n": 0}]


def test_the_question_about_managers_has_to_be_answered(mika: Person) -> None:
    page = mika.post("/invitations", 422, key="k", name="Aino")
    assert "Tähän tarvitaan kyllä tai ei." in page
    assert 'value="Aino"' in page
