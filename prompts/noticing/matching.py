"""Patterns compiled once into an index by word, so that the cost grows with the text and not with the bank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from prompts.bank import patterns
from prompts.bank.patterns import Atom, Near, Phrase
from prompts.noticing.sights import REMEMBERED, Sight

#: A gap takes up to so many tokens; words that stand near each other are within so many.
GAP = 2
NEAR = 6
#: How much rather a pattern is found by any other word than by a common one.
COMMON = 20


class Pattern:
    """A pattern and the cue it belongs to. Each atom is the set of words it is met by; None for any word."""

    __slots__ = ("atoms", "gaps", "mine", "near", "negated", "owner")

    def __init__(self, owner: str, shape: Phrase | Near) -> None:
        self.owner = owner
        self.near = isinstance(shape, Near)
        solid = [place for place, atom in enumerate(shape.atoms) if not atom.gap]
        self.atoms = tuple(_words(shape.atoms[place]) for place in solid)
        #: How many tokens may stand before each atom.
        self.gaps = tuple(GAP if place and shape.atoms[place - 1].gap else 0 for place in solid)
        self.negated = any(atom.negation for atom in shape.atoms)
        self.mine = any("me" in atom.classes for atom in shape.atoms)


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


class Try(NamedTuple):
    """A pattern that a word may belong to; there is one of each pattern."""

    pattern: Pattern
    place: int
    """Which of its atoms the word is."""
    others: int
    """The rest of its atoms, as a set of the index: a sentence that does not meet them all needs no closer look."""


#: What is known of a word: the patterns to try, and the atoms it meets.
Known = tuple[tuple[Try, ...], int]
_NOTHING: Known = ((), 0)


class Index:
    """Patterns by the rarest of their words. Sets of atoms are integers with a bit for each."""

    def __init__(self, patterns: Iterable[Pattern], common: frozenset[str] = frozenset()) -> None:
        """``common``: words of the language that a pattern is not to be found by where it has another."""
        listed = list(patterns)
        frequency = Counter(word for one in listed for words in one.atoms for word in words or ())
        for word in frequency:
            if word in common or word.lstrip("=!") in common or word.startswith("@"):
                frequency[word] *= COMMON
        by_word: dict[str, list[Try]] = {}
        self._bits: dict[frozenset[str], int] = {}
        for one in listed:
            weights = [sum(frequency[word] for word in words) if words else None for words in one.atoms]
            known = [weight for weight in weights if weight is not None]
            if not known:
                raise ValueError(f"a pattern of {one.owner} has no word to be found by")
            place = weights.index(min(known))
            found = Try(one, place, self._set([*one.atoms[:place], *one.atoms[place + 1 :]]))
            for word in one.atoms[place] or ():
                by_word.setdefault(word, []).append(found)
        self._every = (1 << len(self._bits)) - 1
        met_by = self._turned_round()
        every = {*by_word, *met_by}
        self._by_word: dict[str, Known] = {one: (tuple(by_word.get(one, ())), met_by.get(one, 0)) for one in every}
        self.asked = frozenset(self._by_word)
        """All that its patterns find words by."""
        self._known = lru_cache(REMEMBERED)(self._looked_up)

    def _set(self, atoms: Iterable[frozenset[str] | None]) -> int:
        """A set of atoms; those that any word meets are in none."""
        bits = 0
        for words in atoms:
            if words is not None:
                bits |= self._bits.setdefault(words, 1 << len(self._bits))
        return bits

    def _turned_round(self) -> dict[str, int]:
        """Word → the atoms it meets."""
        found: dict[str, int] = {}
        for words, bit in self._bits.items():
            for word in words:
                found[word] = found.get(word, 0) | bit
        return found

    def _looked_up(self, sight: Sight) -> Known:
        by_word = self._by_word
        listed = [known for word in sight.words if (known := by_word.get(word))]
        if len(listed) < 2:
            return listed[0] if listed else _NOTHING
        every: tuple[Try, ...] = ()
        met = 0
        for tries, bits in listed:
            met |= bits
            every += tries
        return _each_once(every), met

    def matches(self, seen: list[Sight], sentences: list[range]) -> Iterator[Match]:
        """Every match, in the order of the text. No match leaves its sentence."""
        known = [*map(self._known, seen)]
        for sentence in sentences:
            here = known[sentence.start : sentence.stop]
            met = 0
            for _, bits in here:
                met |= bits
            missing = self._every ^ met
            for at, (tries, _) in zip(sentence, here, strict=True):
                for pattern, place, others in tries:
                    if others & missing:
                        continue
                    found = _around(pattern, place, seen, at, sentence) if others else _match(pattern, at, at)
                    if found is not None:
                        yield found


def _each_once(tries: tuple[Try, ...]) -> tuple[Try, ...]:
    """A pattern that two words of a form lead to is tried once."""
    if len({*map(id, tries)}) == len(tries):
        return tries
    return tuple({id(one): one for one in tries}.values())


@lru_cache(REMEMBERED)
def _words(atom: Atom) -> frozenset[str] | None:
    """What an atom is met by; the same atom stands in many patterns."""
    if atom.anything:
        return None
    words = atom.keys | {f"!{word}" for word in atom.wholes} | {f"={word}" for word in atom.forms}
    words |= {f"@{name}" for name in atom.classes}
    return words | {"@negation"} if atom.negation else words


def forget() -> None:
    """Let go of what only the making of indexes needs."""
    _words.cache_clear()
    patterns.forget()


def _around(pattern: Pattern, place: int, seen: list[Sight], at: int, sentence: range) -> Match | None:
    if len(pattern.atoms) == 1:
        return _match(pattern, at, at)
    if pattern.near:
        return _near(pattern, place, seen, at, sentence)
    last = _forward(pattern, place + 1, seen, at, sentence.stop)
    first = None if last is None else _back(pattern, place, seen, at, sentence.start)
    return None if last is None or first is None else _match(pattern, first, last)


def _forward(pattern: Pattern, place: int, seen: list[Sight], at: int, stop: int) -> int | None:
    """The token of the last atom when the atoms from ``place`` on follow ``at``."""
    if place == len(pattern.atoms):
        return at
    words = pattern.atoms[place]
    for token in range(at + 1, min(stop, at + 2 + pattern.gaps[place])):
        if words is None or not words.isdisjoint(seen[token].every):
            found = _forward(pattern, place + 1, seen, token, stop)
            if found is not None:
                return found
    return None


def _back(pattern: Pattern, place: int, seen: list[Sight], at: int, start: int) -> int | None:
    """The token of the first atom when the atoms before ``place`` stand before ``at``."""
    if place == 0:
        return at
    words = pattern.atoms[place - 1]
    for token in range(at - 1, max(start - 1, at - 2 - pattern.gaps[place]), -1):
        if words is None or not words.isdisjoint(seen[token].every):
            found = _back(pattern, place - 1, seen, token, start)
            if found is not None:
                return found
    return None


def _near(pattern: Pattern, place: int, seen: list[Sight], at: int, sentence: range) -> Match | None:
    window = range(max(sentence.start, at - NEAR), min(sentence.stop, at + NEAR + 1))
    used = {at}
    for number, words in enumerate(pattern.atoms):
        if number == place or words is None:
            continue
        free = [other for other in window if other not in used and not words.isdisjoint(seen[other].every)]
        if not free:
            return None
        used.add(min(free, key=lambda other: abs(other - at)))
    return _match(pattern, min(used), max(used))


def _match(pattern: Pattern, first: int, last: int) -> Match:
    return Match(pattern.owner, first, last, pattern.negated, pattern.mine, pattern.near)
