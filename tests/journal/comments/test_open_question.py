"""One open question at a time: it waits quietly, comes before the engine, and tells its mentor nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person, hidden

from journal import upkeep
from journal.clock import stamp
from journal.db import Database, write

ASKED = "Mistä olet tällä viikolla ollut iloinen?"
TIRED = "Väsyttää ihan hirveesti. Kolmas viikko putkeen kun ollaan vajaalla ja mä teen kaikkien hommat."
HARM = "En jaksa enää elää."
SAYS = "Mika kysyy:"


def leave(mika: Person, pair: str, text: str = ASKED, **changes: Any) -> None:
    path = f"/mentorships/{pair}/question"
    page = mika.get(path)
    sent = {"text": text, "key": hidden(page, "key"), "based_on": hidden(page, "based_on"), "act": "send"} | changes
    assert mika.post(path, **sent) == path


@pytest.fixture
def asked(mika: Person, pair: str) -> str:
    leave(mika, pair)
    return pair


def take_up(aino: Person, entry: str, text: str = "", **changes: Any) -> str:
    question = hidden(aino.get("/write"), "question")
    sent = {"text": text, "key": entry, "tab": "t", "based_on": 0, "act": "answer_mentor", "question": question}
    return aino.post(f"/write/{entry}", **(sent | changes))


def test_it_waits_at_the_top_of_the_writing_page_and_at_home(aino: Person, asked: str) -> None:
    for path in ("/write", "/"):
        page = aino.get(path)
        assert SAYS in page, path
        assert ASKED in page, path
    page = aino.get("/write")
    assert page.index(ASKED) < page.index('<textarea id="text"')
    for path in ("/entries", "/visible", f"/mentorships/{asked}", f"/mentorships/{asked}/promise", "/goals"):
        assert ASKED not in aino.get(path), path


def test_its_page_names_the_actor(mika: Person, asked: str) -> None:
    page = mika.get(f"/mentorships/{asked}/question")
    assert "<title>Avoin kysymys: Aino" in page
    assert "<h1>Avoin kysymys: Aino</h1>" in page
    assert ">Lähetä aktorille (Aino)</button>" in page
    assert ASKED in page
    assert ASKED in mika.get(f"/briefings/{asked}")


def test_answering_sets_it_as_a_line_with_room_under_it(aino: Person, asked: str) -> None:
    assert take_up(aino, "entry", "Alku.") == "/write/entry"
    page = aino.get("/write/entry")
    assert SAYS not in page
    assert ASKED in page
    name = re.search(r'name="(answer-[^"]+)"', page)
    assert name
    version = hidden(page, "based_on")
    aino.post("/write/entry", text="Alku.", key="k2", tab="t", based_on=version, act="keep", **{name[1]: "Aurinko."})
    entry = aino.get("/entries/entry")
    assert entry.index("Alku.") < entry.index(ASKED) < entry.index("Aurinko.")
    assert SAYS not in aino.get("/")
    page = aino.get("/write/entry")
    remove = f"remove:{name[1].removeprefix('answer-')}"
    sent = {"text": "Alku.", name[1]: "Aurinko.", "key": "k3", "tab": "t", "based_on": hidden(page, "based_on")}
    aino.post("/write/entry", act=remove, **sent)
    entry = aino.get("/entries/entry")
    assert ASKED not in entry
    assert "Aurinko." in entry


def test_answering_begins_an_entry_without_a_word_and_twice_is_once(aino: Person, asked: str, db: Database) -> None:
    question = hidden(aino.get("/"), "question")
    for _ in range(2):
        take_up_again = {"key": "home", "based_on": 0, "act": "answer_mentor", "question": question}
        assert aino.post("/write/from-home", **take_up_again) == "/write/from-home"
        assert "Kysymys ei enää odota." not in aino.get("/write/from-home")
    assert aino.get("/write/from-home").count('name="answer-') == 1
    assert len(db.query("select * from entry")) == 1


@pytest.mark.parametrize("written", [True, False])
def test_not_now_puts_it_away_and_keeps_the_text(aino: Person, asked: str, written: bool) -> None:
    question = hidden(aino.get("/write"), "question")
    text = "Alku." if written else ""
    aino.post("/write/entry", text=text, key="k", tab="t", based_on=0, act="later_mentor", question=question)
    assert SAYS not in aino.get("/write/entry")
    assert SAYS not in aino.get("/")
    if written:
        assert "Alku." in aino.get("/write/entry")


def test_home_puts_it_away_too(aino: Person, asked: str) -> None:
    question = hidden(aino.get("/"), "question")
    assert aino.post(f"/questions/{question}/put-away") == "/"
    assert SAYS not in aino.get("/")
    assert aino.post(f"/questions/{question}/put-away") == "/"


def test_the_engine_keeps_quiet_until_it_is_answered_or_put_away(aino: Person, asked: str, db: Database) -> None:
    sent = {"text": TIRED, "tab": "t"}
    told = aino.htmx("/write/entry", key="a", based_on=0, act="ask", **sent)
    assert ASKED in told
    assert 'id="question"' not in told
    aino.post("/write/entry", key="b", based_on=1, act="keep", **sent)
    assert db.query("select * from prompt") == []
    question = hidden(aino.get("/"), "question")
    aino.post(f"/questions/{question}/put-away")
    assert 'id="question"' in aino.htmx("/write/entry", key="c", based_on=1, act="ask", **sent)


def test_a_question_of_the_engines_that_waits_gives_way(aino: Person, mika: Person, pair: str) -> None:
    aino.post("/write/entry", 200, text=TIRED, key="a", tab="t", based_on=0, act="ask")
    assert 'id="question"' in aino.get("/write/entry")
    leave(mika, pair)
    assert 'id="question"' not in aino.get("/write/entry")


def test_nothing_is_asked_beside_a_text_about_not_living(aino: Person, asked: str) -> None:
    told = aino.htmx("/write/entry", text=HARM, key="a", tab="t", based_on=0, act="ask")
    assert "Tähän merkintään ei tule kysymystä." in told
    assert ASKED not in told
    assert ASKED not in aino.get("/write/entry")


def test_an_answered_one_is_no_history_of_the_engines(aino: Person, asked: str) -> None:
    take_up(aino, "entry", TIRED)
    page = aino.get("/write/entry")
    name = re.search(r'name="(answer-[^"]+)"', page)
    assert name
    sent = {"text": TIRED, name[1]: "Aurinko.", "tab": "t", "based_on": hidden(page, "based_on")}
    assert 'id="question"' in aino.htmx("/write/entry", key="b", act="ask", **sent)


def test_a_new_one_takes_the_place_of_the_one_before(aino: Person, mika: Person, asked: str) -> None:
    leave(mika, asked, "Mitä toivot?")
    page = aino.get("/write")
    assert ASKED not in page
    assert "Mitä toivot?" in page


def test_taken_back_it_is_gone_and_an_answer_on_its_way_keeps_its_text(
    aino: Person, mika: Person, asked: str, db: Database
) -> None:
    question = hidden(aino.get("/write"), "question")
    mika.post(f"/mentorships/{asked}/question/take-back")
    assert SAYS not in aino.get("/write")
    assert ASKED not in mika.get(f"/mentorships/{asked}/question")
    take = {"text": "Alku.", "key": "e", "tab": "t", "based_on": 0, "act": "answer_mentor", "question": question}
    aino.post("/write/entry", **take)
    page = aino.get("/write/entry")
    assert "Kysymys ei enää odota. Tekstisi on tallessa." in page
    assert "Alku." in page


@pytest.mark.parametrize("what", ["nothing", "answered", "put away", "answered and erased"])
def test_its_mentor_learns_nothing(aino: Person, mika: Person, asked: str, what: str) -> None:
    paths = (f"/mentorships/{asked}/question", f"/briefings/{asked}", "/")
    mika.get("/")  # the notice of what was just sent is shown once
    before = [without_keys(mika.get(path)) for path in paths]
    if what.startswith("answered"):
        take_up(aino, "entry", "Alku.")
    if what == "put away":
        aino.post(f"/questions/{hidden(aino.get('/'), 'question')}/put-away")
    if what.endswith("erased"):
        aino.post("/entries/entry/erase")
    assert [without_keys(mika.get(path)) for path in paths] == before


def without_keys(page: str) -> str:
    return re.sub(r'<input[^>]*name="key"[^>]*>', "", page)


def test_paused_it_rests_and_ended_it_is_gone(aino: Person, mika: Person, asked: str, db: Database, app: Any) -> None:
    mika.post(f"/mentorships/{asked}/pause")
    assert SAYS not in aino.get("/write")
    mika.get(f"/mentorships/{asked}/question", 404)
    aino.post(f"/mentorships/{asked}/resume")
    mika.htmx(f"/mentorships/{asked}/question", text="Kesken.", key="k", based_on=0)
    assert SAYS in aino.get("/write")
    aino.post(f"/mentorships/{asked}/end")
    assert SAYS not in aino.get("/write")
    assert SAYS not in aino.get("/")
    upkeep.run(db, app.config["SETTINGS"])
    assert db.query("select * from open_question") + db.query("select * from unsent") == []


def test_advice_in_a_question_is_asked_about_once(mika: Person, aino: Person, pair: str) -> None:
    path, advice = f"/mentorships/{pair}/question", "Kannattaisko sun jutella rehtorin kanssa?"
    page = mika.post(path, 200, text=advice, key="k", based_on=0, act="send")
    assert "Miltä se kuulostaisi kysymyksenä?" in page
    assert SAYS not in aino.get("/write")
    mika.post(path, text=advice, key="k", based_on=0, act="send", seen="yes")
    assert advice in aino.get("/write")


def test_the_same_key_is_the_same_question_and_too_much_comes_back(mika: Person, pair: str, db: Database) -> None:
    leave(mika, pair, key="once")
    leave(mika, pair, "Toinen", key="once")
    assert [row["text"] for row in db.query("select text from open_question")] == [ASKED]
    page = mika.post(f"/mentorships/{pair}/question", 422, text="sana " * 401, key="k", based_on=0, act="send")
    assert "sana " * 400 in page


def test_nobody_else_asks_or_answers(
    aino: Person, otto: Person, kaisa: Person, nobody: FlaskClient, asked: str, db: Database
) -> None:
    path = f"/mentorships/{asked}/question"
    question = hidden(aino.get("/write"), "question")
    for person in (aino, otto, kaisa):
        person.get(path, 404)
        person.post(path, 404, text="x", act="send")
        person.post(f"{path}/take-back", 404)
    otto.post(f"/questions/{question}/put-away", 404)
    take = {"text": "x", "key": "o", "tab": "t", "based_on": 0, "act": "answer_mentor", "question": question}
    otto.post("/write/of-otto", **take)
    assert ASKED not in otto.get("/write/of-otto")
    assert nobody.post(path, data={"text": "x"}).status_code == 401
    assert [row["outcome"] for row in db.query("select outcome from open_question")] == [None]


@pytest.mark.parametrize("column", ["ends_at", "pause_starts_at"])
def test_it_waits_no_longer_once_the_last_day_is_over_upkeep_or_not(
    aino: Person, mika: Person, asked: str, db: Database, time: Clock, column: str
) -> None:
    with write(db):
        db.execute(f"update mentorship set {column} = :at", {"at": stamp(time.at + timedelta(hours=1))})
    assert ASKED in aino.get("/write")
    time.forward(hours=1)
    assert ASKED not in aino.get("/write") + aino.get("/")
    mika.get(f"/mentorships/{asked}/question", 404)
