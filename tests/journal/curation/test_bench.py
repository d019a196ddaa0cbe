"""The bench: questions found, worded, read by a second pair of eyes, put into force and taken back."""

from __future__ import annotations

import re

import pytest
from persons import Clock, Person, hidden

from journal.accounts.models import OPERATOR
from journal.curation.models.files import Text
from journal.curation.service import engine
from journal.curation.service.files import importing, merging
from journal.db import Database, write
from prompts.bank.loading import PACKAGED

ONE = "/bank/questions/scaling.one-step"
NEW = {"wording_fi": "Mistä huomaisit pienen askeleen?", "wording_sv": "", "wording_en": "", "kind": "question"}


@pytest.fixture
def cecilia(cecilia: Person, db: Database) -> Person:
    """Cecilia, who reads Finnish here."""
    with write(db):
        db.execute("update account set language = 'fi' where id = :id", {"id": cecilia.account.id})
    return cecilia


def saved(who: Person, path: str = ONE, **typed: object) -> str:
    page = who.get(path)
    told = {"wording_fi": "Mistä huomaisit uuden askeleen?", "wording_sv": "Vad är annorlunda ett steg upp?",
            "wording_en": "What is different one step up?", "needs": "number", "kind": "question"}  # fmt: skip
    return who.post(path, key=hidden(page, "key"), based_on=hidden(page, "based_on"), **{**told, **typed})


def draft(who: Person) -> str:
    found = re.search(r"/bank/drafts/([\w-]+)", who.get(ONE))
    assert found
    return found[1]


def test_words_are_found_in_any_form_and_filters_stand_in_the_address(cecilia: Person) -> None:
    page = cecilia.get("/bank?q=askeleita&technique=scaling&state=live")
    assert "Mikä on toisin askeleen ylempänä?" in page
    assert "Mikä on toisin askeleen ylempänä?" not in cecilia.get("/bank?q=askeleita&technique=coping")
    assert 'value="askeleita"' in page
    assert "page=2" in cecilia.get("/bank")


def test_drafts_flags_misses_and_waiting_translations_are_found(cecilia: Person, db: Database) -> None:
    saved(cecilia)
    cecilia.post(f"{ONE}/flag", flagged="yes")
    with write(db):
        db.execute("insert into question_half_year (half_year, shown) values ('2026-1', 1)")
        db.execute("insert into question_missed values ('2026-1', 'scaling.one-step', 3), ('2026-2', 'coping.x', 1)")
    for view in ("state=draft", "mark=flagged", "mark=missed", "mark=waiting", f"who={cecilia.account.code}", "q=uusi"):
        page = cecilia.get(f"/bank?{view}")
        assert "Mistä huomaisit uuden askeleen?" in page, view
        assert "1 kysymys" in page or view == "q=uusi", view
    assert "Mistä huomaisit uuden askeleen?" not in cecilia.get("/bank?state=live")


def looked_again(who: Person, path: str) -> str:
    """A page once it no longer says that something is still being worked out beside it."""
    while "Tätä ei ole vielä laskettu." in (page := who.get(path)):
        pass
    return page


def test_what_says_almost_the_same_as_another_is_found(cecilia: Person, db: Database) -> None:
    assert "0 kysymystä" in looked_again(cecilia, "/bank?mark=alike")
    words = (PACKAGED / "questions/scaling/one-step.toml").read_text(encoding="utf-8")
    twin = {"questions/scaling/twin.toml": Text(words.replace("askeleen ylempänä?", "askeleen ylempänä nyt?"))}
    importing.put_into_force(db, OPERATOR, merging.plan(db, twin), {}, "k")
    page = looked_again(cecilia, "/bank?mark=alike")
    assert "2 kysymystä" in page
    assert "Mikä on toisin askeleen ylempänä nyt?" in page


@pytest.mark.parametrize(
    ("path", "place", "way"),
    [("/bank/landing", "Kattavuus", "Osuuko kysymys"), ("/bank/files", "Kattavuus", "Pankki tiedostoina"),
     ("/bank/words", "Vihjeet", "Kuullut sanat"), (ONE, "Kysymykset", ""), ("/bank/versions", "Versiot", "")],
)  # fmt: skip
def test_it_is_seen_where_one_is(cecilia: Person, path: str, place: str, way: str) -> None:
    now = re.findall(
        r'aria-current="(\w+)">([^<]+)</a>', cecilia.get(path).partition("<main")[2].partition("<footer")[0]
    )
    assert ("true" if way or path == ONE else "page", place) in now
    assert not way or ("page", way) in now


def test_translations_wait_unless_the_meaning_stayed(cecilia: Person) -> None:
    saved(cecilia)
    assert "Odottaa käännöstä" in cecilia.get(ONE)
    saved(cecilia, same_meaning="y")
    page = cecilia.get(ONE)
    assert "Odottaa käännöstä" not in page
    assert re.search(r'name="same_meaning"[^>]*checked|checked[^>]*name="same_meaning"', page)


def test_looking_at_the_lists_changes_none_of_them(cecilia: Person) -> None:
    page = cecilia.get(ONE)
    for name in ("cues", "avoid", "phases", "topics", "needs", "tags", "follow_ups"):
        assert f'name="{name}"' in page or name == "follow_ups", name
    ticked = re.findall(r'name="(cues|avoid|phases|topics|needs|tags|follow_ups)" value="([^"]+)" checked', page)
    lists: dict[str, list[str]] = {}
    for name, value in ticked:
        lists.setdefault(name, []).append(value)
    saved(cecilia, wording_fi="Mikä on toisin askeleen ylempänä?", wording_sv="Vad är annorlunda ett steg upp?",
          wording_en="What is different one step up?", **lists)  # fmt: skip
    assert len(lists["cues"]) > 1
    assert "Ei mikään: se on niin kuin voimassa oleva." in cecilia.get(f"/bank/drafts/{draft(cecilia)}")


def test_the_linter_speaks_while_one_types(cecilia: Person) -> None:
    part = cecilia.htmx("/bank/lint", wording_fi="Etkö voisi levätä?", kind="question")
    assert "<html" not in part
    assert "Etkö voisi" in part
    assert "Tämä kysyy." in cecilia.htmx("/bank/lint", wording_fi="Mikä auttoi?", kind="question", needs="moment")


def test_the_second_of_two_sees_both_texts_and_chooses(cecilia: Person) -> None:
    page = cecilia.get(ONE)
    saved(cecilia)
    told = {**NEW, "wording_fi": "Mistä näkisit toisen askeleen?", "key": "other", "based_on": hidden(page, "based_on")}
    both = cecilia.post(ONE, 409, **told)
    assert "<del> uuden</del>" in both or "uuden" in both
    assert "Mistä näkisit toisen askeleen?" in both
    cecilia.post(ONE, **{**told, "key": hidden(both, "key"), "based_on": hidden(both, "based_on")})
    assert "Mistä näkisit toisen askeleen?" in cecilia.get(ONE)


def test_what_does_not_go_together_is_said_and_kept(cecilia: Person) -> None:
    page = cecilia.post("/bank/questions/new", 422, key="n", technique="coping", **{**NEW, "wording_fi": "  "})
    assert "muutama sana" in page
    page = cecilia.post("/bank/questions/new", 422, key="n", technique="coping", follow_up="Ei ole.", **NEW)
    assert "Mistä huomaisit pienen askeleen?" in page


def test_from_a_new_question_over_a_second_reader_into_force_and_back(
    cecilia: Person, mika: Person, aino: Person, db: Database
) -> None:
    page = cecilia.get("/bank/questions/new?technique=scaling&phase=between&topic=team")
    assert re.search(r'value="between" checked', page)
    where = cecilia.post("/bank/questions/new", key=hidden(page, "key"), technique="scaling", act="publish", **NEW)
    again = cecilia.post("/bank/questions/new", key=hidden(page, "key"), technique="scaling", act="publish", **NEW)
    assert where == again
    ready = cecilia.get(where)
    assert "Lähetä linkki mentorille" in ready
    assert "toml" not in ready.lower()
    cecilia.post(f"{where}/ask", act="link")
    link = where.replace("drafts", "review")
    assert link in cecilia.get(where)
    aino.get(link, 404)
    cecilia.post(link, 404, version="1", verdict="asks")
    page = mika.get(link)
    assert "Mistä huomaisit pienen askeleen?" in page
    mika.post(link, version=hidden(page, "version"), verdict="asks", words="Hyvä.")
    question = engine(db).bank.questions["scaling.mista-huomaisit-pienen-askeleen"]
    assert set(question.wording) == {"fi"}
    versions = cecilia.get("/bank/versions")
    assert "Mistä huomaisit pienen askeleen?" in versions
    undo = re.search(r'action="(/bank/versions/[^"]+)"', versions)
    assert undo
    cecilia.post(undo[1], key="u")
    assert "scaling.mista-huomaisit-pienen-askeleen" not in engine(db).bank.questions


def test_alone_it_takes_a_night_and_is_marked(cecilia: Person, db: Database, time: Clock) -> None:
    saved(cecilia, reason="Selkeämpi.")
    code = draft(cecilia)
    cecilia.post(f"/bank/drafts/{code}/ask", act="self")
    cecilia.post(f"/bank/drafts/{code}/alone", 409, reason="Luin.")
    time.forward(hours=24, minutes=1)
    cecilia.post(f"/bank/drafts/{code}/alone", 422, reason="")
    cecilia.post(f"/bank/drafts/{code}/alone", reason="Kysyy yhtä asiaa.")
    assert engine(db).bank.questions["scaling.one-step"].wording["fi"] == "Mistä huomaisit uuden askeleen?"
    page = cecilia.get(ONE)
    assert "yhden hyväksymä" in page
    assert "<ins>" in page
    assert "yhden hyväksymä" in cecilia.get("/bank/versions")
    cecilia.post(f"{ONE}/restore", revision="", key="own", act="restore")
    assert engine(db).bank.questions["scaling.one-step"].wording["fi"] == "Mikä on toisin askeleen ylempänä?"
    cecilia.post(f"{ONE}/state", state="retired", key="out")
    assert engine(db).bank.questions["scaling.one-step"].state == "retired"
    cecilia.post(f"{ONE}/state", state="live", key="in")
    assert engine(db).bank.questions["scaling.one-step"].state == "live"


def test_advice_stands_in_the_way(cecilia: Person) -> None:
    saved(cecilia, wording_fi="Kannattaisiko sinun levätä enemmän?")
    page = cecilia.post(f"/bank/drafts/{draft(cecilia)}/ask", 422)
    assert "Estää käytön" in page
