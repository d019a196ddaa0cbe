"""Reading: a text becomes our own frozen tokens and clauses. No type of spaCy or Voikko leaves this module.

A token is a word or a number; punctuation lies between tokens and shows in the clauses.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from prompts.language import dictionary, voikko
from prompts.language.clauses import Clause, clauses
from prompts.language.detect import FUNCTION_WORDS
from prompts.language.english import English
from prompts.language.finnish import Finnish
from prompts.language.forms import Form
from prompts.language.pipeline import Pipeline
from prompts.language.swedish import Swedish
from prompts.language.voikko import Backend, NoMorphology
from prompts.language.words import Aliases, Lexicon
from prompts.model import Language

__all__ = ["Aliases", "Backend", "Clause", "Form", "NoMorphology", "Reader", "Reading", "Token", "listed"]

#: Characters that are read of one text.
LONGEST = 20_000
#: Lone surrogates and NUL: nothing behind this module could carry them.
_UNREADABLE = re.compile("[\ud800-\udfff\x00]")


class Token(NamedTuple):
    """A word or a number of a text. A tuple, because a text makes hundreds at once."""

    text: str
    start: int
    end: int
    """Character offsets into the reading's text."""
    lower: str
    """In lower case, with composed letters."""
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
    forms: tuple[Form, ...] = field(repr=False, compare=False)
    """The form of each token, to look up by what follows from a form alone."""


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
        self._backend: Backend = backend
        self._pipelines: dict[Language, Pipeline] = {}
        self._lock = threading.Lock()

    def load(self, *languages: Language) -> None:
        """Open what the languages need; a second call does nothing. Raises ``NoMorphology`` for Finnish without one."""
        for language in languages:
            self._pipeline(language)

    def with_aliases(self, aliases: Mapping[Language, Aliases]) -> Reader:
        """A reader of other spoken forms, which shares with this one what it has loaded of every other language."""
        other = Reader(aliases, keywords=self._keywords, backend=self._backend)
        nothing = Aliases()
        other._pipelines = {
            language: made
            for language, made in self._pipelines.items()
            if self._aliases.get(language, nothing) == aliases.get(language, nothing)
        }
        return other

    def read(self, text: str, language: Language) -> Reading:
        """Tokens and clauses of a text. Of a very long one the last 20,000 characters are read, offsets kept."""
        text = _readable(text)
        skipped = _skipped(text)
        words = self._pipeline(language).words(text[skipped:])
        if skipped:
            words = [(start + skipped, end + skipped, form) for start, end, form in words]
        found, owners = clauses(text, words, language)
        tokens = [
            Token(one.written, start, end, one.lower, one.keys, one.parts, one.features, clause)
            for (start, end, one), clause in zip(words, owners, strict=True)
        ]
        share = known(tokens, language)
        return Reading(text, language, tuple(tokens), found, share, tuple([form for _, _, form in words]))

    def keys(self, text: str, language: Language) -> tuple[Token, ...]:
        """The tokens of a text alone."""
        return self.read(text, language).tokens

    def _pipeline(self, language: Language) -> Pipeline:
        made = self._pipelines.get(language)
        if made is None:
            with self._lock:
                made = self._pipelines.get(language)
                if made is None:
                    made = self._pipelines[language] = Pipeline(language, self._lexicon(language))
        return made

    def _lexicon(self, language: Language) -> Lexicon:
        aliases = self._aliases.get(language, Aliases())
        if language == "fi":
            return Finnish(voikko.opened(self._backend), aliases)
        if language == "sv":
            return Swedish(dictionary.opened("sv"), aliases, self._keywords.get("sv", frozenset()))
        return English(dictionary.opened("en"), aliases)


def listed(tokens: tuple[Token, ...]) -> list[dict[str, object]]:
    """Tokens as the command line prints them: ``{"text", "keys", "parts"}`` each."""
    return [{"text": one.text, "keys": list(one.keys), "parts": list(one.parts)} for one in tokens]


def known(tokens: Sequence[Token], language: Language) -> float:
    """The share of content words that the lexicon knows; words written like names in mid-sentence are left out."""
    function_words = FUNCTION_WORDS[language]
    content = unknown = 0
    clause = -1
    for token in tokens:
        opens, clause = token.clause != clause, token.clause
        if token.lower in function_words or not token.lower[0].isalpha() or "pronoun" in token.features:
            continue
        missing = "unknown" in token.features
        if missing and token.text[0].isupper() and not opens:
            continue
        content += 1
        unknown += missing
    return 1.0 - unknown / content if content else 1.0


def _readable(text: str) -> str:
    """The text without what nothing behind this module could carry; nearly always all of it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _UNREADABLE.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def _skipped(text: str) -> int:
    """Characters at the beginning that are not read; the rest begins with a whole word where there are any."""
    if len(text) <= LONGEST:
        return 0
    start = len(text) - LONGEST
    space = text.find(" ", start, start + 100)
    return start if space < 0 else space
