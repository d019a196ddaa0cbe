"""Wordings of the bank that say almost the same: a curator keeps one of them or makes them differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from prompts.model import LANGUAGES, Language, Question

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"«[^«»]{0,200}»")
#: Shared triples of letters in proportion to all of both, from which two wordings are near duplicates.
NEAR = 0.72
#: Triples that stand in more wordings than this tell nothing about likeness.
_COMMON = 0.2
_FEWEST_SHARED = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions that are alike in one language; ``likeness`` between 0 and 1."""

    language: Language
    first: str
    second: str
    likeness: float


def near_duplicates(questions: Iterable[Question], near: float = NEAR) -> tuple[Pair, ...]:
    """Pairs of questions that are not retired, the most alike first. Only wordings with rare triples in common meet."""
    living = [one for one in questions if one.state != "retired"]
    found = (pair for language in LANGUAGES for pair in _pairs(living, language, near))
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.first, pair.second, pair.language)))


def _pairs(questions: list[Question], language: Language, near: float) -> Iterator[Pair]:
    texts = {one.id: _triples(one.wording[language]) for one in questions if one.wording.get(language)}
    for first, second in _candidates(texts):
        likeness = _likeness(texts[first], texts[second])
        if likeness >= near:
            yield Pair(language, first, second, round(likeness, 2))


def _candidates(texts: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for question, triples in texts.items():
        for triple in triples:
            holders[triple].append(question)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for owners in holders.values():
        if len(owners) <= max(2, _COMMON * len(texts)):
            for first, second in combinations(sorted(owners), 2):
                shared[first, second] += 1
    return (pair for pair, count in shared.items() if count >= min(_FEWEST_SHARED, len(texts[pair[0]])))


def _likeness(first: frozenset[str], second: frozenset[str]) -> float:
    both = len(first | second)
    return len(first & second) / both if both else 0.0


def _triples(text: str) -> frozenset[str]:
    """Triples of letters of each word: an ending more or less makes little difference, and quotations do not count."""
    words = _WORD.findall(_QUOTED.sub(" ", text).lower())
    return frozenset(f" {word} "[at : at + 3] for word in words for at in range(max(1, len(word))))
