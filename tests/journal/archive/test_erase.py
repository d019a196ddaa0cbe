"""Everything is erased at once: no byte of it is left, and what a mentor wrote to others stays under no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from persons import PASSWORD, Clock, People, Person
from planting import MARKERS, OF_OTHERS, SENT_ON, WORDS, plant

from journal.accounts.models import OPERATOR
from journal.accounts.service import signing_in
from journal.db import Database, copies, write
from journal.mail import outbox
from journal.mentorships.service import joining, recommending

#: Columns that hold no words: names of things, moments, states, numbers as text.
NO_WORDS = re.compile(
    r"(_at|_on|_by|_hash|_version)$|^(code|key|state|kind|language|role|box|field|tab|day|period|item|technique|topic|"
    r"asked|outcome|route|way|another|shared_until|pause_until|kept_until|on_day|uid|act|object|at|id|workplace|"
    r"sender|taken_in|mail_key|version|until)$"
)


#: The bank is the house's: what a curator wrote for it stays there, under no name.
BANK = re.compile(r"^(bank|publication|question)(_|$)")
#: Columns that name an account whose rows stay with somebody else, under nobody's name.
STAYS = {"mentorship.mentor_id", "promise.account_id", "reading.account_id", "swot_reading.account_id",
         "agreement_acceptance.account_id", "interim_task.proposer_id"}  # fmt: skip
#: Columns whose rows go with the account they name.
GOES = {"account_grant.account_id", "sign_in.account_id", "sign_in_link.account_id", "invitation.mentor_id",
        "mentorship.actor_id", "goal.actor_id", "note.mentor_id", "entry.actor_id", "recommendation.director_id",
        "join_request.account_id", "swot.actor_id", "agreement_beside.account_id", "letter.account_id",
        "calendar.account_id", "feedback_sentence.account_id", "retention.account_id", "idea_draft.account_id",
        "idea_signature.account_id", "idea_link.account_id", "bank_review.account_id", "bank_flag.account_id",
        "bank_upload.account_id", "recommended.account_id", "recommended.director_id"}  # fmt: skip


def bytes_of(app: Flask, folder: Path) -> Iterator[tuple[str, bytes]]:
    """The database's own files and a fresh copy of it."""
    settings = app.config["SETTINGS"]
    fresh = copies.backup(settings.database, folder)
    for file in (*settings.database.parent.glob(f"{settings.database.name}*"), fresh):
        yield file.name, file.read_bytes()


def holding(word: str, app: Flask, folder: Path) -> list[str]:
    return [name for name, content in bytes_of(app, folder) if word.encode() in content]


def test_every_column_of_words_is_planted_or_known_to_be_others(db: Database) -> None:
    tables = db.query("select name from sqlite_schema where type = 'table' and sql like '%) strict%'")
    unknown = [
        f"{table['name']}.{column['name']}"
        for table in tables
        for column in db.query(f"pragma table_info({table['name']})")
        if column["type"].lower() == "text"
        and not BANK.search(table["name"])
        and not NO_WORDS.search(column["name"])
        and column["name"] not in (*WORDS.get(table["name"], ()), *OF_OTHERS.get(table["name"], ()))
    ]
    assert unknown == []


def test_of_every_row_that_names_an_account_it_is_known_whether_it_goes(db: Database) -> None:
    named = {
        f"{table['name']}.{key['from']}"
        for table in db.query("select name from sqlite_schema where type = 'table'")
        for key in db.query(f"pragma foreign_key_list({table['name']})")
        if key["table"] == "account" and key["on_delete"] == "CASCADE"
    }
    assert named == STAYS | GOES


def test_no_byte_of_it_is_left(app: Flask, aino: Person, mika: Person, pair: str, db: Database, tmp_path: Path) -> None:
    plant(db, aino.account, mika.account, pair)
    before = b"".join(content for _, content in bytes_of(app, tmp_path / "before"))
    assert [one for one in MARKERS if one.encode() not in before] == []
    receipt = aino.post("/account/erase", password=PASSWORD)
    assert holding("kivimuuri", app, tmp_path / "after") == []
    assert db.query("select words from idea") == [{"words": SENT_ON}], "what has gone on to others stays with them"
    assert holding("aino@example.org", app, tmp_path / "addresses") == []
    assert db.query("pragma foreign_key_check") == []
    page = mika.browser.get(receipt).get_data(as_text=True)
    assert receipt.rpartition("/")[2] in page
    assert "Kaikki on poistettu" in page


def test_the_receipt_is_open_and_the_device_signed_out(aino: Person, db: Database) -> None:
    receipt = aino.post("/account/erase", password=PASSWORD)
    page = aino.get(receipt)
    assert "24.11.2026" in page
    assert "Aino" not in page
    aino.get("/", 303)
    aino.post("/account/erase", 401, password=PASSWORD)
    aino.get("/erased/no-such-receipt", 404)
    lines = db.query("select act from audit where object = :code", {"code": receipt.rpartition("/")[2]})
    assert lines == [{"act": "account_erased"}]


def test_what_a_mentor_wrote_stays_with_the_actor_under_no_name(
    app: Flask, aino: Person, mika: Person, pair: str, db: Database, tmp_path: Path
) -> None:
    plant(db, aino.account, mika.account, pair)
    page = mika.get("/account/erase")
    assert "Nimesi paikalla lukee ”entinen mentori”." in page
    assert "Olet ainoa mentori." in page
    mika.post("/account/erase", password=PASSWORD)
    assert holding("Mika", app, tmp_path / "after") == []
    assert holding("sana-note-text", app, tmp_path / "notes") == []
    assert holding("sana-unsent-text", app, tmp_path / "unsent") == []
    entry = aino.get("/entries/e")
    assert "sana-comment-text-kivimuuri" in entry
    assert "entinen mentori" in entry
    assert "Mentorointi on päättynyt." in aino.get(f"/mentorships/{pair}/closing")
    assert db.query("select state from mentorship") == [{"state": "ended"}]
    assert db.query("pragma foreign_key_check") == []


def test_nobody_can_be_paired_with_somebody_erased(aino: Person, mika: Person, kaisa: Person, pair: str) -> None:
    mika.post("/account/erase", password=PASSWORD)
    assert "<option" in kaisa.get("/pairs")
    assert not re.search(r"<option[^>]*>entinen mentori", kaisa.get("/pairs"))


@pytest.mark.parametrize("password", ["", "ei tämä", "x" * 5000])
def test_a_wrong_password_erases_nothing(aino: Person, db: Database, password: str) -> None:
    page = aino.post("/account/erase", 422, password=password)
    assert "Tämä ei ole nykyinen salasanasi." in page
    assert "x" * 5000 not in page
    aino.get("/")


def test_guessing_the_password_costs_time(aino: Person) -> None:
    for _ in range(6):
        aino.post("/account/erase", 422, password="ei tämä")
    aino.post("/account/erase", 429, password=PASSWORD)
    aino.get("/")


def test_without_a_password_a_fresh_link_is_enough(
    aino: Person, people_of: People, db: Database, time: Clock, app: Flask
) -> None:
    db.execute("update account set password_hash = null where id = :id", {"id": aino.account.id})
    db.conn.commit()
    time.forward(minutes=16)
    assert "viimeisen vartin aikana" in aino.post("/account/erase", 422)
    token = signing_in.sign_in_link(db, OPERATOR, aino.account)
    aino.post(f"/sign-in/link/{token}")
    assert aino.post("/account/erase").startswith("/erased/")


def test_signed_out_nothing_is_erased(app: Flask, aino: Person) -> None:
    assert app.test_client().post("/account/erase", data={"password": PASSWORD}).status_code == 401
    aino.get("/")


def test_mail_that_waits_in_somebodys_name_goes_with_them(
    app: Flask, mika: Person, dora: Person, db: Database, tmp_path: Path
) -> None:
    settings = replace(app.config["SETTINGS"], smtp_host="mail.example.org")
    joining.renew_link(db, mika.account)
    token = db.query("select token from join_link")[0]["token"]
    joining.ask(db, token, ("Otto", "", "otto@example.org"), "fi", "k", "machine", settings)
    asked = db.query("select code from join_request")[0]["code"]
    joining.invite(db, mika.account, asked, "i", settings)
    recommending.by_mail(db, dora.account, "Aino", "aino@example.org", "fi", "r", settings)
    assert len(db.query("select 1 from letter")) == 2
    for person in (mika, dora):
        person.post("/account/erase", password=PASSWORD)
    assert db.query("select kind from letter") == []
    assert db.query("select code from invitation") == []
    for name in ("Mika", "Dora"):
        assert holding(name, app, tmp_path / name) == []


def test_mail_to_the_address_goes_however_it_was_written(
    app: Flask, aino: Person, db: Database, tmp_path: Path
) -> None:
    with write(db):
        slots = {"director": "Dora", "path": "/"}
        outbox.queue_to_address(db, "Aino@Example.ORG", "fi", "recommended", "recommended:x", **slots)
    aino.post("/account/erase", password=PASSWORD)
    assert holding("Aino@Example.ORG", app, tmp_path / "after") == []
