"""A question beside the text: asked for, answered, put away; and what it leaves behind."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient
from persons import Clock, Person

from journal.accounts.models import OPERATOR
from journal.curation.service import contacts
from journal.db import Database
from journal.support import service as support

TIRED = "Väsyttää ihan hirveesti. Kolmas viikko putkeen kun ollaan vajaalla ja mä teen kaikkien hommat."
PLAIN = "Söimme lounaaksi kalakeittoa ja sitten ulkoiltiin."
HARM = "En jaksa enää elää."
SPENT = "Olen aivan loppu, en pääse ylös sängystä."


class Writing:
    """Somebody at the writing page of one entry, without JavaScript or with it."""

    def __init__(self, person: Person, text: str) -> None:
        self.person, self.text, self.version, self.saves = person, text, 0, 0
        self.answers: dict[str, str] = {}

    def send(self, act: str, status: int = 200, **more: str) -> str:
        self.saves += 1
        sent = {"text": self.text, "key": f"k{self.saves}", "tab": "t", "based_on": self.version, "act": act}
        told = self.person.htmx("/write/entry", status, **(sent | self.answers | more))
        page = told or self.person.get("/write/entry")
        if found := re.search(r'name="based_on" value="(\d+)"', page):
            self.version = int(found[1])
        return page

    def answer(self, page: str, words: str) -> None:
        """Tap *Vastaa* and type ``words`` under the question."""
        code = prompt(page)
        self.send("answer", 204, prompt=code)
        self.answers[f"answer-{code}"] = words


@pytest.fixture
def writing(aino: Person) -> Writing:
    return Writing(aino, TIRED)


def question(page: str) -> str | None:
    found = re.search(r'id="question"[^>]*>([^<]+)<', page)
    return found[1] if found else None


def prompt(page: str) -> str:
    found = re.search(r'name="prompt" value="([^"]+)"', page)
    assert found, page
    return found[1]


def rows(db: Database) -> list[dict[str, object]]:
    return db.query("select * from prompt order by offered_at, code")


@pytest.mark.parametrize("act", ["save", "keep", "ask", "hint", "answer", "another", "later", "missed", "remove:x"])
def test_every_button_saves_the_text_first(aino: Person, act: str) -> None:
    sent = {"text": PLAIN, "key": "k", "tab": "t", "based_on": 0, "act": act, "prompt": "no-such-prompt"}
    aino.browser.post("/write/entry", data=sent)
    assert PLAIN in aino.get("/write/entry")


def test_asking_twice_shows_the_question_that_waits(writing: Writing, db: Database) -> None:
    first = question(writing.send("ask"))
    assert first
    assert question(writing.send("ask")) == first
    assert question(writing.person.get("/write/entry")) == first
    assert len(rows(db)) == 1


def test_without_htmx_it_is_a_page(aino: Person) -> None:
    page = aino.post("/write/entry", 200, text=TIRED, key="k", tab="t", based_on=0, act="ask")
    assert "<html" in page
    assert question(page)
    assert TIRED in page


def test_the_reason_shows_the_writers_own_words(writing: Writing) -> None:
    page = writing.send("ask")
    assert "Kirjoitit:" in page
    marked = re.findall(r"<mark>([^<]+)</mark>", page)
    assert marked
    assert all(words in TIRED for words in marked)


def test_reasons_are_kept_as_places_and_never_as_words(writing: Writing, db: Database) -> None:
    page = writing.send("ask")
    marked = re.findall(r"<mark>([^<]+)</mark>", page)
    kept = rows(db)[0]
    reasons = json.loads(str(kept["reasons"]))
    assert [TIRED[one["start"] : one["end"]] for one in reasons if one["kind"] == "text"] == marked
    assert all(set(one) <= {"kind", "cue", "start", "end", "goal", "at"} for one in reasons)
    assert not [word for word in re.findall(r"\w{5,}", TIRED) if word in str(kept)]


def test_another_is_another(writing: Writing, db: Database) -> None:
    page = writing.send("ask")
    seen = [question(page)]
    for _ in range(2):
        page = writing.send("another", prompt=prompt(page))
        seen.append(question(page))
    assert None not in seen
    assert len(set(seen)) == 3
    assert sorted(str(one["outcome"]) for one in rows(db)) == ["None", "another", "another"]


def test_not_now_puts_it_away_and_says_nothing(writing: Writing, db: Database) -> None:
    page = writing.send("ask")
    told = writing.send("later", prompt=prompt(page))
    assert question(told) is None
    assert "data-put-away" in told
    assert question(writing.person.get("/write/entry")) is None
    assert [(one["outcome"], one["missed"]) for one in rows(db)] == [("put_away", 0)]


def test_one_that_missed_goes_away_too(writing: Writing, db: Database) -> None:
    page = writing.send("ask")
    assert question(writing.send("missed", prompt=prompt(page))) is None
    assert [(one["outcome"], one["missed"]) for one in rows(db)] == [("put_away", 1)]


def test_answering_sets_the_question_as_a_line_with_room_under_it(writing: Writing, db: Database) -> None:
    page = writing.send("ask")
    asked = question(page)
    writing.answer(page, "Pyysin Ottoa avuksi.")
    writing.send("save")
    page = writing.person.get("/write/entry")
    assert asked
    assert asked in page
    assert "Pyysin Ottoa avuksi." in page
    assert question(page) is None
    assert "Jatka kysymyksellä" in page
    entry = writing.person.get("/entries/entry")
    assert entry.index(TIRED[:20]) < entry.index(asked) < entry.index("Pyysin Ottoa avuksi.")


def test_answering_twice_is_answering_once(writing: Writing) -> None:
    page = writing.send("ask")
    for _ in range(2):
        writing.send("answer", 204, prompt=prompt(page))
        writing.answers = {f"answer-{prompt(page)}": ""}
    assert writing.person.get("/write/entry").count(f'name="answer-{prompt(page)}"') == 1


def test_removing_the_line_leaves_the_words(writing: Writing) -> None:
    page = writing.send("ask")
    asked = str(question(page))
    writing.answer(page, "Pyysin Ottoa avuksi.")
    writing.send(f"remove:{prompt(page)}", 204)
    entry = writing.person.get("/entries/entry")
    assert asked not in entry
    assert TIRED[:20] in entry
    assert "Pyysin Ottoa avuksi." in entry
    assert f'name="answer-{prompt(page)}"' not in writing.person.get("/write/entry")


def test_questions_off_bring_none(writing: Writing, db: Database) -> None:
    writing.person.post("/account/questions")
    told = writing.send("ask")
    assert question(told) is None
    assert "Kysymykset ovat pois käytöstä. Sivu on sinun." in told
    writing.send("keep", 204)
    assert rows(db) == []


def test_unasked_a_question_comes_only_on_a_sure_cue(aino: Person, db: Database) -> None:
    for code, text in (("plain", PLAIN), ("tired", TIRED)):
        aino.post(f"/write/{code}", text=text, key=code, tab="t", based_on=0, act="keep")
    assert question(aino.get("/write/plain")) is None
    assert question(aino.get("/write/tired"))
    assert [one["asked"] for one in rows(db)] == ["kept"]


def test_a_save_never_brings_a_question(writing: Writing, db: Database) -> None:
    assert question(writing.send("save")) is None
    assert rows(db) == []


def chain(writing: Writing, answers: int) -> str:
    page = writing.send("ask")
    for number in range(answers):
        assert question(page), number
        writing.answer(page, f"Pyysin Ottoa avuksi, ja se auttoi hetken. Näin kävi jo {number + 2} kertaa.")
        page = writing.send("ask")
    return page


def test_a_chain_ends_after_three(writing: Writing) -> None:
    page = chain(writing, 3)
    assert question(page) is None
    assert "Voit jättää tähän." in page


@pytest.mark.parametrize(("minutes", "ended"), [(59, True), (61, False)])
def test_an_hour_later_nothing_is_chained_to_the_answers(
    writing: Writing, time: Clock, minutes: int, ended: bool
) -> None:
    chain(writing, 3)
    time.forward(minutes=minutes)
    assert ("Voit jättää tähän." in writing.send("ask")) is ended


def test_an_old_question_keeps_its_wording(writing: Writing, db: Database) -> None:
    page = writing.send("ask")
    asked = str(question(page))
    db.execute("update prompt set question = 'gone-from-the-bank', bank_version = 'old'")
    db.conn.commit()
    assert question(writing.person.get("/write/entry")) == asked
    writing.answer(page, "Pyysin Ottoa avuksi.")
    assert asked in writing.person.get("/entries/entry")


def test_a_card_is_shown_and_stored_nowhere(aino: Person, db: Database) -> None:
    support.add_missing(db, OPERATOR, contacts())
    before = {table: len(db.query(f"select * from {table}")) for table in db.table_names()}
    page = aino.post("/write/entry", 200, text=HARM, key="k", tab="t", based_on=0, act="ask")
    assert "Näissä numeroissa vastaa ihminen." in page
    assert "Organisaatiosi ei ole vielä tarkistanut tätä" in page
    assert question(page) is None
    grown = {table for table in before if len(db.query(f"select * from {table}")) > before[table]}
    assert grown <= {"entry", "revision", "passage", "search_text", "audit"} | {
        table for table in grown if table.startswith("search")
    }
    stored = str([db.query(f"select * from {table}") for table in ("entry", "revision", "prompt", "audit")])
    assert "self_harm" not in stored
    assert "card" not in stored


@pytest.mark.parametrize("questions", [True, False])
def test_the_same_tiredness_is_told_in_full_once_a_week_however_the_page_is_opened(
    aino: Person, time: Clock, db: Database, questions: bool
) -> None:
    db.execute("update account set questions = ?", [questions])
    db.conn.commit()
    for entry in ("first", "second"):
        aino.post(f"/write/{entry}", 200, text=SPENT, key=entry, tab=entry, based_on=0, act="ask")
        time.forward(days=1)
    assert "data-support" in aino.get("/write/first")
    page = aino.get("/write/second")
    assert "data-support" not in page
    assert "Tuki ja ilmoitusohjeet ovat täällä." in page


def test_the_third_heavy_day_of_a_week_names_people_in_one_line_whenever_it_is_opened(
    aino: Person, time: Clock
) -> None:
    for entry in ("first", "second", "third"):
        page = aino.post(f"/write/{entry}", 200, text=TIRED, key=entry, tab=entry, based_on=0, act="ask")
        assert ("Tuki ja ilmoitusohjeet" in page) == (entry == "third")
        time.forward(days=1)
    assert "Tuki ja ilmoitusohjeet" in aino.get("/write/third")
    assert "Tuki ja ilmoitusohjeet" not in aino.get("/write/second")


def test_the_mentor_and_the_coordinator_are_told_nothing_of_it(
    aino: Person, mika: Person, kaisa: Person, pair: str
) -> None:
    paths = [(mika, "/"), (mika, f"/briefings/{pair}"), (kaisa, "/pairs"), (kaisa, "/")]
    before = [re.sub(r'name="key"[^>]*|value="[^"]{16}"', "", person.get(path)) for person, path in paths]
    aino.post("/write/entry", 200, text=HARM, key="k", tab="t", based_on=0, act="ask")
    after = [re.sub(r'name="key"[^>]*|value="[^"]{16}"', "", person.get(path)) for person, path in paths]
    assert before == after


def test_no_page_but_the_writing_page_asks(writing: Writing, pair: str) -> None:
    asked = str(question(writing.send("ask")))
    aino = writing.person
    aino.post("/share", entry="entry", until="end", key="s", **{"version-entry": writing.version})
    share = re.search(r'href="(/shares/[^"]+/take-back)"', aino.get("/visible"))
    assert share
    for path in ("/", "/entries/entry", "/share?entry=entry", "/share/choose", "/share/s", "/visible", share[1],
                 f"/mentorships/{pair}", f"/mentorships/{pair}/promise", f"/mentorships/{pair}/end",
                 "/entries/entry/erase", "/entries/entry/versions", "/entries/bin"):  # fmt: skip
        page = aino.get(path)
        assert asked not in page, path
        assert 'class="prompt"' not in page, path


def test_advice_is_not_given_when_it_is_asked_for(aino: Person) -> None:
    text = "Mitä minun pitäisi tehdä tämän kanssa? Kertokaa joku."
    page = aino.post("/write/entry", 200, text=text, key="k", tab="t", based_on=0, act="ask")
    assert "Oivallus ei vastaa kysymyksiin eikä neuvo." in page


def test_nobody_acts_on_somebody_elses_question(
    writing: Writing, otto: Person, db: Database, nobody: FlaskClient
) -> None:
    page = writing.send("ask")
    for act in ("answer", "another", "later", "missed"):
        sent = {"text": "x", "key": act, "tab": "t", "based_on": 0, "act": act, "prompt": prompt(page)}
        otto.browser.post("/write/of-otto", data=sent)
        assert otto.browser.post("/write/entry", data=sent).status_code == 404
        assert nobody.post("/write/entry", data=sent).status_code == 401
    assert [one["outcome"] for one in rows(db) if one["code"] == prompt(page)] == [None]


def test_an_act_that_is_none_is_refused_and_the_text_comes_back(aino: Person) -> None:
    assert PLAIN in aino.post("/write/entry", 409, text=PLAIN, key="k", tab="t", based_on=0, act="explode")


@pytest.mark.parametrize(
    ("language", "text", "button"),
    [
        ("sv", "Jag är så trött. Tredje veckan i rad är vi underbemannade.", "Ge mig en fråga"),
        ("en", "I am so tired. Third week in a row we are short of staff.", "Give me a question"),
    ],
)
def test_in_the_language_of_the_text(aino: Person, language: str, text: str, button: str) -> None:
    aino.post("/language", language=language)
    page = aino.post("/write/entry", 200, text=text, key="k", tab="t", based_on=0, act="ask")
    assert f'id="question" lang="{language}"' in page
    assert button in page
