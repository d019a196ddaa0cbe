"""The tokens of a reading as patterns and rules look at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from prompts.reading import Reading, Token

#: Words whose look is kept; no more than the reader keeps of its own.
REMEMBERED = 20_000


class Look(NamedTuple):
    """What a word is to patterns, wherever it stands."""

    keys: frozenset[str]
    wholes: frozenset[str]
    classes: frozenset[str]
    marks: frozenset[str]
    """Lists of markers it stands in."""
    negation: bool
    words: tuple[str, ...]
    """Everything a pattern may meet it by, in a fixed order."""
    every: frozenset[str]


class Sight(NamedTuple):
    """A token as patterns look at it."""

    keys: frozenset[str]
    wholes: frozenset[str]
    classes: frozenset[str]
    marks: frozenset[str]
    negation: bool
    words: tuple[str, ...]
    every: frozenset[str]
    lower: str
    sentence: int
    clause: int


class Lexis:
    """A language's classes of words and lists of markers, turned round: word → names."""

    def __init__(self, classes: Mapping[str, Iterable[str]], markers: Mapping[str, Iterable[str]]) -> None:
        self._classes = _turned_round(classes)
        self._markers = _turned_round(markers)
        self._look = lru_cache(REMEMBERED)(self._looked_at)

    def sights(self, reading: Reading) -> list[Sight]:
        """One sight a token."""
        clauses, before, found = reading.clauses, None, []
        for token in reading.tokens:
            look = self._look(token.lower, token.keys, token.parts, token.features)
            if look.negation and _opens_clause(token, before, reading):
                look = look._replace(negation=False, every=look.every - {"@negation"})
            found.append(Sight(*look, token.lower, clauses[token.clause].sentence, token.clause))
            before = token
        return found

    def _looked_at(self, lower: str, keys: tuple[str, ...], parts: tuple[str, ...], features: tuple[str, ...]) -> Look:
        wholes = frozenset(keys)
        every = wholes.union(parts)
        classes = {name for word in (*every, lower) for name in self._classes.get(word, ())}
        if lower.isdecimal():
            classes.add("number")
        if "person-1" in features:
            classes.add("me")
        marks = {name for word in (*wholes, lower, f"={lower}") for name in self._markers.get(word, ())}
        negation = "negation" in features
        words = (
            *sorted(every),
            *(f"!{word}" for word in sorted(wholes)),
            f"={lower}",
            *(f"@{name}" for name in sorted(classes)),
            *(("@negation",) if negation else ()),
        )
        return Look(every, wholes, frozenset(classes), frozenset(marks), negation, words, frozenset(words))


def _turned_round(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in lists.items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def _opens_clause(token: Token, before: Token | None, reading: Reading) -> bool:
    """Spoken *et* for *että*: it opens a clause in mid-sentence, and denies nothing."""
    if token.lower != "et" or before is None or before.clause == token.clause:
        return False
    return reading.clauses[before.clause].sentence == reading.clauses[token.clause].sentence


def places(reading: Reading) -> Iterator[range]:
    """The places of each clause's tokens, in order."""
    first = 0
    for number in range(len(reading.clauses)):
        last = first
        while last < len(reading.tokens) and reading.tokens[last].clause == number:
            last += 1
        yield range(first, last)
        first = last
