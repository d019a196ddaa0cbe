"""Support contacts: who looks after them changes and checks them, and the cards say when that was."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from persons import Clock, People, Person, hidden

from journal.accounts.models import OPERATOR
from journal.curation.service import contacts
from journal.db import Database
from journal.support import queries, service

OLD = "yli puoli vuotta sitten"


@pytest.fixture
def first(db: Database) -> str:
    service.add_missing(db, OPERATOR, contacts())
    return next(one.id for one in queries.contacts(db) if one.phone and one.phone != "112")


def form(kaisa: Person, code: str, **changes: str) -> dict[str, object]:
    page = kaisa.get(f"/support/contacts/{code}")
    sent: dict[str, object] = {"based_on": hidden(page, "based_on"), "fi": "Kriisipuhelin", "phone": "09 123"}
    return sent | {"categories": ["self_harm", "violence_close"]} | changes


def test_one_tap_checks_it_and_after_half_a_year_it_is_marked(
    kaisa: Person, nobody: FlaskClient, first: str, time: Clock, people_of: People
) -> None:
    page = kaisa.get("/support/contacts")
    assert "Tätä ei ole vielä tarkistettu." in page
    assert "Lähde: " in page
    kaisa.post(f"/support/contacts/{first}/verified")
    assert "Tarkistettu 24.11.2026, Kaisa" in kaisa.get("/support/contacts")
    assert "Tarkistettu 24.11.2026" in nobody.get("/support").get_data(as_text=True)
    time.forward(days=180)
    later = people_of.signed_in(kaisa.account)
    assert OLD not in later.get("/support/contacts")
    time.forward(days=1)
    assert OLD in later.get("/support/contacts")
    assert "Kaisa" not in nobody.get("/support").get_data(as_text=True)


def test_a_changed_number_is_not_checked_until_somebody_says_so(
    kaisa: Person, nobody: FlaskClient, first: str, db: Database
) -> None:
    kaisa.post(f"/support/contacts/{first}/verified")
    kaisa.post(f"/support/contacts/{first}", **form(kaisa, first))
    assert queries.contact(db, first).verified_on is None
    assert "09 123" in nobody.get("/support").get_data(as_text=True)
    kaisa.post(f"/support/contacts/{first}", **form(kaisa, first, checked_today="y"))
    kaisa.post(f"/support/contacts/{first}", **form(kaisa, first, fi="Uusi nimi"))
    kept = queries.contact(db, first)
    assert (kept.name("fi"), kept.verified_by, kept.categories) == (
        "Uusi nimi",
        "Kaisa",
        ("self_harm", "violence_close"),
    )
    assert kept.verified_on is not None


def test_nothing_is_written_over_in_silence(kaisa: Person, first: str, db: Database) -> None:
    stale = form(kaisa, first, fi="Toinen")
    kaisa.post(f"/support/contacts/{first}", **form(kaisa, first, fi="Ensimmäinen"))
    page = kaisa.post(f"/support/contacts/{first}", 409, **stale)
    assert 'value="Toinen"' in page
    assert "Ensimmäinen" in page
    assert queries.contact(db, first).name("fi") == "Ensimmäinen"
    kaisa.post(f"/support/contacts/{first}", **stale | {"based_on": hidden(page, "based_on")})
    assert queries.contact(db, first).name("fi") == "Toinen"


def test_a_new_one_is_added_once(kaisa: Person, first: str, db: Database) -> None:
    before = len(queries.contacts(db))
    sent = {
        "key": hidden(kaisa.get("/support/contacts/new"), "key"),
        "fi": "Luottamusmies",
        "url": "https://liitto.example",
    }
    for _ in range(2):
        kaisa.post("/support/contacts/new", **sent)
    assert [one.name("sv") for one in queries.contacts(db)[before:]] == ["Luottamusmies"]


@pytest.mark.parametrize(
    "changed", [{"fi": ""}, {"phone": "soita"}, {"url": "liitto.example"}, {"url": "javascript:x"}, {"categories": "x"}]
)
def test_a_bad_form_keeps_what_was_typed(kaisa: Person, first: str, db: Database, changed: dict[str, str]) -> None:
    before = queries.contact(db, first).version
    page = kaisa.post(f"/support/contacts/{first}", 422, **form(kaisa, first, hours="ma–pe 9–15") | changed)
    assert 'value="ma–pe 9–15"' in page
    assert queries.contact(db, first).version == before


def test_a_mentor_looks_after_them_only_where_there_is_no_coordinator(
    mika: Person, aino: Person, dora: Person, nobody: FlaskClient, first: str, people_of: People
) -> None:
    mika.get("/support/contacts")
    mika.post(f"/support/contacts/{first}/verified")
    for person in (aino, dora):
        person.get("/support/contacts", 404)
        person.post(f"/support/contacts/{first}/verified", 404)
    assert nobody.post(f"/support/contacts/{first}/verified").status_code == 401
    people_of.make("Kaisa", roles=["coordinator"])
    mika.get("/support/contacts", 404)
    mika.post(f"/support/contacts/{first}/verified", 404)


def test_an_unknown_contact_does_not_exist(kaisa: Person) -> None:
    kaisa.get("/support/contacts/nothing", 404)
    kaisa.post("/support/contacts/nothing", 404, fi="x")
    kaisa.post("/support/contacts/nothing/verified", 404)
