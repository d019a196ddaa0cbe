"""Which of the three languages a text is in, by our own lists of function words and by letters.

A word that only one language has counts whole; one that several share counts its share for each; a word in no list
counts by its letters and endings. Other languages are there so that they can win: then the answer is ``unknown``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from prompts.language.function_words import EVERYDAY, FUNCTION_WORDS, OTHERS
from prompts.language.shapes import foreign, shapes
from prompts.model import LANGUAGES, Language

__all__ = ["FUNCTION_WORDS", "detect"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_UNREADABLE = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://\S+|\b[\w.+-]{1,64}@\S+")
#: Characters and words that are looked at, the words evenly over the text; more do not change the answer.
_LONGEST = 20_000
#: Words whose evidence is kept.
_REMEMBERED = 20_000
_MOST = 600
#: Evidence that is needed: about one word that tells.
_ENOUGH = 0.9
#: By how much the first must lead.
_LEAD = 1.1
#: What the first must count for on the average word.
_SHARE = 0.2
#: Words between two looks at whether the rest can still change anything, and more than sums in another order differ by.
_STRIDE, _ROUNDING = 12, 1e-6
#: What a word shared with another language counts for that one.
_NEIGHBOUR = 0.6


def detect(text: str) -> Language | Literal["unknown"]:
    """The language most of a text is in; ``unknown`` for another language and for too little text."""
    words = _words(text)
    if len(words) < 2:
        return "unknown"
    clear = _clear(words)
    if clear:
        return clear
    scores = _scores(words)
    if not scores:
        return "unknown"
    (best, score), *rest = sorted(scores.items(), key=lambda item: -item[1])
    second = rest[0][1] if rest else 0.0
    if score < _ENOUGH or score < second * _LEAD or score / len(words) < _SHARE:
        return "unknown"
    return next((language for language in LANGUAGES if language == best), "unknown")


def _words(text: str) -> list[str]:
    text = normalize("NFC", text[-_LONGEST:])
    if "@" in text or "://" in text:
        text = _ADDRESS.sub(" ", _UNREADABLE.sub(" ", text))
    words = _WORD.findall(text)
    return [word.lower().replace("’", "'") for word in words[:: 1 + len(words) // _MOST]]


def _clear(words: list[str]) -> Language | None:
    """The one of our languages that leads so far that the words not yet looked at change nothing any more.

    Listed words are looked at first: they cost little and tell most.
    """
    scores: dict[str, float] = {}
    rest = []
    for word in words:
        found = _LISTED.get(word)
        if found is None:
            rest.append(word)
            continue
        for language, weight in found:
            scores[language] = scores.get(language, 0.0) + weight
    for at in range(0, len(rest) + 1, _STRIDE):
        best, second = _first_two(scores)
        # no word counts for more than one
        if scores.get(best, 0.0) > max((second + len(rest) - at) * _LEAD, len(words) * _SHARE, _ENOUGH) + _ROUNDING:
            return next((language for language in LANGUAGES if language == best), None)
        for word in rest[at : at + _STRIDE]:
            for language, weight in _evidence(word):
                scores[language] = scores.get(language, 0.0) + weight
    return None


def _first_two(scores: dict[str, float]) -> tuple[str, float]:
    """The language with the highest score, and the score of the next."""
    best = max(scores, key=scores.__getitem__, default="")
    return best, max((score for language, score in scores.items() if language != best), default=0.0)


def _scores(words: list[str]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for word in words:
        for language, weight in _evidence(word):
            scores[language] = scores.get(language, 0.0) + weight
    return scores


@lru_cache(_REMEMBERED)
def _evidence(word: str) -> tuple[tuple[str, float], ...]:
    """What one word speaks for."""
    return tuple(_spoken_for(word))


def _spoken_for(word: str) -> Iterator[tuple[str, float]]:
    other = foreign(word)
    if other:
        yield other, 1.0
        return
    owners = _OWNERS.get(word)
    if owners:
        # Told by a shared word alone, a text is taken for one of ours rather than for a neighbour's.
        weights = {owner: 1.0 if owner in LANGUAGES else _NEIGHBOUR for owner in owners}
        every = sum(weights.values())
        yield from ((owner, weight / every) for owner, weight in weights.items())
        return
    yield from shapes(word)


def _owners() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in (*FUNCTION_WORDS.items(), *EVERYDAY.items(), *OTHERS.items()):
        for word in words:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


_OWNERS = _owners()
_LISTED = {word: tuple(_spoken_for(word)) for word in _OWNERS}
