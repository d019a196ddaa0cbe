"""What the model counts in a text: base forms, pairs of neighbours, notions, and how long it is."""

from __future__ import annotations

from collections.abc import Iterator

from prompts.noticing import Noticed
from prompts.reading import Token

#: Before the names of what is no word: a notion, a length.
NOTION, LENGTH = "#", "="
#: Between the two words of a pair, which no base form contains.
PAIR = " "
#: Of every form the likeliest base forms alone: the others are other words more often than not.
LIKELIEST = 1
#: Lengths in tokens, each the beginning of a class of its own.
LENGTHS = (0, 8, 16, 24, 60, 120)


def features(noticed: Noticed) -> frozenset[str]:
    """The names of all that the model may know of a text."""
    return frozenset((*_words(noticed), *_pairs(noticed), *_notions(noticed), _length(noticed)))


def words(token: Token) -> Iterator[str]:
    """The names of one word: its base form, and the parts of a compound."""
    yield from token.keys[:LIKELIEST] or (token.lower,)
    yield from token.parts


def _words(noticed: Noticed) -> Iterator[str]:
    for token in noticed.reading.tokens:
        yield from words(token)


def _pairs(noticed: Noticed) -> Iterator[str]:
    tokens = noticed.reading.tokens
    names = [token.keys[0] if token.keys else token.lower for token in tokens]
    for place in range(1, len(tokens)):
        if tokens[place].clause == tokens[place - 1].clause:
            yield f"{names[place - 1]}{PAIR}{names[place]}"


def _notions(noticed: Noticed) -> Iterator[str]:
    for one in noticed.observations:
        yield f"{NOTION}{one.cue}" if one.certainty == "confident" else f"{NOTION}{one.cue}?"
    yield from (f"{NOTION}{name}" for name in noticed.computed)


def _length(noticed: Noticed) -> str:
    count = len(noticed.reading.tokens)
    return f"{LENGTH}{max(least for least in LENGTHS if least <= count)}"
