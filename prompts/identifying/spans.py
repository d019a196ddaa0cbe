"""The words of a text with what the search asks of them: capitals, beginnings of sentences, base forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prompts.model import Language
from prompts.reading import Reader, Token

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: What stands between two sentences, or opens one.
_OPENING = re.compile(r"(?:[.!?…:][\s\"”“»«'(–-]*|[\n•*][\s\"”“»«'(–-]*|[\"”“»«][\s]*)$")
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A word of letters."""

    text: str
    lower: str
    start: int
    end: int
    opens: bool
    """It begins a sentence, where every word is written with a capital."""
    sentence: int
    keys: tuple[str, ...]
    features: frozenset[str]

    @property
    def capital(self) -> bool:
        """Written like a name: one capital, then small letters."""
        return self.text[:1].isupper() and self.text[1:2].islower()


def spans(text: str, language: Language, reader: Reader | None) -> tuple[Span, ...]:
    """The words of a text; with a reader they carry base forms and features."""
    tokens = {token.start: token for token in reader.keys(text, language)} if reader else {}
    return tuple(_spans(text, tokens))


def _spans(text: str, tokens: Mapping[int, Token]) -> Iterator[Span]:
    sentence, done = 0, 0
    for met in _WORD.finditer(text):
        between = text[max(done, met.start() - 8) : met.start()]
        opens = done == 0 or bool(_OPENING.search(between))
        if _SENTENCE_END.search(between):
            sentence += 1
        done = met.end()
        token = tokens.get(met.start())
        keys = token.keys if token else ()
        features = frozenset(token.features) if token else frozenset()
        yield Span(met.group(), met.group().lower(), met.start(), met.end(), opens, sentence, keys, features)
