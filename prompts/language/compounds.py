"""Swedish compounds, searched for the words that the bank's cues ask for: *känsloliv* holds *känsla*."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_SHORTEST = 3
_SHORTEST_COMPOUND = 6
#: Endings of derived words that are also listed as words.
_SUFFIXES = frozenset(("ande", "ende", "else", "ning", "het", "are"))


class Compounds:
    """Finds keywords at either end of a base form where the rest is a word of its own."""

    def __init__(self, keywords: frozenset[str], is_base: Callable[[str], bool]) -> None:
        self._keywords = frozenset(word for word in keywords if len(word) >= _SHORTEST)
        self._is_base = is_base

    def parts(self, base: str) -> tuple[str, ...]:
        """The keywords a compound is made of and the surfaces beside them; empty when there are none."""
        if len(base) < _SHORTEST_COMPOUND or not self._keywords:
            return ()
        found = [part for first, last in _cuts(base) for part in self._at(first, last) if part != base]
        return tuple(dict.fromkeys(found))

    def splits(self, base: str) -> bool:
        """Whether the word falls into two words of the dictionary."""
        return any(
            self._is_base(last) and any(self._is_base(word) for word in _modifiers(first))
            for first, last in _cuts(base)
            if len(first) >= _SHORTEST and len(last) > _SHORTEST
        )

    def _at(self, first: str, last: str) -> Iterator[str]:
        modifiers = _modifiers(first)
        met = [word for word in modifiers if word in self._keywords]
        if met and self._is_base(last):
            yield from (*met, last)
        if last in self._keywords and self._is_word(first, modifiers):
            yield last
            yield from (word for word in modifiers if word not in met and self._is_base(word))

    def _is_word(self, first: str, modifiers: tuple[str, ...]) -> bool:
        if any(len(word) >= _SHORTEST and self._is_base(word) for word in modifiers):
            return True
        return self.splits(first.removesuffix("s"))


def _cuts(base: str) -> Iterator[tuple[str, str]]:
    for at in range(2, len(base) - 2):
        if base[at:] not in _SUFFIXES:
            yield base[:at].rstrip("-"), base[at:]


def _modifiers(first: str) -> tuple[str, ...]:
    """Base forms that a first part may stand for: the linking s, o, u, e and a undone."""
    found = [first]
    if first.endswith("s"):
        found += [first[:-1], first[:-1] + "e"]
    if first.endswith(("o", "u", "e")):
        found += [first[:-1] + "a", first[:-1]]
    if first.endswith("a"):
        found += [first[:-1] + "er", first[:-1] + "e", first[:-2] + "er"]
    if len(first) > _SHORTEST:
        found += [first + "a", first + "e"]
    return tuple(dict.fromkeys(found))
