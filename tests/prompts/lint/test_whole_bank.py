"""The bank that comes with the program: no live wording has an error, and none says what another says."""

from __future__ import annotations

import time
from itertools import combinations

from prompts.bank.loading import load_bank
from prompts.lint.near_duplicates import _likeness, _triples, near_duplicates
from prompts.lint.whole_bank import remarks
from prompts.model import Question


def test_no_live_wording_of_the_bank_has_an_error(reader):
    bank = load_bank()
    list(remarks(list(bank.questions.values())[:3], reader))
    start = time.process_time()
    found = list(remarks(bank.questions.values(), reader))
    taken = time.process_time() - start
    errors = [
        (one.question, one.language, one.problem.code, one.wording) for one in found if one.problem.level == "error"
    ]
    assert errors == []
    assert taken < 5


def question(name: str, text: str, state: str = "live") -> Question:
    return Question(name, "question", "resources", state, (), (), (), (), (), (), (), "own", {"fi": text})


def test_wordings_that_are_nearly_the_same_are_paired():
    pairs = near_duplicates(
        [
            question("a.one", "Mikä auttoi sinua jaksamaan viime viikolla?"),
            question("a.two", "Mikä auttoi sinua jaksamaan tällä viikolla?"),
            question("a.three", "Kenelle haluaisit kertoa tästä?"),
            question("a.four", "Mikä auttoi sinua jaksamaan viime viikolla!", "retired"),
        ],
        near=0.6,
    )
    assert [(pair.first, pair.second, pair.language) for pair in pairs] == [("a.one", "a.two", "fi")]
    assert 0.6 <= pairs[0].likeness < 1


def test_what_is_quoted_makes_nothing_alike():
    first, second = "Kirjoitit: «{lainaus}». Mikä auttoi?", "Kirjoitit: «{lainaus}». Kuka muu huomasi sen?"
    assert near_duplicates([question("a.one", first), question("a.two", second)]) == ()


def test_no_pair_is_overlooked():
    bank = load_bank()
    texts = {one.id: _triples(one.wording["sv"]) for one in bank.questions.values() if "sv" in one.wording}
    alike = {pair for pair in combinations(sorted(texts), 2) if _likeness(*(texts[one] for one in pair)) >= 0.3}
    found = near_duplicates(bank.questions.values(), near=0.3)
    assert len(alike) > 100
    assert {(one.first, one.second) for one in found if one.language == "sv"} == alike
