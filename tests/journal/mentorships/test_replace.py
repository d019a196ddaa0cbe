"""Another mentor in somebody's place: a new mentorship and promise, no share moves, the former mentor sees nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from persons import Clock, Person, hidden

from journal.agreements.models import BOXES
from journal.agreements.queries import readable_swot
from journal.db import Database
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.goals import service as goals
from journal.goals.models import Ends, NewPoint
from journal.goals.queries import readable_points
from journal.mentorships import queries
from journal.mentorships import service as mentorships
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

SUPERIOR = "Tätä paria ei voi muodostaa. Mentorin kanssa puhutaan myös omasta tiimistä ja esihenkilöstä."


@pytest.fixture
def shared(db: Database, aino: Person, pair: str, time: Clock) -> str:
    draft = Draft(code="entry", key="k", tab="t", based_on=0, passages=(Typed(None, "Jaettu teksti."),))
    saving.save(db, aino.account, draft, Words("fi", ""), date(2026, 11, 24))
    entry = entries.entry(db, aino.account, "entry")
    sharing.share(db, aino.account, pair, [Selected(entry, (0,), 1)], ("end", None), "s", timedelta(0))
    time.forward(minutes=1)
    return pair


def propose(person: Person, pair: str, new: Person | None, status: int = 303, **changes: str) -> str:
    key = hidden(person.get(f"/pairs/{pair}/replace"), "key")
    sent = {"key": key, "mentor": new.account.code if new else "nobody", "superior": "no"} | changes
    return person.post(f"/pairs/{pair}/replace", status, **sent)


def new_of(db: Database) -> str:
    return str(db.query("select code from mentorship where replaces_id is not null")[0]["code"])


def test_the_former_mentor_sees_nothing_and_the_new_one_only_what_is_shared_anew(
    kaisa: Person, aino: Person, mika: Person, otto: Person, shared: str, db: Database, app: Flask, time: Clock
) -> None:
    zone = app.config["SETTINGS"].zone
    aino.post(f"/mentorships/{shared}/goals", visible="yes")
    assert propose(kaisa, shared, otto) == "/pairs"
    new = new_of(db)
    assert len(shares.readable_texts(db, mika.account, shared, time.at, zone)) == 1
    assert "nykyinen mentorointi päättyy samalla hetkellä" in aino.get(f"/mentorships/{new}")
    aino.post(f"/mentorships/{new}/accept")
    time.forward(minutes=1)
    assert queries.mentorship(db, aino.account, shared).state == "ended"
    assert shares.readable_texts(db, mika.account, shared, time.at, zone) == ()
    for path in (f"/briefings/{shared}", f"/briefings/{new}", f"/mentorships/{new}", f"/share/anew/{new}"):
        mika.get(path, 404)
    assert "Jaettu teksti." not in mika.get(f"/mentorships/{shared}") + mika.get("/") + mika.get("/meetings")
    for one in (aino, otto):
        mentorships.promise(db, one.account, new, 1, "fi")
    assert shares.readable_texts(db, otto.account, new, time.at, zone) == ()
    assert not queries.mentorship(db, aino.account, new).goals_visible
    page = aino.get(f"/share/anew/{new}")
    assert "Jaettu teksti." in page
    assert "checked" not in page
    assert "Mika näki tavoitteesi." in page
    preview = aino.get("/share?chosen=yes&entry=entry")
    sent = {"entry": "entry", "until": "end", "key": hidden(preview, "key"), "version-entry": "1"}
    aino.post("/share", **sent)
    time.forward(minutes=1)
    assert len(shares.readable_texts(db, otto.account, new, time.at, zone)) == 1
    otto.get(f"/share/anew/{new}", 404)


def test_declined_the_present_one_goes_on(kaisa: Person, aino: Person, otto: Person, pair: str, db: Database) -> None:
    propose(kaisa, pair, otto)
    aino.post(f"/mentorships/{new_of(db)}/decline")
    assert queries.mentorship(db, aino.account, pair).state == "active"
    assert "ei muodostunut" in kaisa.get("/pairs")
    propose(kaisa, pair, otto)


def test_a_superior_is_refused_in_words_and_one_proposal_is_enough(
    kaisa: Person, otto: Person, cecilia: Person, pair: str, db: Database
) -> None:
    page = propose(kaisa, pair, otto, 422, superior="yes")
    assert SUPERIOR in page
    assert f'<option selected value="{otto.account.code}">' in page
    propose(kaisa, pair, otto, 422, superior="")
    propose(kaisa, pair, None, 422)
    for _ in range(2):
        propose(kaisa, pair, otto, key="k")
    propose(kaisa, pair, cecilia, 409)
    assert len(db.query("select * from mentorship where replaces_id is not null")) == 1


def test_without_a_coordinator_a_mentor_does_it_for_their_own_pair(
    mika: Person, otto: Person, aino: Person, dora: Person, pair: str, db: Database
) -> None:
    for person in (otto, aino, dora):
        person.get(f"/pairs/{pair}/replace", 404)
        person.post(f"/pairs/{pair}/replace", 404, mentor=otto.account.code, superior="no")
    propose(mika, pair, otto)
    assert queries.mentorship(db, aino.account, new_of(db)).mentor.name == "Otto"


def test_who_is_wanted_another_mentor_for_proposes_themselves(
    mika: Person, otto: Person, cecilia: Person, aino: Person, pair: str, db: Database, time: Clock
) -> None:
    mika.post(f"/mentorships/{pair}/pause")
    time.forward(days=30)
    aino.post(f"/mentorships/{pair}/another", another="yes")
    propose(otto, pair, cecilia, 422)
    propose(otto, pair, otto)
    aino.post(f"/mentorships/{new_of(db)}/accept")
    assert queries.mentorship(db, aino.account, pair).state == "ended"


def test_with_a_coordinator_mentors_leave_it_to_them(mika: Person, kaisa: Person, otto: Person, pair: str) -> None:
    mika.get(f"/pairs/{pair}/replace", 404)
    assert "Aino" in mika.get("/pairs")
    assert "/replace" not in mika.get("/pairs")
    assert "/replace" in kaisa.get("/pairs")


@pytest.fixture
def replaced(kaisa: Person, aino: Person, otto: Person, shared: str, db: Database) -> Callable[[], str]:
    """Otto in Mika's place, both having promised, once it is called: while a page of Aino's stays open."""

    def happen() -> str:
        propose(kaisa, shared, otto)
        new = new_of(db)
        mentorships.accept(db, aino.account, new)
        for one in (aino, otto):
            mentorships.promise(db, one.account, new, 1, "fi")
        return new

    return happen


def sent_of(page: str, *names: str) -> dict[str, str]:
    return {name: hidden(page, name) for name in ("key", "pair", *names)}


def test_a_preview_that_named_the_former_mentor_shows_the_new_one_nothing(
    aino: Person, otto: Person, replaced: Callable[[], str], db: Database, app: Flask, time: Clock
) -> None:
    text = sent_of(aino.get("/share?entry=entry"), "version-entry") | {"entry": "entry", "until": "end"}
    page = aino.get("/swot/s1")
    signs = {name: hidden(page, name) for name in ("tab", *(f"was-{box}" for box in BOXES))}
    aino.post("/swot/s1", key="s", strengths="Laulan.", **signs)
    boxes = sent_of(aino.get("/swot/s1/share"), "version") | {"box": "strengths", "until": "end"}
    new = replaced()
    assert "Mentori: Otto" in aino.post("/share", 409, **text)
    assert "Mentori: Otto" in aino.post("/swot/s1/share", 409, **boxes)
    time.forward(minutes=1)
    assert shares.readable_texts(db, otto.account, new, time.at, app.config["SETTINGS"].zone) == ()
    assert readable_swot(db, otto.account, new, time.at) == ()


def test_nor_a_number_nor_an_idea_to_tell(
    aino: Person, otto: Person, replaced: Callable[[], str], db: Database, time: Clock
) -> None:
    goal = goals.add(db, aino.account, "Rauhallisemmat siirtymät", "other", "goal")
    goals.set_ends(db, aino.account, goal, Ends("Huuto", "Rauha"), "ends")
    day = NewPoint(4, date(2026, 11, 24), "")
    point = goals.add_point(db, aino.account, goal, day, ZoneInfo("Europe/Helsinki"), "point")
    number = sent_of(aino.get(f"/points/{point}/show"))
    draft = {"key": "i", "based_on": "0", "words": "Yksi aikuinen lisää.", "route": "told", "act": "preview"}
    idea = sent_of(aino.get(aino.post("/ideas/drafts/i", **draft)), "version")
    new = replaced()
    aino.post(f"/points/{point}/show", 409, **number)
    aino.post("/ideas/drafts/i/send", 409, **idea)
    time.forward(minutes=1)
    assert readable_points(db, otto.account, new, time.at) == ()
    assert "Yksi aikuinen lisää." not in otto.get("/ideas")
