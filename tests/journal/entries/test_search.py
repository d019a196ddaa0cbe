"""Search finds words in whatever form or compound they stand, takes anything as text, and finds nobody else's."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from persons import Person

TEXTS = {
    "group": "Tänään lapsiryhmä oli levoton ja minä väsynyt.",
    "strength": "Silti jaksoin loppuun asti, koska Otto auttoi pukemisessa.",
    "swedish": "Barnen lekte lugnt på gården och jag orkade lyssna på föräldrarna hela morgonen.",
    "english": "The children were calmer than last week and my colleagues listened to every word.",
}


@pytest.fixture
def texts(aino: Person) -> Person:
    for code, text in TEXTS.items():
        aino.post(f"/write/{code}", text=text, key=code, tab="t", based_on=0, act="keep")
    return aino


def found(person: Person, typed: str) -> set[str]:
    page = person.get("/entries/search", query_string={"q": typed})
    return set(re.findall(r'href="/entries/([a-z]+)"', page)) & set(TEXTS)


@pytest.mark.parametrize(
    ("typed", "entry"),
    [
        ("ryhmä", "group"),
        ("ryhmän", "group"),
        ("lapsiryhmässä", "group"),
        ("LEVOTON", "group"),
        ("väsyn", "group"),
        ("jaksaa", "strength"),
        ("jaksan", "strength"),
        ("auttaa pukeminen", "strength"),
        ("barn", "swedish"),
        ("orka", "swedish"),
        ("förälder", "swedish"),
        ("child", "english"),
        ("listen", "english"),
        ("colleague", "english"),
        ("calm", "english"),
    ],
)
def test_other_forms_and_compounds_find_it(texts: Person, typed: str, entry: str) -> None:
    assert entry in found(texts, typed)


@pytest.mark.parametrize("typed", ["ryhmä jaksaa", "kumisaapas", "zzz", "lapsiryhmä olematon"])
def test_what_is_not_there_is_not_found_and_said(texts: Person, typed: str) -> None:
    page = texts.get("/entries/search", query_string={"q": typed})
    assert found(texts, typed) == set()
    assert "Merkinnöistäsi ei löytynyt tätä sanaa." in page


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "ryhmä OR 1", "NEAR(a b)", "ryhmä*", "actor:1", "{actor text}: x", "NOT ryhmä", "-ryhmä", "(ryhmä",
     "^ryhmä", "a AND", "AND", "'; drop table entry; --", "\\", "%", "\0", "💐",
     "<b>ryhmä</b>", "ryhmä " * 60, "x" * 5000, " "],
)  # fmt: skip
def test_search_syntax_is_only_text(texts: Person, typed: str) -> None:
    page = texts.get("/entries/search", query_string={"q": typed})
    assert "<b>ryhmä</b>" not in page
    assert "ryhmä" in texts.get("/entries/search?q=ryhmä")


def test_broken_bytes_in_the_address_do_no_harm(texts: Person) -> None:
    texts.get("/entries/search?q=%ff%fe%ed%a0%80")


@pytest.mark.parametrize("typed", ["ryhmä", "jaksaa", "barn", "child", "actor1", "a1", "1"])
def test_nobody_else_finds_it(texts: Person, otto: Person, typed: str) -> None:
    assert found(otto, typed) == set()


def test_what_was_changed_is_found_by_its_new_words_alone(texts: Person) -> None:
    texts.post("/write/group", text="Kaikki nukkuivat.", key="g2", tab="t", based_on=1)
    assert "group" in found(texts, "nukkua")
    assert "group" not in found(texts, "ryhmä")


def test_what_lies_in_the_bin_is_not_found(texts: Person) -> None:
    texts.post("/entries/group/bin")
    assert found(texts, "ryhmä") == set()
    texts.post("/entries/group/bring-back")
    assert found(texts, "ryhmä") == {"group"}


def test_signed_out_one_signs_in_first(nobody: FlaskClient) -> None:
    answer = nobody.get("/entries/search?q=ryhmä")
    assert answer.headers["Location"].startswith("/sign-in")
