"""A SWOT: private, saved box by box, shared as a fixed copy once both have promised, erased for good."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from persons import Clock, Person, hidden

from journal.agreements.queries import readable_swot, swot_words
from journal.coaching.service.surroundings import context
from journal.db import Database
from journal.entries.queries import entry
from journal.mentorships import service as mentorships

BOXES = ("strengths", "develop", "opportunities", "worries")
STRENGTH = "Rauhoitan ryhmän laulamalla."
WORRY = "Pelkään siirtymiä."
CHANGED = "Teksti on muuttunut esikatselun jälkeen."
TWO_PLACES = "Tätä on kirjoitettu kahdessa paikassa. Molemmat tekstit ovat tallessa."


def opened(person: Person, code: str = "s1") -> dict[str, str]:
    """What a page that is open sends along: its key, its tab and the signs of the words it was made with."""
    page = person.get(f"/swot/{code}")
    return {name: hidden(page, name) for name in ("key", "tab", *(f"was-{box}" for box in BOXES))}


def fill(person: Person, code: str = "s1", status: int = 303, **texts: Any) -> str:
    return person.post(f"/swot/{code}", status, **(opened(person, code) | texts))


def share(person: Person, status: int = 303, **changes: Any) -> str:
    page = person.get("/swot/s1/share")
    sent: dict[str, Any] = {
        "key": hidden(page, "key"),
        "version": hidden(page, "version"),
        "box": list(BOXES),
        "until": "end",
    }
    return person.post("/swot/s1/share", status, **(sent | changes))


@pytest.fixture
def filled(aino: Person) -> Person:
    fill(aino, strengths=STRENGTH, worries=WORRY)
    return aino


def seen(mika: Person, pair: str) -> str:
    return mika.get(f"/mentorships/{pair}/swot")


def test_it_waits_behind_a_quiet_link_until_the_first_meeting(
    aino: Person, mika: Person, pair: str, time: Clock
) -> None:
    link = "SWOT ennen ensimmäistä tapaamista (voit täyttää pala kerrallaan)"
    assert link in aino.get("/")
    assert link not in mika.get("/")
    sent = {"day": "2026-11-25", "at": "09:00", "minutes": "60", "kind": "phone", "key": "m"}
    mika.post(f"/mentorships/{pair}/meetings/new", **sent)
    time.forward(days=2)
    code = aino.get("/meetings").split("/mark")[0].rsplit("/", 1)[1]
    aino.post(f"/meetings/{code}/mark", state="held")
    assert link not in aino.get("/")


def test_nothing_is_stored_before_the_first_words(aino: Person, db: Database) -> None:
    path = aino.browser.get("/swot").headers["Location"]
    page = aino.get(path)
    for title in ("Vahvuuteni", "Missä haluan kehittyä", "Mitä mahdollisuuksia työssäni on", "Mikä työssäni huolettaa"):
        assert title in page
    assert "Vain sinä näet tämän." in page
    aino.post(path, key="k", tab="t", act="save", strengths="  ")
    assert db.query("select * from swot") == []
    aino.post(path, key="k", tab="t", act="done", strengths=STRENGTH)
    assert aino.browser.get("/swot").headers["Location"] == path
    assert STRENGTH in aino.get(path)


def test_an_autosave_answers_with_its_own_line(aino: Person) -> None:
    answer = aino.htmx("/swot/s1", **(opened(aino) | {"strengths": STRENGTH}))
    assert "Tallennettu" in answer
    assert "<h1" not in answer
    kept = opened(aino)
    again = aino.htmx("/swot/s1", **(kept | {"strengths": STRENGTH, "worries": WORRY}))
    assert hidden(again, "based_on") == "2"


def test_two_pages_at_once_lose_nothing(aino: Person) -> None:
    one, other = opened(aino), opened(aino)
    aino.htmx("/swot/s1", **(one | {"strengths": "Ensin."}))
    answer = aino.htmx("/swot/s1", **(other | {"strengths": "Toinen.", "worries": WORRY}))
    assert TWO_PLACES in answer
    page = aino.get("/swot/s1")
    assert all(text in page for text in ("Ensin.", "Toinen.", WORRY, TWO_PLACES))
    # The stale page goes on: its words stay beside, once, and the saved ones stand.
    aino.htmx("/swot/s1", **(other | {"strengths": "Toinen, jatkettu.", "worries": WORRY, "key": "k3"}))
    page = aino.get("/swot/s1")
    assert "Ensin.</textarea>" in page
    assert page.count("Toinen") == 1
    aino.post(
        "/swot/s1",
        **(opened(aino) | {"strengths": "Ensin.", "worries": WORRY, "act": f"away:strengths:{other['tab']}"}),
    )
    assert "Toinen" not in aino.get("/swot/s1")


def test_a_lost_answer_is_not_a_second_page(aino: Person, db: Database) -> None:
    page = opened(aino)
    for text in ("Rauhoitan", STRENGTH):
        aino.htmx("/swot/s1", **(page | {"strengths": text}))
    assert db.query("select version from swot") == [{"version": 1}]
    assert db.query("select * from swot_beside") == []


def test_a_pasted_book_is_told_in_words_and_stays_on_the_page(filled: Person) -> None:
    book = "Sana. " * 17_000
    page = fill(filled, status=422, strengths=book, worries="Uusi huoli.")
    assert "Yhteen ruutuun mahtuu 20 000 merkkiä." in page
    assert book.strip() in page
    assert "Uusi huoli." in page
    assert STRENGTH in filled.get("/swot/s1")


def test_what_is_anothers_does_not_exist(filled: Person, otto: Person) -> None:
    otto.get("/swot/s1", 404)
    otto.post("/swot/s1", 404, strengths="x", key="k", tab="t")
    otto.get("/swot/s1/share", 404)
    otto.post("/swot/s1/erase", 404)


def test_shared_before_an_agreement_box_by_box(filled: Person, mika: Person, pair: str, time: Clock) -> None:
    preview = filled.get("/swot/s1/share")
    assert STRENGTH in preview
    assert WORRY in preview
    share(filled, box=["strengths"])
    assert 'data-pending="10"' in filled.get("/swot/s1")
    assert "SWOTia ei ole jaettu." in seen(mika, pair)
    time.forward(seconds=11)
    page = seen(mika, pair)
    assert STRENGTH in page
    assert WORRY not in page
    page = filled.get("/swot/s1")
    assert "Mika luki tämän" in page
    boxes = dict(zip(BOXES, page.split('<section class="box"')[1:], strict=True))
    assert [name for name, box in boxes.items() if "Vain sinä näet tämän." in box] == list(BOXES)[1:]
    assert "Vahvuuteni" in filled.get("/visible")
    assert filled.post("/visible/take-back") == "/visible"
    assert STRENGTH not in seen(mika, pair)
    assert "Jako oli voimassa" in filled.get("/swot/s1")


def test_it_can_last_until_the_day_after_the_next_meeting(filled: Person, mika: Person, pair: str, time: Clock) -> None:
    assert 'value="meeting"' not in filled.get("/swot/s1/share")
    meeting = {"day": "2026-11-26", "at": "09:00", "minutes": "60", "kind": "phone", "key": "m"}
    mika.post(f"/mentorships/{pair}/meetings/new", **meeting)
    preview = filled.get("/swot/s1/share").replace("\u00a0", " ")
    assert "Seuraavan tapaamisen jälkeiseen päivään (27.11.)" in preview
    assert "Mentoroinnin loppuun" in preview
    share(filled, until="meeting")
    time.forward(seconds=11)
    assert STRENGTH in seen(mika, pair)
    for page in ("/visible", "/swot/s1"):
        assert "Mika voi lukea tämän 27.11. asti" in filled.get(page).replace("\u00a0", " "), page
    time.at = datetime(2026, 11, 27, 21, 59, tzinfo=UTC)
    assert STRENGTH in seen(mika, pair)
    time.forward(minutes=1)
    assert STRENGTH not in seen(mika, pair)
    assert "SWOT" not in filled.get("/visible").split("<main")[1].split("<aside")[0]


def test_a_meeting_that_is_off_shares_nothing_for_longer(filled: Person, pair: str, db: Database) -> None:
    assert "Mitään ei jaettu." in share(filled, 409, until="meeting")
    assert "Mitään ei jaettu." in share(filled, 422, until="")
    assert db.query("select * from swot_share") == []


def test_a_name_is_replaced_with_one_tap(filled: Person, otto: Person, pair: str) -> None:
    fill(filled, strengths=STRENGTH, worries="Tänään Eemeli itki.")
    page = filled.get("/swot/s1/share")
    place = re.search(r'name="replace" value="([^"]+)"', page)
    assert place
    otto.post("/swot/s1/replace", 404, replace=place[1])
    onward = filled.post("/swot/s1/replace", replace=place[1], box=["worries"], until="end")
    page = filled.get(onward)
    assert "Eemeli" not in page
    assert "Tänään eräs lapsi itki." in page
    assert re.findall(r'name="box" value="(\w+)"[^>]*checked', page) == ["worries"]
    assert "Eemeli" not in filled.get("/swot/s1")
    assert CHANGED in filled.post("/swot/s1/replace", 409, replace=place[1], key="k", until="end")


def test_what_is_written_later_is_shown_only_when_shared_again(
    filled: Person, mika: Person, pair: str, time: Clock
) -> None:
    share(filled)
    time.forward(seconds=11)
    before = seen(mika, pair)
    fill(filled, strengths="Jotain muuta.", worries=WORRY)
    assert seen(mika, pair) == before
    assert "Sen jälkeen kirjoittamasi näet vain sinä." in filled.get("/swot/s1")
    assert CHANGED in share(filled, 409, version="1")
    share(filled)
    time.forward(seconds=11)
    assert "Jotain muuta." in seen(mika, pair)
    filled.post("/swot/s1/take-back")
    assert "SWOTia ei ole jaettu." in seen(mika, pair)


def test_undone_within_ten_seconds_nobody_saw_it(filled: Person, mika: Person, pair: str, time: Clock) -> None:
    before = seen(mika, pair)
    share(filled)
    filled.post("/swot/s1/take-back")
    time.forward(minutes=1)
    assert seen(mika, pair) == before
    assert "Mitään ei jaettu." in filled.get("/swot/s1")


def test_never_before_the_promise(filled: Person, mika: Person, db: Database, time: Clock) -> None:
    code = mentorships.propose(db, mika.account, filled.account, mika.account, "pair", superior=False)
    mentorships.accept(db, filled.account, code)
    mentorships.promise(db, filled.account, code, 1, "fi")
    assert filled.browser.get("/swot/s1/share").headers["Location"] == f"/mentorships/{code}/promise"
    filled.browser.post("/swot/s1/share", data={"key": "k", "version": "1", "box": "strengths"})
    assert db.query("select * from swot_share") == []
    mentorships.promise(db, mika.account, code, 1, "fi")
    share(filled)
    time.forward(seconds=11)
    assert STRENGTH in seen(mika, code)


@pytest.mark.parametrize("act", [mentorships.pause, mentorships.end])
def test_paused_or_ended_the_mentor_reads_nothing(
    filled: Person, mika: Person, pair: str, db: Database, time: Clock, act: Any
) -> None:
    share(filled)
    time.forward(seconds=11)
    assert readable_swot(db, mika.account, pair, time.at)
    act(db, filled.account, pair)
    assert readable_swot(db, mika.account, pair, time.at) == ()
    assert STRENGTH not in mika.browser.get(f"/mentorships/{pair}/swot").get_data(as_text=True)
    assert "vain sinä näet tämän." in filled.get("/swot/s1").lower()


@pytest.mark.parametrize("boxes", [[], ["develop"]])
def test_nothing_ticked_shares_nothing(filled: Person, pair: str, db: Database, boxes: list[str]) -> None:
    assert "Mitään ei jaettu." in share(filled, 422, box=boxes)
    assert db.query("select * from swot_share") == []


def test_the_same_form_twice_is_one_share(filled: Person, pair: str, db: Database) -> None:
    for _ in range(2):
        share(filled, key="once")
    assert len(db.query("select * from swot_share")) == 1


def test_a_second_one_stands_beside_the_first_and_either_can_be_erased(
    filled: Person, mika: Person, pair: str, db: Database, time: Clock
) -> None:
    share(filled)
    time.forward(days=20)
    path = filled.browser.get("/swot/again").headers["Location"]
    page = filled.get(path)
    assert "jos haluat" in page
    assert STRENGTH in page
    fill(filled, path.rsplit("/", 1)[1], strengths="Pyydän apua.")
    assert swot_words(db, filled.account) == ("Pyydän apua.",)
    assert "Pyydän apua." not in filled.get("/swot/s1")
    assert filled.post("/swot/s1/erase") == "/"
    filled.get("/swot/s1")
    for table in ("swot_box", "swot_share", "swot_share_box"):
        assert STRENGTH not in str(db.query(f"select * from {table}"))
    assert "SWOTia ei ole jaettu." in seen(mika, pair)


def test_once_the_planned_day_is_over_the_mentor_reads_nothing(
    filled: Person, mika: Person, pair: str, db: Database, time: Clock
) -> None:
    share(filled)
    mentorships.plan_end(db, filled.account, pair, date(2026, 11, 25), ZoneInfo("Europe/Helsinki"))
    time.forward(days=1)
    assert readable_swot(db, mika.account, pair, time.at)
    time.forward(days=1)
    assert readable_swot(db, mika.account, pair, time.at) == ()
    mika.get(f"/mentorships/{pair}/swot", 404)
    assert "Vain sinä näet tämän." in filled.get("/swot/s1")


def test_the_engine_is_told_its_words_and_nobody_else(filled: Person, mika: Person, db: Database, time: Clock) -> None:
    zone = ZoneInfo("Europe/Helsinki")
    for person in (filled, mika):
        code = f"entry-{person.account.name}"
        person.post(f"/write/{code}", text="Teksti.", key=code, tab="t", based_on=0)
        told = context(db, person.account, entry(db, person.account, code), "tapped", "fi", zone)
        assert told.swot == ((STRENGTH, WORRY) if person is filled else ())


def test_a_new_mentor_sees_nothing_from_before_unless_shared_anew(
    filled: Person, mika: Person, otto: Person, pair: str, db: Database, time: Clock
) -> None:
    share(filled)
    time.forward(seconds=11)
    mentorships.end(db, filled.account, pair)
    later = mentorships.propose(db, otto.account, filled.account, otto.account, "later", superior=False)
    mentorships.accept(db, filled.account, later)
    for person in (filled, otto):
        mentorships.promise(db, person.account, later, 1, "fi")
    assert STRENGTH not in seen(otto, later)
    assert not re.search(r'name="box"[^>]* checked', filled.get("/swot/s1/share"))
    share(filled, box=["worries"])
    time.forward(seconds=11)
    assert WORRY in seen(otto, later)
    assert STRENGTH not in seen(otto, later)
    assert readable_swot(db, mika.account, pair, time.at) == ()
