"""Looking for patterns in a text: those that its words lead to, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from prompts.noticing.sights import Sight

#: A gap takes up to so many tokens; words that stand near each other are within so many.
GAP = 2
NEAR = 6


class Match(NamedTuple):
    """Where a pattern was met: token places, both inclusive."""

    owner: str
    first: int
    last: int
    negated: bool
    """The pattern itself holds a negation."""
    mine: bool
    """The pattern itself names the first person."""
    near: bool
    """Its words stand near each other, in any order."""


@dataclass(frozen=True, slots=True, eq=False)
class Try:
    """A pattern to try where the word stands that it is found by; there is one of each, compared by identity."""

    others: int
    """Marks of the rest of its atoms: a sentence without all of them needs no closer look. 0 for a word alone."""
    place: int
    """Which of its atoms the word is."""
    atoms: tuple[int | None, ...]
    """The numbers of its atoms; None for any word, and for the one it is found by."""
    gaps: tuple[int, ...]
    """How many tokens may stand before each atom."""
    owner: str
    negated: bool
    mine: bool
    near: bool

    def match(self, first: int, last: int) -> Match:
        """The match of this pattern between two tokens."""
        return Match(self.owner, first, last, self.negated, self.mine, self.near)


class Led(NamedTuple):
    """The patterns of one kind that a word leads to."""

    tries: tuple[Try, ...]
    alone: tuple[Try, ...]
    """Those of them that need no other word."""
    asked: int
    """For each of the rest the mark of its rarest atom: where a sentence has none of these, none is met."""


class Known(NamedTuple):
    """What an index knows of a word: the patterns it leads to, by their kind, and the atoms it meets."""

    led: tuple[Led, ...]
    atoms: tuple[int, ...]
    marks: int
    """A mark for each of these atoms."""


class Meant(NamedTuple):
    """The same of a form, by all of its words."""

    led: tuple[Led, ...]
    atoms: frozenset[int]
    marks: int


#: Where a word leads to nothing.
NOWHERE = Led((), (), 0)


def together(known: list[Known]) -> Meant:
    """What is known of a form by its words. A pattern that two of them lead to is tried once."""
    if len(known) == 1:
        return Meant(known[0].led, frozenset(known[0].atoms), known[0].marks)
    marks = 0
    for one in known:
        marks |= one.marks
    led = tuple([_joined(kind) for kind in zip(*[one.led for one in known], strict=True)])
    return Meant(led, frozenset([atom for one in known for atom in one.atoms]), marks)


def _joined(each: tuple[Led, ...]) -> Led:
    led = [one for one in each if one is not NOWHERE]
    if len(led) < 2:
        return led[0] if led else NOWHERE
    asked = 0
    for one in led:
        asked |= one.asked
    return Led(_each_once([one.tries for one in led]), _each_once([one.alone for one in led]), asked)


def _each_once(tries: list[tuple[Try, ...]]) -> tuple[Try, ...]:
    return tuple(dict.fromkeys([one for each in tries for one in each]))


def marks_of(seen: list[Sight], sentences: list[range]) -> list[int]:
    """The marks of the atoms that each sentence meets."""
    found = []
    for sentence in sentences:
        marks = 0
        for sight in seen[sentence.start : sentence.stop]:
            marks |= sight.asked
        found.append(marks)
    return found


def matches(kind: int, seen: list[Sight], sentences: list[range], marks: list[int]) -> Iterator[Match]:
    """Every match of a kind, in the order of the text. No match leaves its sentence. ``marks``: of each sentence."""
    for sentence, here in zip(sentences, marks, strict=True):
        for at in sentence:
            led = seen[at].led[kind]
            if led is NOWHERE:
                continue
            tries, alone, asked = led
            if not asked & here:
                for one in alone:
                    yield one.match(at, at)
                continue
            for one in tries:
                others = one.others
                if others & here == others:
                    found = _around(one, seen, at, sentence) if others else one.match(at, at)
                    if found is not None:
                        yield found


def _around(one: Try, seen: list[Sight], at: int, sentence: range) -> Match | None:
    if one.near:
        return _near(one, seen, at, sentence)
    last = _forward(one, one.place + 1, seen, at, sentence.stop)
    first = None if last is None else _back(one, one.place, seen, at, sentence.start)
    return None if last is None or first is None else one.match(first, last)


def _forward(one: Try, place: int, seen: list[Sight], at: int, stop: int) -> int | None:
    """The token of the last atom when the atoms from ``place`` on follow ``at``."""
    if place == len(one.atoms):
        return at
    atom = one.atoms[place]
    for token in range(at + 1, min(stop, at + 2 + one.gaps[place])):
        if atom is None or atom in seen[token].atoms:
            found = _forward(one, place + 1, seen, token, stop)
            if found is not None:
                return found
    return None


def _back(one: Try, place: int, seen: list[Sight], at: int, start: int) -> int | None:
    """The token of the first atom when the atoms before ``place`` stand before ``at``."""
    if place == 0:
        return at
    atom = one.atoms[place - 1]
    for token in range(at - 1, max(start - 1, at - 2 - one.gaps[place]), -1):
        if atom is None or atom in seen[token].atoms:
            found = _back(one, place - 1, seen, token, start)
            if found is not None:
                return found
    return None


def _near(one: Try, seen: list[Sight], at: int, sentence: range) -> Match | None:
    window = range(max(sentence.start, at - NEAR), min(sentence.stop, at + NEAR + 1))
    used = {at}
    for atom in one.atoms:
        if atom is None:
            continue
        free = [other for other in window if other not in used and atom in seen[other].atoms]
        if not free:
            return None
        used.add(min(free, key=lambda other: abs(other - at)))
    return one.match(min(used), max(used))
