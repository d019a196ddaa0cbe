"""Patterns of several kinds compiled once into an index by word, so that the cost grows with the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from prompts.bank.patterns import CLASS, NEGATION, Near, Phrase
from prompts.noticing.matching import GAP, NOWHERE, Known, Led, Meant, Try

#: How much rather a pattern is found by any other word than by a common one.
COMMON = 20
#: How many marks there are for atoms: many beside the atoms of a sentence, few beside those of a bank.
MARKS = 2048
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
    """Patterns of several kinds by the rarest of their words.

    An atom that is asked for beside another has a number. Its mark is a bit that it shares with others of so many
    numbers on, so that sets of marks stay small whatever the bank holds: they tell what need not be looked at.
    """

    def __init__(self, kinds: Sequence[Kind]) -> None:
        found = [_found(kind) for kind in kinds]
        numbers = _numbers(one for listed in found for one in listed)
        shared: dict[object, Any] = {}
        tries = [_by_word(listed, numbers, shared) for listed in found]
        self.words: Mapping[str, Known] = _by_each_word(tries, _turned_round(numbers), shared)
        """What is known of each word that a pattern is found by or asks for."""
        self.nothing = Meant((NOWHERE,) * len(kinds), frozenset(), 0)
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

    def compiled(self, numbers: Mapping[frozenset[str], int], shared: dict[object, Any]) -> Try:
        """What is tried where its word stands."""
        atoms = tuple([numbers[one] if one and at != self.place else None for at, one in enumerate(self.words)])
        others, every = _marks(one for one in atoms if one is not None), _NO_WORDS.union(*filter(None, self.words))
        return Try(
            shared.setdefault(others, others),
            self.place,
            shared.setdefault(atoms, atoms),
            shared.setdefault(self.gaps, self.gaps),
            self.owner,
            NEGATION in every,
            _ME in every,
            self.near,
        )


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


def _numbers(found: Iterable[_Found]) -> dict[frozenset[str], int]:
    """A number for each atom that is asked for beside another, low ones for those asked for most."""
    asked = Counter(words for one in found for words in one.others())
    return {words: number for number, (words, _) in enumerate(asked.most_common())}


def _marks(numbers: Iterable[int]) -> int:
    marks = 0
    for number in numbers:
        marks |= 1 << number % MARKS
    return marks


def _by_word(
    found: Iterable[_Found], numbers: Mapping[frozenset[str], int], shared: dict[object, Any]
) -> dict[str, list[Try]]:
    """Word → the patterns that are found by it, in their order."""
    by_word: dict[str, list[Try]] = {}
    for one in found:
        compiled = one.compiled(numbers, shared)
        for word in one.words[one.place] or ():
            by_word.setdefault(word, []).append(compiled)
    return by_word


def _turned_round(numbers: Mapping[frozenset[str], int]) -> dict[str, list[int]]:
    """Word → the atoms it meets."""
    found: dict[str, list[int]] = {}
    for words, number in numbers.items():
        for word in words:
            found.setdefault(word, []).append(number)
    return found


def _by_each_word(
    tries: Sequence[Mapping[str, list[Try]]], met_by: Mapping[str, list[int]], shared: dict[object, Any]
) -> dict[str, Known]:
    """What is known of each word; words that are in the same patterns share it."""
    found: dict[str, Known] = {}
    for word in dict.fromkeys(word for one in (*tries, met_by) for word in one):
        each, atoms = [tuple(one.get(word, ())) for one in tries], tuple(met_by.get(word, ()))
        key = (atoms, *each)
        known = shared.get(key)
        if known is None:
            marks, led = _marks(atoms), tuple([_led(one, shared) for one in each])
            known = Known(shared.setdefault(led, led), shared.setdefault(atoms, atoms), shared.setdefault(marks, marks))
            shared[key] = known
        found[word] = known
    return found


def _led(tries: tuple[Try, ...], shared: dict[object, Any]) -> Led:
    if not tries:
        return NOWHERE
    alone = tuple([one for one in tries if not one.others])
    asked = _marks(max(atom for atom in one.atoms if atom is not None) for one in tries if one.others)
    return Led(tries, tries if len(alone) == len(tries) else alone, shared.setdefault(asked, asked))
