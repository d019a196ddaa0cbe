"""Patterns compiled once into an index by word, so that the cost grows with the text and not with the bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from prompts.bank.patterns import Atom, Near, Phrase
from prompts.noticing.sights import Sight

#: A gap takes up to so many tokens; words that stand near each other are within so many.
GAP = 2
NEAR = 6


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """A pattern and the cue it belongs to."""

    owner: str
    shape: Phrase | Near


class Match(NamedTuple):
    """Where a pattern was met: token places, both inclusive."""

    owner: str
    first: int
    last: int
    negated: bool
    """The pattern itself holds a negation."""
    mine: bool
    """The pattern itself names the first person."""


def meets(sight: Sight, atom: Atom) -> bool:
    """Whether one of the atom's alternatives holds for a token."""
    return (
        not atom.keys.isdisjoint(sight.keys)
        or sight.lower in atom.forms
        or not atom.wholes.isdisjoint(sight.wholes)
        or not atom.classes.isdisjoint(sight.classes)
        or (atom.negation and sight.negation)
        or atom.anything
    )


class Index:
    """Patterns by the rarest of their words."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        listed = [(one, [_words(atom) for atom in one.shape.atoms]) for one in patterns]
        frequency = Counter(word for _, atoms in listed for words in atoms for word in words)
        self._by_word: dict[str, list[tuple[Pattern, int]]] = {}
        for one, atoms in listed:
            place = min(
                (place for place, words in enumerate(atoms) if words),
                key=lambda place: sum(frequency[word] for word in atoms[place]),
                default=None,
            )
            if place is None:
                raise ValueError(f"a pattern of {one.owner} has no word to be found by")
            for word in atoms[place]:
                self._by_word.setdefault(word, []).append((one, place))

    def matches(self, seen: list[Sight]) -> Iterator[Match]:
        """Every match, in the order of the text."""
        for at, sight in enumerate(seen):
            tried: set[Pattern] = set()
            for word in sight.words:
                for pattern, place in self._by_word.get(word, ()):
                    if pattern not in tried:
                        tried.add(pattern)
                        found = _around(pattern, place, seen, at)
                        if found is not None:
                            yield found


def _words(atom: Atom) -> frozenset[str]:
    words = atom.keys | {f"!{word}" for word in atom.wholes} | {f"={word}" for word in atom.forms}
    words |= {f"@{name}" for name in atom.classes}
    return words | {"@negation"} if atom.negation else words


def _around(pattern: Pattern, place: int, seen: list[Sight], at: int) -> Match | None:
    shape = pattern.shape
    if isinstance(shape, Near):
        return _near(pattern, seen, at, place)
    last = _run(shape.atoms, place + 1, seen, at, 1)
    first = None if last is None else _run(shape.atoms, place - 1, seen, at, -1)
    return None if last is None or first is None else _match(pattern, first, last)


def _run(atoms: tuple[Atom, ...], place: int, seen: list[Sight], at: int, step: int) -> int | None:
    """The place of the outermost token when all atoms from ``place`` on follow ``at`` in direction ``step``."""
    if not 0 <= place < len(atoms):
        return at
    farthest = 1
    if atoms[place].gap:
        place, farthest = place + step, GAP + 1
    for distance in range(1, farthest + 1):
        token = at + step * distance
        if not 0 <= token < len(seen) or seen[token].sentence != seen[at].sentence:
            return None
        if meets(seen[token], atoms[place]):
            found = _run(atoms, place + step, seen, token, step)
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
        free = [other for other in window if other not in used and meets(seen[other], atom)]
        if not free:
            return None
        used.add(min(free, key=lambda other: abs(other - at)))
    return _match(pattern, min(used), max(used))


def _match(pattern: Pattern, first: int, last: int) -> Match:
    atoms = pattern.shape.atoms
    negated = any(atom.negation for atom in atoms)
    return Match(pattern.owner, first, last, negated, any("me" in atom.classes for atom in atoms))
