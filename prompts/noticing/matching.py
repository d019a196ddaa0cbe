"""Patterns compiled once into an index by word, so that the cost grows with the text and not with the bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prompts.bank.patterns import Atom, Near, Phrase
from prompts.reading import Reading, Token

#: A gap takes up to so many tokens; words that stand near each other are within so many.
GAP = 2
NEAR = 6


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern and the cue it belongs to."""

    owner: str
    shape: Phrase | Near


@dataclass(frozen=True, slots=True)
class Match:
    """Where a pattern was met: token places, both inclusive. ``negated`` when the pattern itself holds a negation."""

    owner: str
    first: int
    last: int
    negated: bool
    mine: bool
    """The pattern itself names the first person."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A token as patterns look at it."""

    keys: frozenset[str]
    wholes: frozenset[str]
    lower: str
    classes: frozenset[str]
    negation: bool
    sentence: int
    clause: int

    def meets(self, atom: Atom) -> bool:
        """Whether one of the atom's alternatives holds for this token."""
        return (
            atom.anything
            or not atom.keys.isdisjoint(self.keys)
            or self.lower in atom.forms
            or not atom.wholes.isdisjoint(self.wholes)
            or not atom.classes.isdisjoint(self.classes)
            or (atom.negation and self.negation)
        )


def sights(reading: Reading, subjects: Mapping[str, frozenset[str]]) -> list[Sight]:
    """The tokens of a reading as patterns look at them."""
    tokens = reading.tokens
    return [_sight(token, before, reading, subjects) for before, token in zip((None, *tokens), tokens, strict=False)]


def _sight(token: Token, before: Token | None, reading: Reading, subjects: Mapping[str, frozenset[str]]) -> Sight:
    wholes = frozenset(token.keys)
    keys = wholes.union(token.parts)
    return Sight(
        keys=keys,
        wholes=wholes,
        lower=token.lower,
        classes=frozenset(_classes(token, keys, subjects)),
        negation="negation" in token.features and not _opens_clause(token, before, reading),
        sentence=reading.clauses[token.clause].sentence,
        clause=token.clause,
    )


def _opens_clause(token: Token, before: Token | None, reading: Reading) -> bool:
    """Spoken *et* for *että*: it opens a clause in mid-sentence, and denies nothing."""
    if token.lower != "et" or before is None or before.clause == token.clause:
        return False
    return reading.clauses[before.clause].sentence == reading.clauses[token.clause].sentence


def _classes(token: Token, keys: frozenset[str], subjects: Mapping[str, frozenset[str]]) -> Iterator[str]:
    if token.lower.isdecimal():
        yield "number"
    for name, words in subjects.items():
        if not words.isdisjoint(keys) or token.lower in words:
            yield name
    if "person-1" in token.features:
        yield "me"


class Index:
    """Patterns by the rarest of their words."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        listed = list(patterns)
        frequency = Counter(word for one in listed for atom in one.shape.atoms for word in _words(atom))
        self._by_word: dict[str, list[tuple[Pattern, int]]] = {}
        for one in listed:
            place = min(
                (place for place, atom in enumerate(one.shape.atoms) if _words(atom)),
                key=lambda place: sum(frequency[word] for word in _words(one.shape.atoms[place])),
                default=None,
            )
            if place is None:
                raise ValueError(f"a pattern of {one.owner} has no word to be found by")
            for word in _words(one.shape.atoms[place]):
                self._by_word.setdefault(word, []).append((one, place))

    def matches(self, seen: list[Sight]) -> Iterator[Match]:
        """Every match, in the order of the text."""
        for at, sight in enumerate(seen):
            met: dict[int, tuple[Pattern, int]] = {}
            for word in _looked_up(sight):
                for pattern, place in self._by_word.get(word, ()):
                    met[id(pattern)] = (pattern, place)
            for pattern, place in met.values():
                found = _around(pattern, place, seen, at)
                if found is not None:
                    yield found


def _words(atom: Atom) -> frozenset[str]:
    words = atom.keys | frozenset(f"!{word}" for word in atom.wholes) | frozenset(f"={word}" for word in atom.forms)
    words |= frozenset(f"@{name}" for name in atom.classes)
    return words | {"@negation"} if atom.negation else words


def _looked_up(sight: Sight) -> Iterator[str]:
    yield from sight.keys
    for word in sight.wholes:
        yield f"!{word}"
    yield f"={sight.lower}"
    for name in sight.classes:
        yield f"@{name}"
    if sight.negation:
        yield "@negation"


def _around(pattern: Pattern, place: int, seen: list[Sight], at: int) -> Match | None:
    if not seen[at].meets(pattern.shape.atoms[place]):
        return None
    if isinstance(pattern.shape, Near):
        return _near(pattern, seen, at, place)
    atoms = pattern.shape.atoms
    last = _run(atoms[place + 1 :], seen, at, 1)
    first = _run(atoms[:place][::-1], seen, at, -1)
    return None if last is None or first is None else _match(pattern, first, last)


def _run(atoms: tuple[Atom, ...], seen: list[Sight], at: int, step: int) -> int | None:
    """The place of the last atom when all of ``atoms`` follow ``at`` in direction ``step``."""
    if not atoms:
        return at
    reach = range(1, GAP + 2) if atoms[0].gap else (1,)
    wanted = atoms[1:] if atoms[0].gap else atoms
    for distance in reach:
        place = at + step * distance
        if not 0 <= place < len(seen) or seen[place].sentence != seen[at].sentence:
            return None
        if seen[place].meets(wanted[0]):
            found = _run(wanted[1:], seen, place, step)
            if found is not None:
                return found
    return None


def _near(pattern: Pattern, seen: list[Sight], at: int, place: int) -> Match | None:
    window = [
        other
        for other in range(max(0, at - NEAR), min(len(seen), at + NEAR + 1))
        if seen[other].sentence == seen[at].sentence
    ]
    used = {at}
    for number, atom in enumerate(pattern.shape.atoms):
        if number == place:
            continue
        free = [other for other in window if other not in used and seen[other].meets(atom)]
        if not free:
            return None
        used.add(min(free, key=lambda other: abs(other - at)))
    return _match(pattern, min(used), max(used))


def _match(pattern: Pattern, first: int, last: int) -> Match:
    atoms = pattern.shape.atoms
    return Match(
        pattern.owner,
        first,
        last,
        negated=any(atom.negation for atom in atoms),
        mine=any("me" in atom.classes for atom in atoms),
    )
