"""From a draft to the bank in force: a second reader or a night, whole or not at all, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from elsewhere import elsewhere
from flask import Flask
from persons import Clock, Person

from journal.curation import queries
from journal.curation.models import Revision
from journal.curation.service import engine, publishing, revising
from journal.db import Database
from journal.errors import Conflict, Invalid, NotFound
from prompts.bank.loading import PACKAGED

PATH = "questions/scaling/one-step.toml"
QUESTION = "scaling.one-step"
OWN = (PACKAGED / PATH).read_text(encoding="utf-8")


def reworded(fi: str) -> str:
    lines = [f'fi = "{fi}"' if line.startswith("fi = ") else line for line in OWN.splitlines()]
    return "\n".join(lines) + "\n"


NEW = reworded("Mistä huomaisit, että olet yhden pykälän ylempänä?")
ADVICE = reworded("Kannattaisiko sinun levätä enemmän?")


def waiting(db: Database, who: Person, words: str = NEW) -> Revision:
    draft = revising.save(db, who.account, PATH, words, 0, "k")
    return revising.ask_for_a_reader(db, who.account, draft.code)


def wording(db: Database) -> str:
    return engine(db).bank.questions[QUESTION].wording["fi"]


def test_a_second_readers_yes_puts_it_into_force_at_once(db: Database, cecilia: Person, mika: Person) -> None:
    before = wording(db)
    found = waiting(db, cecilia)
    assert wording(db) == before
    revising.judge(db, mika.account, found.code, found.version, "asks", "")
    assert wording(db) == "Mistä huomaisit, että olet yhden pykälän ylempänä?"
    assert queries.history(db, cecilia.account, PATH)[0].reviews[0].reader == "Mika"


@pytest.mark.slow
def test_another_process_has_it_at_its_next_request(tmp_path: Path) -> None:
    with elsewhere(tmp_path) as other:
        assert other.shows("Mikä on toisin askeleen ylempänä?")
        for wording in ("Mistä huomaisit, että olet askeleen ylempänä?", "Mistä sen näkisi?"):
            assert not other.shows(wording)
            other.publish(wording)
            assert other.shows(wording)


def test_a_doubt_sends_it_back_with_why(db: Database, cecilia: Person, mika: Person) -> None:
    found = waiting(db, cecilia)
    revising.judge(db, mika.account, found.code, found.version, "wondering", "Onko pykälä tuttu sana?")
    again = queries.revision(db, cecilia.account, found.code)
    assert (again.state, again.reviews[0].words) == ("draft", "Onko pykälä tuttu sana?")


def test_nobody_is_their_own_second_reader(db: Database, cecilia: Person, kaisa: Person) -> None:
    found = waiting(db, cecilia)
    for who in (cecilia, kaisa):
        with pytest.raises(NotFound):
            revising.judge(db, who.account, found.code, found.version, "asks", "")


def test_a_reader_says_yes_to_what_they_read_only(db: Database, cecilia: Person, mika: Person) -> None:
    found = waiting(db, cecilia)
    revising.save(db, cecilia.account, PATH, reworded("Mistä muusta huomaisit sen?"), found.version, "later")
    with pytest.raises((Conflict, NotFound)):
        revising.judge(db, mika.account, found.code, found.version, "asks", "")


def test_alone_it_takes_a_night_and_a_sentence(db: Database, cecilia: Person, time: Clock) -> None:
    found = waiting(db, cecilia)
    time.forward(hours=23, minutes=59)
    with pytest.raises(Conflict, match="too_early"):
        revising.publish_alone(db, cecilia.account, found.code, "Luin uudelleen.")
    time.forward(minutes=2)
    with pytest.raises(Invalid):
        revising.publish_alone(db, cecilia.account, found.code, "  ")
    revising.publish_alone(db, cecilia.account, found.code, "Luin uudelleen: kysyy yhtä asiaa.")
    assert "pykälän" in wording(db)
    assert queries.revision(db, cecilia.account, found.code).alone_reason == "Luin uudelleen: kysyy yhtä asiaa."


def test_advice_waits_for_nobody(db: Database, cecilia: Person) -> None:
    draft = revising.save(db, cecilia.account, PATH, ADVICE, 0, "k")
    with pytest.raises(Invalid) as refused:
        revising.ask_for_a_reader(db, cecilia.account, draft.code)
    assert "Kannattaisiko" in refused.value.problems["words"]
    assert queries.revision(db, cecilia.account, draft.code).state == "draft"


def test_a_text_that_does_not_hold_is_refused_with_its_line(db: Database, cecilia: Person) -> None:
    broken = OWN.replace('kind = "scale"', 'kind = "riddle"').replace('kind = "question"', 'kind = "riddle"')
    with pytest.raises(Invalid) as refused:
        revising.save(db, cecilia.account, PATH, broken, 0, "k")
    assert refused.value.problems["words"].startswith("1: ")
    assert queries.history(db, cecilia.account, PATH) == ()


def test_a_chain_that_leads_back_is_refused_whole(db: Database, cecilia: Person) -> None:
    follow = next(one.id for one in engine(db).bank.questions.values() if QUESTION in one.follow_ups)
    lines = [f'follow_ups = ["{follow}"]' if line.startswith("follow_ups") else line for line in OWN.splitlines()]
    draft = revising.save(db, cecilia.account, PATH, "\n".join(lines) + "\n", 0, "k")
    with pytest.raises(Invalid, match="lead back"):
        revising.ask_for_a_reader(db, cecilia.account, draft.code)


def test_two_who_edit_one_file_overwrite_nothing(db: Database, cecilia: Person) -> None:
    first = revising.save(db, cecilia.account, PATH, NEW, 0, "k")
    revising.save(db, cecilia.account, PATH, reworded("Mistä sen näkisi?"), first.version, "k2")
    with pytest.raises(Conflict, match="draft_changed"):
        revising.save(db, cecilia.account, PATH, NEW, first.version, "k3")
    again = revising.save(db, cecilia.account, PATH, reworded("Mistä sen näkisi?"), first.version, "k2")
    assert (again.version, "näkisi" in again.words) == (2, True)


def test_a_publication_is_undone_whole(db: Database, cecilia: Person, mika: Person) -> None:
    own = wording(db)
    found = waiting(db, cecilia)
    revising.judge(db, mika.account, found.code, found.version, "asks", "")
    (publication,) = queries.publications(db, cecilia.account)
    publishing.roll_back(db, cecilia.account, publication.code, "back")
    assert wording(db) == own
    publishing.restore(db, cecilia.account, found.code, "again")
    assert "pykälän" in wording(db)
    assert [one.kind for one in queries.publications(db, cecilia.account)] == ["restore", "roll_back", "publish"]


def test_safety_cues_need_two(db: Database, cecilia: Person, mika: Person, time: Clock) -> None:
    path = next((PACKAGED / "safety" / "fi").glob("*.toml")).relative_to(PACKAGED).as_posix()
    words = (PACKAGED / path).read_text(encoding="utf-8")
    draft = revising.save(db, cecilia.account, path, words, 0, "k")
    found = revising.ask_for_a_reader(db, cecilia.account, draft.code)
    time.forward(hours=25)
    with pytest.raises(Conflict, match="needs_two"):
        revising.publish_alone(db, cecilia.account, found.code, "Luin uudelleen.")
    revising.judge(db, mika.account, found.code, found.version, "asks", "")
    assert queries.revision(db, cecilia.account, found.code).state == "published"


@pytest.mark.parametrize("name", ["mika", "kaisa", "dora"])
def test_the_bench_is_curators_alone(
    app: Flask, db: Database, name: str, request: pytest.FixtureRequest, cecilia: Person
) -> None:
    other: Person = request.getfixturevalue(name)
    draft = revising.save(db, cecilia.account, PATH, NEW, 0, "k")
    for act in (
        lambda: revising.save(db, other.account, PATH, NEW, 1, "x"),
        lambda: revising.drop(db, other.account, draft.code),
        lambda: queries.revision(db, other.account, draft.code),
        lambda: queries.publications(db, other.account),
    ):
        with pytest.raises(NotFound):
            act()
