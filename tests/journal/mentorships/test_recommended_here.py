"""Recommended while one has an account: it waits on one's own home, and the director's page tells nothing of it."""

from __future__ import annotations

import dataclasses
import re

import pytest
from flask import Flask
from persons import Clock, Person

from journal import upkeep
from journal.db import Database

WORDS = "Dora ajatteli, että tämä voisi kiinnostaa sinua."
NOT_SHOWN = "Vastauksestasi tai siitä, ettet vastaa, ei näytetä hänelle mitään."


@pytest.fixture(autouse=True)
def mailing(app: Flask) -> None:
    app.config["SETTINGS"] = dataclasses.replace(app.config["SETTINGS"], smtp_host="mail.example.org")


def recommend(dora: Person, name: str = "Aino") -> None:
    sent = {"name": name, "address": f"{name.lower()}@example.org", "language": "fi", "way": "mail", "key": name}
    dora.post("/recommendations", **sent)


def seen(dora: Person) -> str:
    """The director's page without what is made anew at each look, and without the name that was typed."""
    page = re.sub(r'<input[^>]*name="key"[^>]*>', "", dora.get("/recommendations"))
    return page.replace("Otto", "Aino")


def test_it_comes_home_and_nowhere_else(aino: Person, mika: Person, kaisa: Person, dora: Person, db: Database) -> None:
    recommend(dora)
    home = aino.get("/")
    assert WORDS in home
    assert NOT_SHOWN in home
    assert db.query("select * from letter") == db.query("select * from invitation") == []
    for person, path in ((dora, "/"), (mika, "/"), (kaisa, "/"), (kaisa, "/join-requests"), (mika, "/join-requests")):
        assert "ajatteli" not in person.get(path)
        assert "Aino" not in person.get(path)


def test_the_directors_page_is_the_same_for_who_is_here_and_who_is_not(aino: Person, dora: Person) -> None:
    recommend(dora, "Otto")
    dora.get("/recommendations")
    without = seen(dora)
    other = dora.browser
    recommend(dora, "Aino")
    aino.post("/join")
    other.get("/recommendations")
    names = seen(dora)
    assert names.count("Aino") == 2
    assert without.split("<main")[0] == names.split("<main")[0]
    assert re.sub(r"<li.*?</li>", "", without, flags=re.DOTALL) == re.sub(r"<li.*?</li>", "", names, flags=re.DOTALL)


def test_a_yes_waits_for_a_mentor_in_the_directors_name(aino: Person, mika: Person, dora: Person) -> None:
    recommend(dora)
    assert aino.post("/join") == "/join"
    assert "suosittelija: Dora" in mika.get("/join-requests")
    assert WORDS not in aino.get("/")


def test_not_now_is_enough_and_a_second_time_is_silent(aino: Person, mika: Person, dora: Person, db: Database) -> None:
    recommend(dora)
    for _ in range(2):
        assert aino.post("/join/not-now") == "/"
    recommend(dora)
    assert WORDS not in aino.get("/")
    assert "Aino" not in mika.get("/join-requests")


@pytest.mark.usefixtures("pair")
def test_who_has_a_mentor_is_not_asked(aino: Person, dora: Person) -> None:
    recommend(dora)
    assert WORDS not in aino.get("/")


def test_it_goes_by_itself(aino: Person, dora: Person, db: Database, app: Flask, time: Clock) -> None:
    recommend(dora)
    recommend(dora, "Dora")
    time.forward(days=60)
    upkeep.run(db, app.config["SETTINGS"])
    assert db.query("select * from recommended") == []


def test_a_director_is_not_told_of_herself(dora: Person) -> None:
    recommend(dora, "Dora")
    assert "ajatteli" not in dora.get("/")


def test_signed_out_nothing_is_put_away(app: Flask) -> None:
    assert app.test_client().post("/join/not-now").status_code == 401


def test_who_waits_is_not_asked_again(aino: Person) -> None:
    assert "Haluan mukaan" in aino.get("/")
    aino.post("/join")
    home = aino.get("/")
    assert "Haluan mukaan" not in home
    assert "24.11.2026" in home
