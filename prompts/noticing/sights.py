"""The words of a reading as patterns and rules look at them; what a form is worth is worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from prompts.language.spoken import CLOSED
from prompts.model import Language
from prompts.noticing.numbers import number_in
from prompts.reading import Form, Reading

Whose = Literal["me", "child", "colleague", "guardian", "other", "thing", "nobody"]
PEOPLE: tuple[Whose, ...] = ("child", "guardian", "colleague")
#: A time of the clock at which one ought to sleep: 23.10, 02:40, 3.20.
NIGHT = re.compile(r"(?:2[23]|0?[0-4])[.:][0-5]\d")
#: Words whose look is kept; no more than the reader keeps of its own.
REMEMBERED = 20_000
_NONE: frozenset[str] = frozenset()


class _Looks(NamedTuple):
    lower: str
    wholes: frozenset[str]
    """Its base forms."""
    features: frozenset[str]
    classes: frozenset[str]
    marks: frozenset[str]
    """Lists of markers it stands in."""
    negation: bool
    words: tuple[str, ...]
    """Everything that any pattern finds it by, in a fixed order."""
    every: frozenset[str]
    """Everything that any pattern meets it by."""
    people: Whose | None
    """Which people it names, in any case."""
    number: int | None
    """The number from 0 to 10 that it is."""
    spoken: bool
    """Written as it is spoken, far from its base form."""


class Sight(_Looks):
    """What a form is to patterns and rules, wherever it stands.

    A tuple, because a new text makes hundreds at once; compared by identity, to be looked up by cheaply.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


class Lexis:
    """A language's classes of words and lists of markers, turned round: word → names."""

    def __init__(
        self,
        language: Language,
        classes: Mapping[str, Iterable[str]],
        markers: Mapping[str, Iterable[str]],
        asked: frozenset[str],
    ) -> None:
        """``asked``: all that the patterns of the language find words by; nothing else of a word is kept for them."""
        self._language: Language = language
        self._asked = asked
        self._classes = _turned_round(classes)
        self._markers = _turned_round(markers)
        self._named = frozenset((*self._classes, *self._markers))
        self._sight = lru_cache(REMEMBERED)(self._seen)
        self._undenying = lru_cache(REMEMBERED)(_undenying)

    def sights(self, reading: Reading) -> list[Sight]:
        """The sight of each token."""
        found = [*map(self._sight, reading.forms)]
        for at, sight in enumerate(found):
            if sight.negation and _opens_clause(at, reading):
                found[at] = self._undenying(sight)
        return found

    def _seen(self, form: Form) -> Sight:
        lower, wholes, features = form.lower, frozenset(form.keys), _set(form.features)
        pieces = wholes.union(form.parts) if form.parts else wholes
        names = (*pieces, lower, f"={lower}")
        plain = self._named.isdisjoint(names)
        classes = self._classes_of(lower, () if plain else names[:-1], features)
        marks = _NONE if plain else _listed((*wholes, *names[-2:]), self._markers)
        words = self._words(names, wholes, classes, features)
        return Sight(
            lower,
            wholes,
            features,
            classes,
            marks,
            "negation" in features,
            words,
            frozenset(words),
            _people(classes, marks, features),
            number_in(lower, wholes, self._language),
            lower in CLOSED or not form.keys[0].startswith(lower[:2]),
        )

    def _classes_of(self, lower: str, names: tuple[str, ...], features: frozenset[str]) -> frozenset[str]:
        classes = _listed(names, self._classes) if names else _NONE
        if lower[0].isdigit():
            if lower.isdecimal():
                classes |= {"number"}
            if NIGHT.fullmatch(lower):
                classes |= {"night"}
        return classes | {"me"} if "person-1" in features else classes

    def _words(
        self, names: tuple[str, ...], wholes: frozenset[str], classes: frozenset[str], features: frozenset[str]
    ) -> tuple[str, ...]:
        """What patterns ask for of all that a word is. ``names``: its pieces, itself, itself as a form."""
        asked = self._asked
        words = [*names[:-2], *[f"!{whole}" for whole in wholes], names[-1]]
        words = sorted([word for word in words if word in asked])
        if classes:
            words += sorted([known for name in classes if (known := f"@{name}") in asked])
        if "negation" in features and "@negation" in asked:
            words.append("@negation")
        return tuple(words)


@lru_cache(REMEMBERED)
def _set(features: tuple[str, ...]) -> frozenset[str]:
    """The features as a set; a few hundred combinations come again and again."""
    return frozenset(features)


def _turned_round(lists: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in lists.items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def _listed(words: tuple[str, ...], lists: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The names of the lists in which any of the words stands."""
    names = [found for word in words if (found := lists.get(word))]
    return frozenset().union(*names) if names else _NONE


def _people(classes: frozenset[str], marks: frozenset[str], features: frozenset[str]) -> Whose | None:
    for name in PEOPLE:
        if name in classes:
            return name
    return "other" if "manager" in classes or "anybody" in marks or "name" in features else None


def _undenying(sight: Sight) -> Sight:
    """The same word where it denies nothing."""
    words = tuple([word for word in sight.words if word != "@negation"])
    return sight._replace(negation=False, words=words, every=frozenset(words))


def _opens_clause(at: int, reading: Reading) -> bool:
    """Spoken *et* for *että*: it opens a clause in mid-sentence, and denies nothing."""
    token = reading.tokens[at]
    if token.lower != "et" or not at or reading.tokens[at - 1].clause == token.clause:
        return False
    return reading.clauses[token.clause - 1].sentence == reading.clauses[token.clause].sentence


def runs(numbers: list[int]) -> list[range]:
    """The places of each run of equal numbers, in order."""
    found, first = [], 0
    for _, run in groupby(numbers):
        last = first + sum(1 for _ in run)
        found.append(range(first, last))
        first = last
    return found
