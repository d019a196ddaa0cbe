"""Somebody to talk to: open to anybody, in three languages, and honest about who checked the numbers."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from journal.accounts.models import OPERATOR
from journal.curation.service import contacts
from journal.db import Database, write
from journal.support import service

UNCHECKED = {
    "fi": "Organisaatiosi ei ole vielä tarkistanut tätä",
    "sv": "Din organisation har inte granskat det här än",
    "en": "Your organisation has not checked this yet",
}


@pytest.fixture
def filled(db: Database) -> None:
    service.add_missing(db, OPERATOR, contacts())


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.usefixtures("filled")
def test_signed_out_everybody_finds_it_with_a_note_that_nobody_checked(nobody: FlaskClient, language: str) -> None:
    page = nobody.get("/support", headers={"Accept-Language": language}).get_data(as_text=True)
    assert 'href="tel:112"' in page
    assert UNCHECKED[language] in page


@pytest.mark.usefixtures("filled")
def test_what_was_checked_has_no_note(nobody: FlaskClient, db: Database) -> None:
    with write(db):
        db.execute("update support_contact set verified_on = '2026-11-01'")
    page = nobody.get("/support").get_data(as_text=True)
    assert UNCHECKED["fi"] not in page
    assert 'href="tel:112"' in page


@pytest.mark.usefixtures("filled")
def test_what_the_organisation_changed_is_not_written_over(nobody: FlaskClient, db: Database) -> None:
    with write(db):
        db.execute("update support_contact set phone = '099 123 4567' where phone is not null")
    service.add_missing(db, OPERATOR, contacts())
    assert "099 123 4567" in nobody.get("/support").get_data(as_text=True)


@pytest.mark.parametrize("path", ["/support", "/accessibility", "/privacy"])
def test_looking_leaves_no_trace(nobody: FlaskClient, db: Database, path: str) -> None:
    before = db.query("select count(*) as n from audit")
    answer = nobody.get(path)
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    assert db.query("select count(*) as n from audit") == before
