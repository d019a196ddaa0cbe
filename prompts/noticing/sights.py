"""The words of a reading as patterns and rules look at them; what a form is worth is worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple

from prompts.bank.patterns import CLASS, NEGATION
from prompts.language.spoken import CLOSED
from prompts.model import Language
from prompts.noticing.compiling import Index
from prompts.noticing.matching import Led, Meant, together
from prompts.noticing.numbers import number_in
from prompts.reading import Form, Reading

Whose = Literal["me", "child", "colleague", "guardian", "other", "thing", "nobody"]
PEOPLE: tuple[Whose, ...] = ("child", "guardian", "colleague")
#: A time of the clock at which one ought to sleep: 23.10, 02:40, 3.20.
NIGHT = re.compile(r"(?:2[23]|0?[0-4])[.:][0-5]\d")
#: Words whose look is kept; no more than the reader keeps of its own.
REMEMBERED = 20_000
_NONE: frozenset[str] = frozenset()
#: Features that the judgement over a match asks for by their place.
JUDGED = frozenset(("past", "conditional", "genitive"))
#: What a word may tell of whose its clause is: a verb or pronoun of the writer's, a passive, somebody, the writer in
#: any case, a thing. Sums of these.
WRITES, PASSIVE, SOMEBODY, WRITER, THING = 1, 2, 4, 8, 16


class _Looks(NamedTuple):
    lower: str
    wholes: frozenset[str]
    """Its base forms."""
    features: frozenset[str]
    classes: frozenset[str]
    marks: frozenset[str]
    """Lists of markers it stands in."""
    signals: tuple[str, ...]
    """Its marks and what else the judgement over a match asks for by its place: ``JUDGED``, ``negation``."""
    led: tuple[Led, ...]
    """The patterns it leads to, by their kind."""
    atoms: frozenset[int]
    """The atoms of patterns that it meets."""
    asked: int
    """The marks of these atoms."""
    tells: int
    """What it tells of whose its clause is, as a sum."""
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
        index: Index,
    ) -> None:
        """``index``: all that is looked for in texts of the language."""
        self._language: Language = language
        self._index = index
        self._classes = _turned_round(classes)
        self._markers = _turned_round(markers)
        self._named = frozenset((*self._classes, *self._markers))
        self._sight = lru_cache(REMEMBERED)(self._seen)
        #: forms of one word lead to the same patterns
        self._known_together = lru_cache(REMEMBERED)(self._together)
        self._undenying = lru_cache(REMEMBERED)(lambda form: self._seen(form, denies=False))

    def sights(self, reading: Reading) -> list[Sight]:
        """The sight of each token."""
        found = [*map(self._sight, reading.forms)]
        for at, sight in enumerate(found):
            if sight.lower == "et" and "negation" in sight.features and _opens_clause(at, reading):
                found[at] = self._undenying(reading.forms[at])
        return found

    def _seen(self, form: Form, *, denies: bool = True) -> Sight:
        lower, wholes = form.lower, frozenset(form.keys)
        pieces = wholes.union(form.parts) if form.parts else wholes
        names = (*pieces, lower, f"={lower}")
        plain = self._named.isdisjoint(names)
        classes = self._classes_of(lower, () if plain else names[:-1], form.features)
        marks = _NONE if plain else _listed((*wholes, *names[-2:]), self._markers)
        denies = denies and "negation" in form.features
        features, signals, tells, people = _judged(form.features, classes, marks, denies=denies)
        meant = self._meant(names, wholes, classes, denies=denies)
        return Sight(
            lower,
            wholes,
            features,
            classes,
            marks,
            signals,
            meant.led,
            meant.atoms,
            meant.marks,
            tells,
            people,
            number_in(lower, wholes, self._language),
            lower in CLOSED or not form.keys[0].startswith(lower[:2]),
        )

    def _classes_of(self, lower: str, names: tuple[str, ...], features: tuple[str, ...]) -> frozenset[str]:
        classes = _listed(names, self._classes) if names else _NONE
        if lower[0].isdigit():
            if lower.isdecimal():
                classes |= {"number"}
            if NIGHT.fullmatch(lower):
                classes |= {"night"}
        return classes | {"me"} if "person-1" in features else classes

    def _meant(self, names: tuple[str, ...], wholes: frozenset[str], classes: frozenset[str], *, denies: bool) -> Meant:
        """What the index knows of all that a word is. ``names``: its pieces, itself, itself as a form."""
        words = self._index.words
        asked = [word for word in (*names[:-2], *[f"!{whole}" for whole in wholes], names[-1]) if word in words]
        if len(asked) > 1:
            asked.sort()
        if classes:
            asked += sorted([name for one in classes if (name := CLASS + one) in words])
        if denies and NEGATION in words:
            asked.append(NEGATION)
        return self._known_together(tuple(asked)) if asked else self._index.nothing

    def _together(self, words: tuple[str, ...]) -> Meant:
        return together([self._index.words[one] for one in words])


class _Judged(NamedTuple):
    """What a form is by its features, classes and marks."""

    features: frozenset[str]
    signals: tuple[str, ...]
    tells: int
    people: Whose | None


@lru_cache(REMEMBERED)
def _judged(listed: tuple[str, ...], classes: frozenset[str], marks: frozenset[str], *, denies: bool) -> _Judged:
    """A few hundred combinations come again and again."""
    features = frozenset(listed)
    people = _people(classes, marks, features)
    return _Judged(
        features,
        _signals(marks, features, denies=denies),
        _tells(classes, marks, features, people),
        people,
    )


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


def _signals(marks: frozenset[str], features: frozenset[str], *, denies: bool) -> tuple[str, ...]:
    judged = marks if JUDGED.isdisjoint(features) else marks | (JUDGED & features)
    return (*judged, "negation") if denies else tuple(judged)


def _tells(classes: frozenset[str], marks: frozenset[str], features: frozenset[str], people: Whose | None) -> int:
    verb, nominative = "verb" in features, "nominative" in features
    found = 0
    if "person-1" in features and (verb or nominative):
        found |= WRITES
    if verb and "passive" in features and "participle" not in features:
        found |= PASSIVE
    if people or "third_persons" in marks:
        found |= SOMEBODY
    if "me" in classes:
        found |= WRITER
    if nominative and "noun" in features and not verb and "adjective" not in features:
        found |= THING
    return found


def _opens_clause(at: int, reading: Reading) -> bool:
    """Spoken *et* for *että*: it opens a clause in mid-sentence, and denies nothing."""
    token = reading.tokens[at]
    if not at or reading.tokens[at - 1].clause == token.clause:
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
