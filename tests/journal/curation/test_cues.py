"""Cues, spoken words and topics: edited in words, proved by examples, published by two where a card may change."""

from __future__ import annotations

import re
import tomllib

import pytest
from persons import Clock, Person

from journal.curation import queries, service
from journal.curation.forms.cue_names import CUES
from journal.curation.forms.naming import GROUPS
from journal.curation.service import cues, revising, theming
from journal.db import Database
from journal.errors import Conflict, Invalid
from prompts.bank.checking import COMPUTED
from prompts.bank.loading import PACKAGED
from prompts.bank.writing import canonical_aliases, canonical_cue

WORRY = "/bank/cues/cues/fi/worry"


def lines(db: Database, who: Person, **changed: str) -> dict[str, str]:
    sheet = cues.opened(db, who.account, "cues", "fi", "worry")
    return {**{name: "\n".join(told) for name, told in sheet.lines.items()}, "key": "k", "based_on": "0", **changed}


def test_every_cue_is_written_back_as_it_was_and_every_page_of_one_opens(db: Database, cecilia: Person) -> None:
    for path in sorted((*PACKAGED.glob("cues/*/*.toml"), *PACKAGED.glob("safety/*/*.toml"))):
        kind, language, name = path.relative_to(PACKAGED).with_suffix("").parts
        sheet = cues.opened(db, cecilia.account, kind, language, name)  # type: ignore[arg-type]
        words = cues.words_for(db, cecilia.account, sheet, sheet.lines)
        assert tomllib.loads(words) == tomllib.loads(path.read_text(encoding="utf-8")), path
    assert canonical_cue(tomllib.loads(words)) == words
    assert "Huoli nousi taas pintaan." in cecilia.get(WORRY)
    cecilia.get("/bank/cues/safety/fi/self-harm-suicide")
    cecilia.get("/bank/cues?language=sv")


def test_a_cue_of_signs_alone_shows_them_in_words_and_keeps_them(db: Database, cecilia: Person) -> None:
    cecilia.post("/language", language="fi")
    path = "/bank/cues/safety/fi/child-concern-shown-alone"
    sheet = cues.opened(db, cecilia.account, "safety", "fi", "child-concern-shown-alone")
    assert not any(sheet.lines[name] for name in ("words", "phrases", "near"))
    page = re.sub(r"<[^>]*>", "", cecilia.get(path))
    assert "child alone (jonkun muun) + told by child" in page
    assert "Mikään tästä ei merkitse, jos vieressä on: story, " in page
    told = {name: "\n".join(lines) for name, lines in sheet.lines.items()}
    told["match"] += "\nTyttö kertoi, että kotona ei ollut illalla ketään hereillä."
    cecilia.post(path, 303, **told, key="k", based_on="0", act="save")
    (draft,) = queries.open_revisions(db, cecilia.account)
    kept, own = tomllib.loads(draft.words), tomllib.loads((PACKAGED / draft.path).read_text(encoding="utf-8"))
    assert len(kept.pop("match")) == len(own.pop("match")) + 1
    assert kept == own


def test_spoken_words_are_written_back_byte_for_byte() -> None:
    own = (PACKAGED / "aliases" / "fi.toml").read_text(encoding="utf-8")
    table = tomllib.loads(own)
    assert canonical_aliases(table["forms"], table["stems"]) == own


def test_an_example_that_does_not_come_out_is_marked_at_once(db: Database, cecilia: Person) -> None:
    cecilia.post("/language", language="fi")
    told = lines(db, cecilia, match="Olen huolissani yhdestä lapsesta.\nRetki oli hauska.", act="preview")
    shown = cecilia.post(WORRY, 200, **told)
    assert "Tätä ei huomata, vaikka pitäisi." in shown
    assert "Yksikään tukikortti ei muutu." in shown
    assert queries.open_revisions(db, cecilia.account) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"match": "Vain yksi."}, "vähintään kaksi esimerkkiä"),
        ({"phrases": "huoli\n@nobody ~ huoli"}, "Rivi 2: Tätä riviä ei voi lukea."),
        ({"phrases": "huoli ~ " * 30 + "huoli"}, "Rivi 1: Tätä olisi hidasta etsiä."),
        ({"near": "yksin"}, "Rivi 1: Riville tarvitaan vähintään kaksi sanaa."),
    ],
)
def test_what_does_not_hold_is_refused_with_its_line(
    db: Database, cecilia: Person, changed: dict[str, str], said: str
) -> None:
    cecilia.post("/language", language="fi")
    shown = cecilia.post(WORRY, 422, **lines(db, cecilia, act="save", **changed))
    assert said in shown
    assert queries.open_revisions(db, cecilia.account) == ()


def test_two_who_edit_one_cue_see_both(db: Database, cecilia: Person) -> None:
    cecilia.post("/language", language="fi")
    cecilia.post(WORRY, 303, **lines(db, cecilia, act="save", near="huoli lapsi"))
    mine = {**lines(db, cecilia, act="save", near="huoli ilta"), "key": "k2", "based_on": "0"}
    both = cecilia.post(WORRY, 409, **mine)
    assert "huoli lapsi" in both
    assert "huoli ilta" in both
    cecilia.post(WORRY, 303, **{**mine, "key": "k3", "based_on": "1"})
    assert "huoli ilta" in cecilia.get(WORRY)


def test_a_word_heard_is_previewed_and_published(db: Database, cecilia: Person, mika: Person) -> None:
    cecilia.post("/language", language="fi")
    told = {"language": "fi", "said": "naattihko", "means": "väsynyt", "key": "k", "based_on": "0"}
    shown = cecilia.post("/bank/words", 200, **told)
    assert "Yksikään 120 esimerkistä ei muuttuisi. Yksikään tukikortti ei muutu." in shown
    cecilia.post("/bank/words", 303, act="save", **told)
    (draft,) = queries.open_revisions(db, cecilia.account)
    assert "naattihko ~ väsynyt" in cecilia.get("/bank/words?language=fi")
    waiting = revising.ask_for_a_reader(db, cecilia.account, draft.code)
    revising.judge(db, mika.account, waiting.code, waiting.version, "asks", "")
    assert "tired" in service.engine(db).cues_in("Olen ihan naattihko.", "fi")


def test_a_word_that_would_take_a_card_away_is_shown_and_refused(db: Database, cecilia: Person) -> None:
    cecilia.post("/language", language="fi")
    told = {"language": "fi", "said": "pelkää", "means": "nauraa", "key": "k", "based_on": "0"}
    assert "Siihen tarvitaan kaksi ihmistä." in cecilia.post("/bank/words", 200, **told)
    cecilia.post("/bank/words", 303, act="save", **told)
    (draft,) = queries.open_revisions(db, cecilia.account)
    with pytest.raises(Invalid, match="words"):
        revising.ask_for_a_reader(db, cecilia.account, draft.code)


def test_a_word_that_brings_a_card_is_published_by_two_and_not_by_one(
    db: Database, cecilia: Person, mika: Person, time: Clock
) -> None:
    cecilia.post("/language", language="fi")
    text = "Tein tänään lasvutusilmoituksen."
    assert service.engine(db).categories_in(text, "fi") == frozenset()
    told = {"language": "fi", "said": "lasvutusilmoituksen", "means": "lastensuojeluilmoituksen", "key": "k"}
    assert "Siihen tarvitaan kaksi ihmistä." in cecilia.post("/bank/words", 200, based_on="0", **told)
    cecilia.post("/bank/words", 303, based_on="0", act="save", **told)
    (draft,) = queries.open_revisions(db, cecilia.account)
    ready = f"/bank/drafts/{draft.code}"
    assert "Luen sen huomenna uudelleen" not in cecilia.get(ready)
    cecilia.post(f"{ready}/ask", act="self")
    time.forward(hours=25)
    cecilia.post(f"{ready}/alone", 409, reason="Luin uudelleen.")
    assert service.engine(db).categories_in(text, "fi") == frozenset()
    mika.post(f"/bank/review/{draft.code}", version="1", verdict="asks", words="")
    assert service.engine(db).categories_in(text, "fi") == {"child_concern"}


def test_a_word_that_brings_no_card_is_published_by_one(db: Database, cecilia: Person, time: Clock) -> None:
    cecilia.post("/bank/words", 303, language="fi", said="kahvvee", means="kahvia", key="k", based_on="0", act="save")
    (draft,) = queries.open_revisions(db, cecilia.account)
    cecilia.post(f"/bank/drafts/{draft.code}/ask", act="self")
    time.forward(hours=25)
    cecilia.post(f"/bank/drafts/{draft.code}/alone", 303, reason="Luin uudelleen.")
    assert service.engine(db).bank.aliases["fi"].forms["kahvvee"] == "kahvia"


@pytest.mark.parametrize(("said", "means"), [("kaksi sanaa", "väsynyt"), ("naatti", "qxzzq"), ("naatti", "naatti")])
def test_no_word_that_would_mean_nothing(cecilia: Person, said: str, means: str) -> None:
    cecilia.post("/bank/words", 422, language="fi", said=said, means=means, key="k", act="save")


def published(db: Database, cecilia: Person, mika: Person) -> None:
    (draft,) = queries.open_revisions(db, cecilia.account)
    waiting = revising.ask_for_a_reader(db, cecilia.account, draft.code)
    revising.judge(db, mika.account, waiting.code, waiting.version, "asks", "")


def test_a_new_topic_is_not_offered_before_five_techniques_ask_for_it(
    db: Database, cecilia: Person, mika: Person
) -> None:
    cecilia.post("/bank/topics", 303, name_fi="Johtaminen", name_sv="Ledning", name_en="Leading", key="k", based_on="0")
    published(db, cecilia, mika)
    assert "leading" in service.topic_names(db, "fi")
    assert "leading" not in {one.id for one in service.topics(db)}
    assert {one.id for one in service.topics(db)} >= {"pedagogy", "other"}
    page = cecilia.get("/bank/questions/new?technique=scaling&topic=leading")
    assert re.search(r'name="topics" value="leading" checked', page), "it can be written for, or it would never be"


def test_goals_of_a_merged_topic_belong_to_the_other(db: Database, cecilia: Person, mika: Person, aino: Person) -> None:
    aino.post("/goals", key="g", words="Rauhalliset siirtymät", topic="work_role")
    cecilia.post("/bank/topics/work_role/merge", 303, into="pedagogy", key="k", based_on="0")
    published(db, cecilia, mika)
    assert "work_role" not in {one.id for one in service.topics(db)}
    assert service.settled(db, "work_role") == "pedagogy"
    names = service.topic_names(db, "fi")
    assert names["work_role"] == names["pedagogy"]
    assert "work_role" in service.engine(db).bank.together({"pedagogy"})
    with pytest.raises(Conflict):
        theming.merged(db, cecilia.account, "team", "pedagogy", 7, "late")


def test_every_cue_has_a_name_that_people_understand(db: Database) -> None:
    bank = service.engine(db).bank
    groups = {group for notion in bank.notions.values() for group in notion.groups}
    assert (bank.notions.keys() | groups | COMPUTED) - CUES.keys() - GROUPS.keys() == set()


def test_others_know_no_cues_words_or_topics(mika: Person) -> None:
    for path in ("/bank/cues", WORRY, "/bank/words", "/bank/topics"):
        mika.get(path, 404)
