"""An address of one's own outlives the one at work: changed with the password, and other devices are signed out."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from persons import PASSWORD, People, Person

from journal.accounts import queries
from journal.db import Database

OWN = "aino.oma@example.net"


def test_the_address_is_changed_with_the_password(aino: Person, people_of: People, db: Database) -> None:
    other = people_of.signed_in(aino.account)
    assert aino.post("/account/address", address=f" {OWN} ", current_password=PASSWORD) == "/account"
    assert OWN in aino.get("/account")
    other.get("/", 303)
    assert queries.credentials(db, "aino@example.org") is None
    found = queries.credentials(db, OWN)
    assert found is not None
    assert found[0].id == aino.account.id


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"address": OWN, "current_password": "ei tämä"}, "Tämä ei ole nykyinen salasanasi."),
        ({"address": OWN, "current_password": ""}, "Tähän tulee salasanasi."),
        ({"address": "", "current_password": PASSWORD}, "Tähän tulee osoite, jolla kirjaudut."),
        ({"address": "MIKA@example.org", "current_password": PASSWORD}, "Tämä osoite on jo käytössä."),
        ({"address": "x" * 255, "current_password": PASSWORD}, "merkkiä"),
    ],
)
def test_what_does_not_hold_changes_nothing_and_keeps_the_address_typed(
    aino: Person, mika: Person, db: Database, sent: dict[str, str], sentence: str
) -> None:
    page = aino.post("/account/address", 422, **sent)
    assert sentence in page
    assert sent["address"] in page
    assert PASSWORD not in page
    assert queries.account(db, aino.account.id).address == "aino@example.org"


def test_signed_out_no_address_changes(nobody: FlaskClient, aino: Person) -> None:
    assert nobody.post("/account/address", data={"address": OWN, "current_password": PASSWORD}).status_code == 401
