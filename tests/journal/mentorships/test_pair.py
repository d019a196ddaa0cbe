"""Accept by name, promise, pause, end: each by the right one of the two, at once, without a reason."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.db import Database, write
from journal.mentorships import queries
from journal.mentorships import service as mentorships

SUPERIOR = "Tätä paria ei voi muodostaa. Mentorin kanssa puhutaan myös omasta tiimistä ja esihenkilöstä."


@pytest.fixture
def proposed(db: Database, aino: Person, mika: Person) -> str:
    return mentorships.propose(db, mika.account, aino.account, mika.account, "pair", superior=False)


def state(db: Database, code: str) -> str:
    return str(db.query("select state from mentorship where code = :code", {"code": code})[0]["state"])


def test_the_actor_accepts_the_mentor_by_name(aino: Person, db: Database, proposed: str) -> None:
    assert "Mika, Päiväkoti" in aino.get("/")
    assert "Mika olisi mentorisi." in aino.get(f"/mentorships/{proposed}")
    assert aino.post(f"/mentorships/{proposed}/accept") == f"/mentorships/{proposed}/promise"
    assert state(db, proposed) == "active"


def test_accepting_twice_is_accepting(aino: Person, db: Database, proposed: str) -> None:
    for _ in range(2):
        aino.post(f"/mentorships/{proposed}/accept")
    assert state(db, proposed) == "active"


def test_declining_asks_no_reason_and_others_see_that_it_was_not_formed(
    aino: Person, mika: Person, kaisa: Person, db: Database, proposed: str
) -> None:
    assert aino.post(f"/mentorships/{proposed}/decline") == "/"
    assert "Syytä ei kysytä." in aino.get("/")
    assert "ei muodostunut" in mika.get(f"/mentorships/{proposed}")
    assert "ei muodostunut" in kaisa.get("/pairs")
    aino.post(f"/mentorships/{proposed}/accept", 409)
    assert state(db, proposed) == "ended"


@pytest.mark.parametrize("act", ["accept", "decline"])
def test_nobody_answers_for_the_actor(mika: Person, otto: Person, kaisa: Person, proposed: str, act: str) -> None:
    for person in (mika, otto, kaisa):
        person.post(f"/mentorships/{proposed}/{act}", 404)


@pytest.mark.parametrize("act", ["accept", "decline", "promise", "pause", "resume", "end", "goals"])
def test_signed_out_nothing_happens(nobody: FlaskClient, db: Database, proposed: str, act: str) -> None:
    assert nobody.post(f"/mentorships/{proposed}/{act}").status_code == 401
    assert state(db, proposed) == "proposed"


def promise(person: Person, code: str, status: int = 303) -> str:
    version = hidden(person.get(f"/mentorships/{code}/promise"), "version")
    return person.post(f"/mentorships/{code}/promise", status, version=version)


def test_nothing_is_shared_before_both_have_promised(aino: Person, mika: Person, proposed: str, db: Database) -> None:
    aino.post(f"/mentorships/{proposed}/accept")
    aino.post("/write/entry", text="Teksti.", key="k", tab="t", based_on=0)
    promise(aino, proposed)
    assert aino.get("/share?entry=entry", 303)
    assert "Mitään ei jaeta ennen kuin molemmat" in mika.get(f"/mentorships/{proposed}")
    share: dict[str, Any] = {"entry": "entry", "until": "end", "key": "s", "version-entry": 1}
    assert aino.post("/share", **share) == f"/mentorships/{proposed}/promise"
    assert db.query("select * from share") == []
    promise(mika, proposed)
    assert "Tämän mentorisi näkee" in aino.get("/share?entry=entry")


def test_a_promise_is_kept_with_its_day_and_made_once(aino: Person, pair: str, time: Clock) -> None:
    page = aino.get(f"/mentorships/{pair}/promise")
    assert "Hyväksyit tämän 24.11.2026." in page
    assert "Lupaan tämän" not in page
    time.forward(days=3)
    aino.post(f"/mentorships/{pair}/promise", version=1)
    assert "Hyväksyit tämän 24.11.2026." in aino.get(f"/mentorships/{pair}/promise")


@pytest.mark.parametrize("version", ["", "0", "2", "x", "99999999999"])
def test_only_the_version_that_was_read_can_be_promised(
    aino: Person, proposed: str, version: str, db: Database
) -> None:
    aino.post(f"/mentorships/{proposed}/accept")
    assert "Tämä on muuttunut sillä välin" in aino.post(f"/mentorships/{proposed}/promise", 409, version=version)
    assert not queries.mentorship(db, aino.account, proposed).promised_by(aino.account)


def test_a_new_version_is_shown_and_the_page_with_the_old_one_is_refused(
    aino: Person, proposed: str, db: Database
) -> None:
    aino.post(f"/mentorships/{proposed}/accept")
    old = hidden(aino.get(f"/mentorships/{proposed}/promise"), "version")
    with write(db):
        db.execute(
            """
            insert into promise_text (version, language, text)
            select version + 1, language, 'Uudet sanat.' from promise_text
            """
        )
    aino.post(f"/mentorships/{proposed}/promise", 409, version=old)
    assert "Uudet sanat." in aino.get(f"/mentorships/{proposed}/promise")
    assert promise(aino, proposed) == f"/mentorships/{proposed}"


def test_a_pair_that_is_only_proposed_promises_nothing(aino: Person, proposed: str) -> None:
    aino.post(f"/mentorships/{proposed}/promise", 409, version=1)


@pytest.mark.parametrize("name", ["aino", "mika"])
def test_either_ends_it_at_once(
    aino: Person, mika: Person, pair: str, db: Database, request: pytest.FixtureRequest, name: str
) -> None:
    person: Person = request.getfixturevalue(name)
    mika.get(f"/briefings/{pair}")
    assert "Syytä ei kysytä." in person.get(f"/mentorships/{pair}/end")
    assert person.post(f"/mentorships/{pair}/end") == "/"
    assert "Mentorointi on päättynyt." in person.get("/")
    mika.get(f"/briefings/{pair}", 404)
    assert state(db, pair) == "ended"
    for again in (aino, mika):
        again.post(f"/mentorships/{pair}/end")
        again.post(f"/mentorships/{pair}/pause", 409)
        again.post(f"/mentorships/{pair}/resume", 409)


@pytest.mark.parametrize("name", ["aino", "mika"])
def test_either_pauses_and_takes_up_again(
    aino: Person, mika: Person, pair: str, request: pytest.FixtureRequest, name: str
) -> None:
    person: Person = request.getfixturevalue(name)
    person.post(f"/mentorships/{pair}/pause")
    for one in (aino, mika):
        assert "Mentorointi on tauolla." in one.get(f"/mentorships/{pair}")
    mika.get(f"/briefings/{pair}", 404)
    aino.get("/share/choose", 404)
    person.post(f"/mentorships/{pair}/pause", 409)
    person.post(f"/mentorships/{pair}/resume")
    mika.get(f"/briefings/{pair}")


def test_an_outsider_finds_no_pair(otto: Person, kaisa: Person, pair: str) -> None:
    for person in (otto, kaisa):
        person.get(f"/mentorships/{pair}", 404)
        for act in ("pause", "resume", "end", "promise", "goals"):
            person.post(f"/mentorships/{pair}/{act}", 404)


def test_the_mentor_sees_goals_only_while_the_actor_lets_them(aino: Person, mika: Person, pair: str) -> None:
    aino.post("/goals", words="Rauhallisemmat siirtymät", topic="other", key="g")
    assert "Rauhallisemmat" not in mika.get(f"/briefings/{pair}")
    mika.post(f"/mentorships/{pair}/goals", 404, visible="yes")
    aino.post(f"/mentorships/{pair}/goals", visible="yes")
    assert "Rauhallisemmat" in mika.get(f"/briefings/{pair}")
    aino.post(f"/mentorships/{pair}/goals", visible="no")
    assert "Rauhallisemmat" not in mika.get(f"/briefings/{pair}")


def form(kaisa: Person, aino: Person, mika: Person, **changes: str) -> dict[str, Any]:
    key = hidden(kaisa.get("/pairs"), "key")
    sent = {"key": key, "actor": aino.account.code, "mentor": mika.account.code, "superior": "no"}
    return sent | changes


def test_the_coordinator_proposes_a_pair_once(kaisa: Person, aino: Person, mika: Person, db: Database) -> None:
    sent = form(kaisa, aino, mika)
    for _ in range(2):
        assert kaisa.post("/pairs", **sent) == "/pairs"
    assert db.query("select count(*) as n from mentorship") == [{"n": 1}]
    page = kaisa.get("/pairs")
    assert re.search(r"<td>Aino</td><td>Mika</td><td>\s*odottaa molempia", page)


def test_a_pair_that_stands_is_not_proposed_again(kaisa: Person, aino: Person, mika: Person, proposed: str) -> None:
    assert "Tämä on muuttunut sillä välin" in kaisa.post("/pairs", 409, **form(kaisa, aino, mika))


def test_a_manager_is_refused_in_words(kaisa: Person, aino: Person, mika: Person, db: Database) -> None:
    page = kaisa.post("/pairs", 422, **form(kaisa, aino, mika, superior="yes"))
    assert SUPERIOR in page
    assert f'<option selected value="{aino.account.code}">' in page
    assert db.query("select count(*) as n from mentorship") == [{"n": 0}]


@pytest.mark.parametrize("changed", [{"actor": ""}, {"mentor": "no-such-code"}, {"superior": ""}, {"actor": "\0"}])
def test_a_bad_form_makes_no_pair(
    kaisa: Person, aino: Person, mika: Person, db: Database, changed: dict[str, str]
) -> None:
    kaisa.post("/pairs", 422, **form(kaisa, aino, mika, **changed))
    assert db.query("select count(*) as n from mentorship") == [{"n": 0}]


def test_nobody_mentors_themselves(kaisa: Person, mika: Person, db: Database) -> None:
    page = kaisa.post("/pairs", 422, **form(kaisa, mika, mika))
    assert SUPERIOR not in page
    assert "Mentori on joku muu kuin aktori." in page
    assert db.query("select count(*) as n from mentorship") == [{"n": 0}]


def test_who_does_not_mentor_is_nobodys_mentor(kaisa: Person, aino: Person, dora: Person) -> None:
    kaisa.post("/pairs", 422, **form(kaisa, aino, dora))


def test_only_the_coordinator_pairs(aino: Person, mika: Person, dora: Person, nobody: FlaskClient) -> None:
    for person in (aino, mika, dora):
        person.get("/pairs", 200 if person is mika else 404)
        person.post("/pairs", 404, actor=aino.account.code, mentor=mika.account.code, superior="no")
    assert nobody.post("/pairs").status_code == 401


BUSY = "Sinulla on jo mentori. Toinen mentorointi voi alkaa, kun nykyinen on päättynyt."


def test_there_is_one_mentor_at_a_time(aino: Person, mika: Person, otto: Person, pair: str, db: Database) -> None:
    second = mentorships.propose(db, otto.account, aino.account, otto.account, "second", superior=False)
    assert f"/mentorships/{second}/accept" not in aino.get("/")
    page = aino.get(f"/mentorships/{second}")
    assert BUSY in page
    assert f"/mentorships/{second}/accept" not in page
    assert f"/mentorships/{second}/decline" in page
    assert BUSY in aino.post(f"/mentorships/{second}/accept", 409)
    assert (state(db, pair), state(db, second)) == ("active", "proposed")
    aino.post(f"/mentorships/{pair}/end")
    aino.post(f"/mentorships/{second}/accept")
    assert state(db, second) == "active"


def test_who_sees_all_pairs_is_told_that_there_is_a_mentor(
    aino: Person, otto: Person, kaisa: Person, pair: str, db: Database
) -> None:
    sent = {"actor": aino.account.code, "mentor": otto.account.code, "superior": "no", "key": "second"}
    page = kaisa.post("/pairs", 422, **sent)
    assert "Tällä aktorilla on jo mentori." in page
    assert re.search(
        rf'<option[^>]*value="{otto.account.code}"[^>]*selected|<option selected value="{otto.account.code}"', page
    )
    assert len(db.query("select 1 from mentorship")) == 1
