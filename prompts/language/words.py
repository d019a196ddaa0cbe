"""A word as the languages see it, and the table of spoken forms that curators keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Word(NamedTuple):
    """What a language says about one written form, wherever it stands."""

    keys: tuple[str, ...]
    """Every plausible base form, best first, in lower case."""
    parts: tuple[str, ...] = ()
    """Base forms and surfaces of the parts of a compound and joins of adjacent parts; empty for a simple word."""
    features: tuple[str, ...] = ()
    """Sorted; ``unknown`` when the lexicon does not know the word and the keys are guesses."""


class Lexicon(Protocol):
    """A language's dictionary with the rules around it. Safe to ask from several threads."""

    def word(self, form: str) -> Word:
        """What is known about a form; a form that nothing is known about is its own key."""
        ...


@dataclass(frozen=True, slots=True)
class Aliases:
    """Spoken forms and the written forms that are analysed in their place."""

    forms: Mapping[str, str] = field(default_factory=dict)
    """Spoken form → written form, both in lower case: ``oon`` → ``olen``."""
    stems: Mapping[str, str] = field(default_factory=dict)
    """Spoken beginning → written beginning: ``ahis`` → ``ahdis``."""

    def rewritten(self, form: str) -> tuple[str, ...]:
        """The written forms that a lower-case form may stand for by its beginning, the longest beginning first."""
        found = (
            self.stems[form[:length]] + form[length:]
            for length in range(len(form), 1, -1)
            if form[:length] in self.stems
        )
        return tuple(found)
