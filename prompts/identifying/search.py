"""The whole search: numbers, names, initials, circumstances, in the order of the text and without overlaps."""

from __future__ import annotations

from functools import cache

from prompts.identifying.circumstances import circumstances
from prompts.identifying.finding import Finding
from prompts.identifying.initials import initials
from prompts.identifying.names import names
from prompts.identifying.numbers import numbers
from prompts.identifying.spans import spans
from prompts.model import Language
from prompts.reading import Reader


@cache
def _default_reader() -> Reader:
    return Reader()


def marks(text: str, language: Language, reader: Reader | None) -> tuple[Finding, ...]:
    """Numbers and names alone. Without a reader only listed names and what capitals show is found."""
    return (*numbers(text, language), *names(spans(text, language, reader), language))


def identify(text: str, language: Language, reader: Reader | None = None) -> tuple[Finding, ...]:
    """What in a text may tell who is meant. Nothing is stored; the writer decides about each finding."""
    words = spans(text, language, reader or _default_reader())
    found = [*numbers(text, language), *names(words, language), *initials(text, language)]
    kept: list[Finding] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    # A circumstance stands beside the names in it: two reasons to look at one sentence.
    return tuple(sorted((*kept, *circumstances(words, language)), key=lambda one: (one.start, one.end)))
