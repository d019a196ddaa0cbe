"""Wordings of the bank that say almost the same: a curator keeps one of them or makes them differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil

from prompts.model import LANGUAGES, Language, Question

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"«[^«»]{0,200}»")
#: Shared triples of letters in proportion to all of both, from which two wordings are near duplicates.
NEAR = 0.72
#: So many of the rarest triples have to be the same before two wordings are compared.
_SHARED = 3
#: So that a product such as 0.7 · 10 is not taken for more than 7.
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions that are alike in one language; ``likeness`` between 0 and 1."""

    language: Language
    first: str
    second: str
    likeness: float


def near_duplicates(questions: Iterable[Question], near: float = NEAR) -> tuple[Pair, ...]:
    """Pairs of questions that are not retired, the most alike first."""
    living = [one for one in questions if one.state != "retired"]
    found = (pair for language in LANGUAGES for pair in _pairs(living, language, near))
    return tuple(sorted(found, key=lambda pair: (-pair.likeness, pair.first, pair.second, pair.language)))


def _pairs(questions: list[Question], language: Language, near: float) -> Iterator[Pair]:
    texts = {one.id: _triples(one.wording[language]) for one in questions if one.wording.get(language)}
    for first, second in _candidates(texts, near):
        likeness = _likeness(texts[first], texts[second])
        if likeness >= near:
            yield Pair(language, first, second, round(likeness, 2))


def _candidates(texts: Mapping[str, frozenset[str]], near: float) -> Iterator[tuple[str, str]]:
    """Pairs that can be near. Two texts that share so much share some of the rarest triples of each as well.

    So only those few are looked at, the shortest texts first, and only among texts that are not much shorter.
    """
    common = Counter(triple for triples in texts.values() for triple in triples)
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(texts, key=lambda one: (len(texts[one]), one)):
        fewest = ceil(near * len(texts[name]) - _ROUNDING)
        rarest = sorted(texts[name], key=lambda triple: (common[triple], triple))[: len(texts[name]) - fewest + _SHARED]
        shared = Counter(one for triple in rarest for one in holders[triple])
        for triple in rarest:
            holders[triple].append(name)
        for one, count in shared.items():
            if count >= min(_SHARED, fewest) and len(texts[one]) >= fewest:
                yield min(name, one), max(name, one)


def _likeness(first: frozenset[str], second: frozenset[str]) -> float:
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared) if shared else 0.0


def _triples(text: str) -> frozenset[str]:
    """Triples of letters of each word: an ending more or less makes little difference, and quotations do not count."""
    words = _WORD.findall(_QUOTED.sub(" ", text).lower())
    return frozenset(f" {word} "[at : at + 3] for word in words for at in range(max(1, len(word))))
