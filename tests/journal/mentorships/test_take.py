"""An invitation opened by somebody who has an account: nothing to fill in, no second account."""

from __future__ import annotations

import pytest
from flask import Flask
from persons import Person

from journal.accounts.service import invitations
from journal.db import Database
from journal.mentorships import service as mentorships


@pytest.fixture
def link(app: Flask, db: Database, mika: Person) -> str:
    made = invitations.invite(db, mika.account, app.config["SETTINGS"], name="Aino")
    return f"/invitation/{made.token}"


def people(db: Database) -> int:
    return int(db.query("select count(*) as n from account")[0]["n"])


def test_a_mentors_invitation_proposes_the_pair(aino: Person, mika: Person, link: str, db: Database) -> None:
    before = people(db)
    page = aino.get(f"{link}/start")
    assert "Sinulla on jo tunnus, joten mitään ei tarvitse täyttää." in page
    assert 'type="password"' not in page
    assert aino.post(f"{link}/take") == "/"
    assert "Mika olisi mentorisi." in aino.get("/")
    assert people(db) == before
    page = aino.post(f"{link}/take", 409)
    assert "Jos käytit sen itse" in page


def test_a_directors_invitation_waits_for_a_mentor_in_her_name(
    app: Flask, aino: Person, mika: Person, dora: Person, db: Database
) -> None:
    made = invitations.recommend(db, dora.account, app.config["SETTINGS"], name="Aino", language="fi")
    before = dora.get("/recommendations")
    assert aino.post(f"/invitation/{made.token}/take") == "/join"
    assert "suosittelija: Dora" in mika.get("/join-requests")
    assert len(dora.get("/recommendations")) == len(before)


def test_who_has_a_mentor_keeps_the_invitation_unused(
    aino: Person, otto: Person, pair: str, app: Flask, db: Database
) -> None:
    made = invitations.invite(db, otto.account, app.config["SETTINGS"])
    assert "Sinulla on jo mentori." in aino.post(f"/invitation/{made.token}/take", 409)
    mentorships.end(db, aino.account, pair)
    assert aino.post(f"/invitation/{made.token}/take") == "/"


def test_ones_own_invitation_opens_as_its_reader_will_see_it(mika: Person, link: str) -> None:
    assert 'type="password"' in mika.get(f"{link}/start")
    mika.post(f"{link}/take", 404)


def test_signed_out_it_is_not_taken(app: Flask, link: str) -> None:
    assert app.test_client().post(f"{link}/take").status_code == 401
