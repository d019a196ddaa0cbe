"""Patterns of several kinds compiled once into an index by word, so that the cost grows with the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from prompts.bank.patterns import CLASS, NEGATION, Near, Phrase
from prompts.noticing.matching import GAP, NOWHERE, Known, Led, Try

#: How much rather a pattern is found by any other word than by a common one.
COMMON = 20
_ME = f"{CLASS}me"
_NO_WORDS: frozenset[str] = frozenset()


class Pattern(NamedTuple):
    """A pattern as it is written, and the cue it belongs to."""

    owner: str
    shape: Phrase | Near


class Kind(NamedTuple):
    """Patterns that are looked for together, and words they are not to be found by where they have others."""

    patterns: Iterable[Pattern]
    common: frozenset[str] = _NO_WORDS


class Index:
    """Patterns of several kinds by the rarest of their words. Sets of atoms are integers with a bit for each."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        found = [_found(kind) for kind in kinds]
        bits = _bits(one for listed in found for one in listed)
        tries = [_by_word(listed, bits) for listed in found]
        self.words: Mapping[str, Known] = _by_each_word(tries, _turned_round(bits))
        """What is known of each word that a pattern is found by or asks for."""
        self.nothing = Known((NOWHERE,) * len(kinds), 0)
        """What is known of any other word."""


class _Found:
    """A pattern in the making: its atoms as sets of words, None for any, and which of them it is found by."""

    __slots__ = ("gaps", "near", "owner", "place", "words")

    def __init__(self, pattern: Pattern, frequency: Mapping[str, int]) -> None:
        self.owner, shape = pattern
        self.near = isinstance(shape, Near)
        self.words, self.gaps = _places(shape)
        weights = [sum([frequency[word] for word in words]) if words else None for words in self.words]
        known = [weight for weight in weights if weight is not None]
        if not known:
            raise ValueError(f"a pattern of {self.owner} has no word to be found by")
        self.place = weights.index(min(known))

    def others(self) -> list[frozenset[str]]:
        """The atoms that have to be met beside the one it is found by."""
        return [words for place, words in enumerate(self.words) if words and place != self.place]

    def compiled(self, bits: Mapping[frozenset[str], int]) -> Try:
        """What is tried where its word stands."""
        atoms = tuple([bits[words] if words and at != self.place else 0 for at, words in enumerate(self.words)])
        others = 0
        for atom in atoms:
            others |= atom
        every = _NO_WORDS.union(*[words for words in self.words if words])
        return Try(others, self.place, atoms, self.gaps, self.owner, NEGATION in every, _ME in every, self.near)


def _places(shape: Phrase | Near) -> tuple[tuple[frozenset[str] | None, ...], tuple[int, ...]]:
    """What each atom is met by, None for any word, and how many tokens may stand before it."""
    atoms = shape.atoms
    solid = [place for place, atom in enumerate(atoms) if not atom.gap]
    words = tuple([None if atoms[place].anything else atoms[place].words for place in solid])
    return words, tuple([GAP if place and atoms[place - 1].gap else 0 for place in solid])


def _found(kind: Kind) -> list[_Found]:
    """The patterns of a kind with what each is found by: words that stand in many, and common ones, rather not."""
    listed = list(kind.patterns)
    frequency = Counter(word for one in listed for words in _places(one.shape)[0] for word in words or ())
    for word in frequency:
        if word in kind.common or word.lstrip("=!") in kind.common or word.startswith(CLASS):
            frequency[word] *= COMMON
    return [_Found(one, frequency) for one in listed]


def _bits(found: Iterable[_Found]) -> dict[frozenset[str], int]:
    """A bit for each atom that is asked for beside another, low ones for those asked for most: they cost least."""
    asked = Counter(words for one in found for words in one.others())
    return {words: 1 << at for at, (words, _) in enumerate(asked.most_common())}


def _by_word(found: Iterable[_Found], bits: Mapping[frozenset[str], int]) -> dict[str, list[Try]]:
    """Word → the patterns that are found by it, in their order."""
    by_word: dict[str, list[Try]] = {}
    for one in found:
        compiled = one.compiled(bits)
        for word in one.words[one.place] or ():
            by_word.setdefault(word, []).append(compiled)
    return by_word


def _turned_round(bits: Mapping[frozenset[str], int]) -> dict[str, int]:
    """Word → the atoms it meets."""
    found: dict[str, int] = {}
    for words, bit in bits.items():
        for word in words:
            found[word] = found.get(word, 0) | bit
    return found


def _by_each_word(tries: Sequence[Mapping[str, list[Try]]], met_by: Mapping[str, int]) -> dict[str, Known]:
    """What is known of each word; words that are in the same patterns share it."""
    found: dict[str, Known] = {}
    alike: dict[tuple[object, ...], Known] = {}
    for word in dict.fromkeys(word for one in (*tries, met_by) for word in one):
        each = [tuple(one.get(word, ())) for one in tries]
        met = met_by.get(word, 0)
        key = (met, *each)
        if key not in alike:
            alike[key] = Known(tuple([_led(one) for one in each]), met)
        found[word] = alike[key]
    return found


def _led(tries: tuple[Try, ...]) -> Led:
    if not tries:
        return NOWHERE
    alone = tuple([one for one in tries if not one.others])
    asked = 0
    for one in tries:
        # the higher its bit, the fewer patterns ask for it
        asked |= 1 << one.others.bit_length() - 1 if one.others else 0
    return Led(tries, tries if len(alone) == len(tries) else alone, asked)
