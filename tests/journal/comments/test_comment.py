"""A comment on a shared text: typed, hinted at once, sent for good; the actor's whatever happens to the share."""

from __future__ import annotations

import re
from io import BytesIO
from time import process_time
from typing import Any
from zipfile import ZipFile

import pytest
from flask.testing import FlaskClient
from persons import Clock, People, Person, hidden

from journal.clock import stamp
from journal.comments import queries
from journal.db import Database

TEXT = "Kolme lasta itki eteisessä, ja minä pysähdyin."
WORDS = "Mikä auttoi sinua pysähtymään?"
ADVICE = "Sinun kannattaisi jutella rehtorin kanssa."
HINT = "Miltä se kuulostaisi kysymyksenä?"


def share(person: Person, time: Clock, code: str = "entry", text: str = TEXT) -> str:
    """Write and share an entry; the address of the mentor's page on it."""
    person.post(f"/write/{code}", text=text, key=code, tab="t", based_on=0, act="keep")
    return share_again(person, time, code)


def share_again(
    person: Person, time: Clock, code: str = "entry", version: int = 1, until: str = "end", key: str = ""
) -> str:
    sent: dict[str, Any] = {
        "entry": code,
        "until": until,
        "key": key or f"{code}-{time.at}",
        f"version-{code}": version,
    }
    person.post("/share", **sent)
    time.forward(minutes=1)
    found = re.search(r'href="/shares/([^"]+)/take-back"', person.get(f"/entries/{code}"))
    assert found
    return f"/shared/{found[1]}"


@pytest.fixture
def shared(aino: Person, pair: str, time: Clock) -> str:
    return share(aino, time)


def send(person: Person, path: str, text: str = WORDS, status: int = 303, **changes: Any) -> str:
    page = person.get(path)
    sent = {"text": text, "key": hidden(page, "key"), "based_on": hidden(page, "based_on"), "act": "send"} | changes
    return person.post(path, status, **sent)


def test_the_page_names_the_actor_wherever_it_can_be_mistaken(mika: Person, shared: str, pair: str) -> None:
    page = mika.get(shared)
    assert "<title>Kommentti: Aino" in page
    assert "<h1>Kommentti: Aino</h1>" in page
    assert ">Lähetä aktorille (Aino)</button>" in page
    assert "Aino näkee tämän. Se säilyy hänellä mentoroinnin päätyttyäkin." in page
    assert TEXT in page
    assert f'href="{shared}"' in mika.get(f"/briefings/{pair}")


def test_a_comment_stands_under_the_entry_and_beside_the_shared_text(
    aino: Person, mika: Person, shared: str, pair: str
) -> None:
    assert WORDS not in aino.get("/")
    assert send(mika, shared) == shared
    for person, path in ((mika, shared), (mika, f"/briefings/{pair}"), (aino, "/entries/entry"), (aino, "/comments"),
                         (aino, "/")):  # fmt: skip
        assert WORDS in person.get(path), path
    assert f">\n{WORDS}</textarea>" not in mika.get(shared)


def test_of_words_changed_since_it_says_which_they_are_about(
    aino: Person, mika: Person, shared: str, time: Clock
) -> None:
    send(mika, shared)
    assert "tekstistä, jonka jaoit" not in aino.get("/entries/entry")
    time.forward(minutes=20)
    aino.post("/write/entry", text="Aivan muuta.", key="later", tab="t", based_on=1)
    assert "tekstistä, jonka jaoit 24.11." in aino.get("/entries/entry")
    assert TEXT in mika.get(shared)


def test_taken_back_it_is_gone_for_its_writer_and_stays_with_the_actor(
    aino: Person, mika: Person, shared: str, pair: str, db: Database
) -> None:
    send(mika, shared)
    mika.htmx(shared, text="Kesken.", key="k", based_on=0)
    aino.post("/visible/take-back")
    assert WORDS not in mika.get(f"/briefings/{pair}")
    mika.get(shared, 404)
    assert "Toinen ajatus, jota en ehtinyt lähettää." in mika.post(
        shared, 404, text="Toinen ajatus, jota en ehtinyt lähettää.", act="send"
    )
    aino.post("/write/entry", text="Uusi muoto.", key="n", tab="t", based_on=1, act="keep")
    aino.post("/entries/entry/versions/clear")
    assert db.query("select * from share") == []
    assert WORDS in aino.get("/entries/entry")


def test_it_stays_after_the_ending_and_goes_with_the_entry(
    aino: Person, mika: Person, shared: str, pair: str, db: Database
) -> None:
    send(mika, shared)
    aino.post(f"/mentorships/{pair}/end")
    mika.get(shared, 404)
    assert WORDS in aino.get("/entries/entry")
    assert [(one.mentor, one.entry, one.text) for one in queries.received(db, aino.account)] == [
        ("Mika", "entry", WORDS)
    ]
    aino.post("/entries/entry/erase")
    assert db.query("select * from comment") == []


def test_each_of_the_two_asks_for_their_own_side(
    aino: Person, mika: Person, shared: str, pair: str, db: Database, time: Clock
) -> None:
    send(mika, shared)
    assert queries.sent(db, mika.account, pair, time.at)
    assert queries.sent(db, aino.account, pair, time.at) == {}
    assert queries.received(db, mika.account) == ()


def test_advice_is_asked_about_once_and_sent_on_the_second_tap(aino: Person, mika: Person, shared: str) -> None:
    page = send(mika, shared, ADVICE, 200)
    assert f"Kohdassa ”Sinun kannattaisi” on neuvon sävy. {HINT}" in page
    assert "Tätä huomiota ei tallenneta." in page
    assert f">\n{ADVICE}</textarea>" in page
    assert 'href="#text">Muokkaan</a>' in page
    assert ">Lähetä näin: Aino</button>" in page
    assert ADVICE not in aino.get("/entries/entry")
    mika.post(shared, text=ADVICE + " Ja levätä.", key="second", based_on=0, act="send", seen=hidden(page, "seen"))
    assert ADVICE in aino.get("/entries/entry")


@pytest.mark.parametrize(
    "text",
    ["Nähdäänkö tiistaina kahdelta?", "Kiitos, Aino! Mika", "Kuulen, miten tärkeä ryhmä sinulle on.", WORDS],
)
def test_nothing_else_is_asked_about(mika: Person, shared: str, text: str) -> None:
    assert send(mika, shared, text) == shared


def test_of_the_remark_nothing_is_stored(mika: Person, shared: str, db: Database) -> None:
    mika.get(shared)
    before = {table: db.query(f"select * from {table}") for table in db.table_names()}
    mika.post(shared, 200, text=ADVICE, key="k", based_on=0, act="send")
    assert {table for table in before if db.query(f"select * from {table}") != before[table]} <= {"sign_in"}


def test_the_remark_is_in_the_readers_language(mika: Person, shared: str) -> None:
    mika.post("/language", language="en")
    page = send(mika, shared, ADVICE, 200)
    assert "“Sinun kannattaisi” sounds like advice. How would it sound as a question?" in page
    assert "Send as it is: Aino" in page


def test_what_is_typed_is_kept_apart_for_each_actor(
    aino: Person, mika: Person, shared: str, pair: str, time: Clock
) -> None:
    other = share(aino, time, "other", "Toinen teksti.")
    told = mika.htmx(shared, text="Ensimmäiseen.", key="a", based_on=0)
    assert "<html" not in told
    assert 'name="based_on" value="1"' in told
    mika.htmx(other, text="Toiseen.", key="b", based_on=0)
    mika.htmx(f"/mentorships/{pair}/question", text="Kysymys.", key="c", based_on=0)
    for path, text in ((shared, "Ensimmäiseen."), (other, "Toiseen."), (f"/mentorships/{pair}/question", "Kysymys.")):
        assert f">\n{text}</textarea>" in mika.get(path), path
    for path in ("/", "/entries/entry", "/comments"):
        assert "Ensimmäiseen." not in aino.get(path), path


def test_what_is_typed_outlives_a_newer_share(aino: Person, mika: Person, shared: str, time: Clock) -> None:
    mika.htmx(shared, text="Ajatukseni.", key="a", based_on=0)
    aino.post("/write/entry", text="Uusi muoto.", key="n", tab="t", based_on=1)
    again = share_again(aino, time, version=2)
    mika.get(shared, 404)
    assert ">\nAjatukseni.</textarea>" in mika.get(again)


def test_without_javascript_a_draft_is_saved_by_a_button(mika: Person, shared: str) -> None:
    assert mika.post(shared, text="Kesken.", key="a", based_on=0, act="save") == shared
    page = mika.get(shared)
    assert "Tallennettu." in page
    assert ">\nKesken.</textarea>" in page


def test_two_pages_overwrite_nothing(aino: Person, mika: Person, shared: str) -> None:
    mika.htmx(shared, text="Puhelimella.", key="phone", based_on=0)
    mika.htmx(shared, 409, text="Koneella.", key="desk", based_on=0)
    page = mika.post(shared, 409, text="Koneella.", key="desk2", based_on=0, act="send")
    assert "Molemmat tekstit ovat tallessa." in page
    assert "Puhelimella." in page
    assert ">\nKoneella.</textarea>" in page
    assert "Koneella." not in aino.get("/entries/entry")
    mika.post(shared, text="Molemmat.", key="both", based_on=hidden(page, "based_on"), act="send")
    assert "Molemmat." in aino.get("/entries/entry")


def test_the_same_key_is_the_same_comment(aino: Person, mika: Person, shared: str) -> None:
    for _ in range(2):
        send(mika, shared, key="once")
    assert aino.get("/entries/entry").count(WORDS) == 1


@pytest.mark.parametrize(("text", "said"), [("  ", "Tähän tarvitaan jotakin."), ("sana " * 2001, "liian pitkä")])
def test_empty_or_too_long_it_comes_back(mika: Person, shared: str, text: str, said: str) -> None:
    page = send(mika, shared, text, 422)
    assert said in page
    assert text.strip() in page


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> [a](javascript:alert(1))",
        "👩‍👧‍👦 ennen\0jälkeen",
        "*a **b " * 1400,
        "sana " * 200_000,
    ],
)
def test_any_text_is_answered_clearly_and_soon(mika: Person, aino: Person, shared: str, text: str) -> None:
    mika.get(shared)
    for key, seen in (("a", ""), ("b", "yes")):
        began = process_time()
        answer = mika.browser.post(shared, data={"text": text, "key": key, "based_on": 0, "act": "send", "seen": seen})
        assert answer.status_code in {200, 303, 422}
        assert process_time() - began < 5
    for page in (aino.get("/entries/entry"), mika.get(shared)):
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_nobody_else_comments(
    aino: Person, otto: Person, kaisa: Person, nobody: FlaskClient, shared: str, people_of: People
) -> None:
    for person in (aino, otto, kaisa):
        person.get(shared, 404)
        person.post(shared, 404, text=WORDS, act="send")
    assert nobody.get(shared).status_code == 303
    answer = nobody.post(shared, data={"text": WORDS, "act": "send"})
    assert answer.status_code == 401
    assert WORDS in answer.get_data(as_text=True)


def test_before_the_ten_seconds_are_over_there_is_nothing_to_comment(
    aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    aino.post("/write/entry", text=TEXT, key="e", tab="t", based_on=0, act="keep")
    aino.post("/share", entry="entry", until="end", key="s", **{"version-entry": 1})
    found = re.search(r'href="/shares/([^"]+)/take-back"', aino.get("/entries/entry"))
    assert found
    mika.get(f"/shared/{found[1]}", 404)
    mika.post(f"/shared/{found[1]}", 404, text=WORDS, act="send")


def test_opening_the_page_is_reading(aino: Person, mika: Person, shared: str) -> None:
    assert "Aino näkee, milloin luit hänen jakamansa tekstin." in mika.get(shared)
    assert "luki tämän" in aino.get("/entries/entry")
    assert "Aino näkee, milloin luit hänen jakamansa tekstin." not in mika.get(shared)


def test_under_a_text_in_whose_place_another_was_shared_nothing_is_written_any_more(
    aino: Person, mika: Person, shared: str, time: Clock, db: Database
) -> None:
    page = mika.get(shared)
    sent = {"text": WORDS, "key": hidden(page, "key"), "based_on": hidden(page, "based_on"), "act": "send"}
    share_again(aino, time)
    mika.get(shared, 404)
    mika.post(shared, 404, **sent)
    assert db.query("select 1 from comment") == []


def test_the_mentors_pack_lets_a_comment_go_with_the_newest_share(
    aino: Person, mika: Person, shared: str, time: Clock, db: Database
) -> None:
    send(mika, shared)
    assert WORDS in pack(mika)
    share_again(aino, time, key="again")
    db.execute("update share set until_at = :now where key = 'again'", {"now": stamp(time.at)})
    time.forward(minutes=1)
    assert WORDS not in pack(mika)


def pack(person: Person) -> str:
    """All the text of everything of somebody's in one file."""
    answer = person.browser.get("/account/archive.zip")
    with ZipFile(BytesIO(answer.get_data())) as found:
        return "".join(found.read(name).decode() for name in found.namelist())
