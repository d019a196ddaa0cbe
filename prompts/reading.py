"""Reading: a text becomes our own frozen tokens and clauses. No type of spaCy or Voikko leaves this module.

A token is a word or a number; punctuation lies between tokens and shows in the clauses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prompts.language.clauses import Clause
from prompts.language.words import Aliases
from prompts.model import Language

__all__ = ["Aliases", "Backend", "Clause", "Reader", "Reading", "Token"]

Backend = Literal["auto", "libvoikko", "pyvoikko"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number of a text."""

    text: str
    start: int
    end: int
    """Character offsets into the reading's text."""
    lower: str
    keys: tuple[str, ...]
    """Every plausible base form, best first, in lower case and in a fixed order."""
    parts: tuple[str, ...]
    """Base forms and surfaces of compound parts and joins of adjacent parts; empty for a word that is no compound."""
    features: tuple[str, ...]
    """Sorted, of: verb noun adjective adverb pronoun name negation imperative conditional past present passive
    participle infinitive person-1 person-2 person-3 singular plural question-clitic possessive-1 possessive-2
    nominative genitive partitive unknown. A form with several readings carries the features of all of them."""
    clause: int
    """Index into the reading's clauses."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was read. ``text`` is as long as what was given; lone surrogates and NUL are U+FFFD in it."""

    text: str
    language: Language
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    known: float
    """Share of content words the lexicon knows; 1.0 for a text without any."""


class Reader:
    """Reads texts. One reader serves every thread; its lexicons are loaded on demand or by ``load``."""

    def __init__(
        self,
        aliases: Mapping[Language, Aliases] | None = None,
        *,
        keywords: Mapping[Language, frozenset[str]] | None = None,
        backend: Backend = "auto",
    ) -> None:
        """``keywords``: the words that Swedish compounds are searched for. ``backend``: the Finnish morphology."""
        self._aliases = aliases or {}
        self._keywords = keywords or {}
        self._backend = backend
