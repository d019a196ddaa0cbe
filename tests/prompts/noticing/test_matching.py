"""Patterns are told apart however many a bank holds, though atoms share marks and words lead to several patterns."""

from __future__ import annotations

from itertools import product

import pytest

from prompts.bank import patterns
from prompts.noticing.compiling import MARKS, Index, Kind, Pattern
from prompts.noticing.matching import Match, marks_of, matches
from prompts.noticing.sights import Lexis, runs
from prompts.reading import Reader

READER = Reader()
LETTERS = "bdfgklmnprtvz"
#: More than there are marks.
NAMES = ["".join(one) for one in product(LETTERS, "aou", LETTERS, "aou", LETTERS)][: 2 * MARKS + 2]


def met(index: Index, text: str, kind: int = 0) -> list[tuple[str, int, int]]:
    """Owner, first and last token of each match."""
    reading = READER.read(text, "en")
    seen = Lexis("en", {}, {}, index).sights(reading)
    spans = runs([reading.clauses[token.clause].sentence for token in reading.tokens])
    found: list[Match] = list(matches(kind, seen, spans, marks_of(seen, spans)))
    return [(one.owner, one.first, one.last) for one in found]


def index(*texts: str) -> Index:
    return Index([Kind([Pattern(text, patterns.phrase(text, "en")) for text in texts]), Kind([])])


@pytest.fixture(scope="module")
def large() -> Index:
    return index(*(f"=qu{name} =xy{name}" for name in NAMES))


@pytest.mark.parametrize("one", [0, 1, MARKS - 1, MARKS, 2 * MARKS + 1])
def test_an_atom_is_not_taken_for_one_that_shares_its_mark(large: Index, one: int) -> None:
    own, other = NAMES[one], NAMES[(one + MARKS) % (2 * MARKS)]
    assert met(large, f"qu{own} xy{other}") == []
    assert met(large, f"qu{own} xy{own}") == [(f"=qu{own} =xy{own}", 0, 1)]


def test_words_of_one_form_lead_to_a_pattern_once() -> None:
    assert met(index("walk!|walk"), "walk") == [("walk!|walk", 0, 0)]


def test_what_stands_alone_is_met_beside_what_is_not() -> None:
    both = index("=walk", "=walk =home")
    assert met(both, "walk away") == [("=walk", 0, 0)]
    assert met(both, "walk home") == [("=walk", 0, 0), ("=walk =home", 0, 1)]


def test_no_match_leaves_its_sentence() -> None:
    assert met(index("=walk =home"), "We walk. Home is far.") == []


def test_a_kind_is_looked_for_by_itself() -> None:
    assert met(index("=walk"), "walk", kind=1) == []
