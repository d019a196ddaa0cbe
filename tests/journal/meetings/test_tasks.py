"""Interim tasks: proposed by either, the actor's once taken in own words; what came of one nobody else learns."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal.curation.service import engine
from journal.db import Database
from journal.meetings import queries
from journal.meetings.models import TASK_KINDS
from journal.mentorships.service import pairing
from prompts.lint import lint
from prompts.model import Language


def tasks_page(pair: str) -> str:
    return f"/mentorships/{pair}/tasks"


def propose(person: Person, pair: str, text: str, status: int = 303, **changes: str) -> str:
    key = hidden(person.get(tasks_page(pair)), "key")
    return person.post(tasks_page(pair), status, **({"key": key, "text": text, "kind": "notice"} | changes))


def newest(db: Database, person: Person, pair: str) -> str:
    return queries.tasks(db, person.account, pair)[0].code


def test_a_proposal_is_taken_in_own_words(aino: Person, mika: Person, pair: str, db: Database) -> None:
    propose(mika, pair, "Jos haluat, pane merkille rauhalliset siirtymät.", kind="notice")
    page = aino.get(tasks_page(pair))
    assert "Mika ehdottaa" in page
    assert "Otan tämän omin sanoin" in page
    assert "Otan tämän" not in mika.get(tasks_page(pair))
    code = newest(db, aino, pair)
    mika.post(f"/tasks/{code}/take", 404, text="Mikan sanat.")
    for _ in range(2):
        aino.post(f"/tasks/{code}/take", text="Katson, milloin eteisessä on hiljaista.")
    for one in (aino, mika):
        page = one.get(tasks_page(pair))
        assert "Katson, milloin eteisessä on hiljaista." in page
        assert "rauhalliset siirtymät" in page
    assert "Tämä on muuttunut" in aino.post(f"/tasks/{code}/take", 409, text="Toiset sanat.")


def test_what_the_actor_writes_is_theirs_at_once(aino: Person, mika: Person, pair: str, db: Database) -> None:
    propose(aino, pair, "Kerron Oton kanssa, mikä onnistui.", kind="talk")
    for one in (aino, mika):
        task = queries.current_task(db, one.account, pair)
        assert task is not None
        assert (task.words, task.kind, task.by_actor) == ("Kerron Oton kanssa, mikä onnistui.", "talk", True)


def test_the_same_form_twice_is_one_task(aino: Person, mika: Person, pair: str, db: Database) -> None:
    for person in (mika, aino):
        for _ in range(2):
            propose(person, pair, "Kuvaa yksi aamu.", key=f"same-{person.account.name}")
    assert len(queries.tasks(db, aino.account, pair)) == 2


@pytest.mark.parametrize(
    ("text", "changes", "sentence"),
    [
        ("  ", {}, "Tähän tulee rivi välitehtävästä."),
        ("sana " * 250, {}, "Välitehtävässä on enintään 1\u00a0000 merkkiä."),
        ("Kuvaa aamu.", {"kind": "homework"}, "Tähän tarvitaan jokin vaihtoehdoista."),
    ],
)
def test_a_bad_form_is_answered_in_words_and_keeps_its_text(
    mika: Person, pair: str, db: Database, text: str, changes: dict[str, str], sentence: str
) -> None:
    page = propose(mika, pair, text, 422, **changes)
    assert sentence in page.replace("1 000", "1\u00a0000")
    assert text.strip() in page
    assert queries.tasks(db, mika.account, pair) == ()


def test_empty_words_take_nothing_and_stay_on_the_page(aino: Person, mika: Person, pair: str, db: Database) -> None:
    propose(mika, pair, "Kuvaa yksi aamu.")
    code = newest(db, aino, pair)
    assert "Tähän tulee rivi välitehtävästä." in aino.post(f"/tasks/{code}/take", 422, text=" ")
    long = "sana " * 250
    assert long.strip() in aino.post(f"/tasks/{code}/take", 422, text=long)
    task = queries.current_task(db, aino.account, pair)
    assert task is not None
    assert task.taken_at is None


def test_there_is_no_day_and_no_tick(aino: Person, mika: Person, pair: str) -> None:
    propose(aino, pair, "Kuvittelen hyvän aamun.", kind="imagine")
    for one in (aino, mika):
        page = one.get(tasks_page(pair))
        assert 'type="date"' not in page
        assert 'type="checkbox"' not in page
        assert "tehty" not in page.lower()


def without_keys(page: str) -> list[str]:
    return [line for line in page.split("<") if 'name="key"' not in line]


def test_what_came_of_a_task_the_mentor_never_learns(
    aino: Person, mika: Person, pair: str, db: Database, time: Clock
) -> None:
    propose(mika, pair, "Kuvaa yksi aamu.")
    first = newest(db, aino, pair)
    aino.post(f"/tasks/{first}/take", text="Kuvaan maanantain.")
    time.forward(hours=1)
    propose(mika, pair, "Jos haluat, pane merkille yksi ilme.")
    seen = [mika.get(path) for path in (tasks_page(pair), f"/briefings/{pair}", "/meetings", "/")]
    known = queries.current_task(db, mika.account, pair)
    aino.post(f"/tasks/{first}/put-away")
    time.forward(hours=1)
    aino.post(f"/mentorships/{pair}/tasks/none", key="none")
    page = aino.get(tasks_page(pair))
    assert "Ei välitehtävää tällä kertaa. Vain sinä näet tämän." in page
    assert "yksi ilme" not in page
    assert queries.current_task(db, aino.account, pair) is None
    again = [mika.get(path) for path in (tasks_page(pair), f"/briefings/{pair}", "/meetings", "/")]
    assert list(map(without_keys, again)) == list(map(without_keys, seen))
    assert queries.current_task(db, mika.account, pair) == known


def test_no_task_is_a_choice_until_the_next_one(aino: Person, pair: str, db: Database, time: Clock) -> None:
    for _ in range(2):
        aino.post(f"/mentorships/{pair}/tasks/none", key="same")
    assert len(queries.tasks(db, aino.account, pair)) == 1
    time.forward(days=7)
    propose(aino, pair, "Kuvaan maanantain.")
    assert "Ei välitehtävää tällä kertaa. Vain" not in aino.get(tasks_page(pair))


def test_a_proposal_is_taken_back_unless_it_was_taken(aino: Person, mika: Person, pair: str, db: Database) -> None:
    propose(mika, pair, "Kuvaa yksi aamu.")
    code = newest(db, mika, pair)
    aino.post(f"/tasks/{code}/withdraw", 404)
    aino.post(f"/tasks/{code}/put-away")
    mika.post(f"/tasks/{code}/withdraw")
    assert queries.tasks(db, aino.account, pair) == ()
    propose(mika, pair, "Kuvaa toinen aamu.")
    code = newest(db, mika, pair)
    aino.post(f"/tasks/{code}/take", text="Kuvaan.")
    assert "Tämä on muuttunut" in mika.post(f"/tasks/{code}/withdraw", 409)


def test_outsiders_find_nothing(
    aino: Person, otto: Person, mika: Person, pair: str, db: Database, nobody: FlaskClient
) -> None:
    propose(mika, pair, "Kuvaa yksi aamu.")
    code = newest(db, mika, pair)
    otto.get(tasks_page(pair), 404)
    for path in (tasks_page(pair), f"{tasks_page(pair)}/none", f"/tasks/{code}/take", f"/tasks/{code}/put-away"):
        otto.post(path, 404, text="x", kind="notice")
        assert nobody.post(path).status_code == 401
    assert {"notice", "describe", "more", "talk", "imagine"} == set(TASK_KINDS)


def test_with_the_end_a_mentors_sight_ends_and_the_actors_stays(
    aino: Person, mika: Person, pair: str, db: Database
) -> None:
    propose(aino, pair, "Kuvaan maanantain.")
    mika.get(f"/mentorships/{pair}/wish")
    pairing.end(db, aino.account, pair)
    assert "Kuvaan maanantain." in aino.get(tasks_page(pair))
    for path in (tasks_page(pair), f"/mentorships/{pair}/wish"):
        mika.get(path, 404)
    assert queries.tasks(db, mika.account, pair) == ()
    aino.post(tasks_page(pair), 409, text="Uusi.", kind="notice")


def test_an_entry_is_begun_from_a_task(aino: Person, mika: Person, pair: str, db: Database) -> None:
    propose(aino, pair, "Kuvaan maanantain.")
    code = newest(db, aino, pair)
    assert f"/write?task={code}" in aino.get(tasks_page(pair)).replace("&amp;", "&")
    page = aino.get(f"/write?task={code}")
    assert "Kuvaan maanantain." in page
    sent = {"key": "k1", "tab": "t1", "based_on": "0", "task": hidden(page, "task"), "act": "save"}
    aino.post("/write/own-entry", text="Maanantaina oli hiljaista.", **sent)
    assert "Kuvaan maanantain." in aino.get("/write/own-entry")
    mika.post("/write/his-entry", text="Jotain.", **sent)
    assert db.query("select count(*) as n from entry_task")[0]["n"] == 1
    aino.get("/write?task=guessed", 404)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_each_kind_has_a_wording_to_begin_from_that_the_linter_lets_pass(
    aino: Person, pair: str, db: Database, language: Language
) -> None:
    aino.post("/language", language=language, next="/")
    fields = unescape(aino.get(tasks_page(pair))).split("<fieldset")[1].split("</fieldset>")[0]
    offered = re.findall(r"<small[^>]*>([^<]+)</small>", fields)
    assert len(offered) == len(TASK_KINDS)
    verdicts = [lint(one, "task", language, engine(db).reader) for one in offered]
    assert [one.problems for one in verdicts if one.problems] == []
