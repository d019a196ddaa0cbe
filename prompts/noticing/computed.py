"""What no single pattern tells: how long a text is, a place on a scale, one told moment, words nobody knows."""

from __future__ import annotations

from prompts.language.spoken import CLOSED
from prompts.noticing.matching import Sight
from prompts.noticing.speakers import Markers
from prompts.reading import Reading

SHORT = 8
#: Under this share of known content words the reader does not trust itself.
KNOWN_ENOUGH = 0.6
HIGHEST = 10
#: From this share of spoken forms on, a Finnish text of some length is dialect, and guesses pile up.
SPOKEN, LONG_ENOUGH = 0.45, 10


def over(reading: Reading, seen: list[Sight], markers: Markers, ironic: set[int]) -> tuple[frozenset[str], int | None]:
    """The computed cues of a reading, and the place on a scale that was given."""
    number = scale_number(reading, seen, markers)
    told = {
        "short-text": len(reading.tokens) < SHORT,
        "number-on-a-scale": number is not None,
        "one-moment": _one_moment(reading),
        "few-known-words": reading.known < KNOWN_ENOUGH,
        "irony": bool(ironic),
        "far-from-written": _far_from_written(reading),
        "asks-reader": _asks_reader(reading),
    }
    return frozenset(name for name, true in told.items() if true), number


def scale_number(reading: Reading, seen: list[Sight], markers: Markers) -> int | None:
    """0–10 beside a word for a scale: never a head count, a time, a date or an age."""
    for at, sight in enumerate(seen):
        if sight.lower.isdecimal() and len(sight.lower) < 3 and int(sight.lower) <= HIGHEST:
            around = seen[max(0, at - 4) : at + 4]
            if any(not markers["scale_words"].isdisjoint(other.keys) for other in around):
                return int(sight.lower)
    return None


def answered_number(reading: Reading) -> int | None:
    """The one number 0–10 in an answer to a scale question."""
    numbers = [int(token.text) for token in reading.tokens if token.text.isdecimal() and len(token.text) < 3]
    return numbers[0] if len(numbers) == 1 and numbers[0] <= HIGHEST else None


def _one_moment(reading: Reading) -> bool:
    """Something that happened is told, and the text does not turn against it."""
    past = any("past" in token.features for token in reading.tokens)
    return past and not any(clause.turn for clause in reading.clauses)


def _asks_reader(reading: Reading) -> bool:
    """A question of the writer's own that speaks to a second person."""
    return any(
        "person-2" in token.features
        and reading.clauses[token.clause].question
        and reading.clauses[token.clause].kind == "main"
        and "negation" not in token.features
        for token in reading.tokens
    )


def _far_from_written(reading: Reading) -> bool:
    if reading.language != "fi" or len(reading.tokens) < LONG_ENOUGH:
        return False
    spoken = sum(token.lower in CLOSED or not token.keys[0].startswith(token.lower[:2]) for token in reading.tokens)
    return spoken >= SPOKEN * len(reading.tokens)
