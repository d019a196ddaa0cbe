"""What no single pattern tells: how long a text is, a place on a scale, one told moment, words nobody knows."""

from __future__ import annotations

from prompts.noticing.numbers import number_in
from prompts.noticing.told import Told
from prompts.reading import Reading

SHORT = 5
#: Under this share of known content words the reader does not trust itself.
KNOWN_ENOUGH = 0.6
#: More sentences tell of more than one moment.
FEW_SENTENCES = 5
#: What was done of a task is told in the first of them.
FIRST_SENTENCES = 2
#: A word for a scale stands so near to its number.
AROUND = 6
#: From this share of spoken forms on, a Finnish text of some length is dialect, and guesses pile up.
SPOKEN, LONG_ENOUGH = 0.45, 10


def over(told: Told) -> tuple[frozenset[str], int | None]:
    """The computed cues of a text, and the place on a scale that was given."""
    reading, number = told.reading, scale_number(told)
    names = {
        "short-text": len(reading.tokens) < SHORT,
        "number-on-a-scale": number is not None,
        "one-moment": _one_moment(told),
        "few-known-words": reading.known < KNOWN_ENOUGH,
        "irony": bool(told.ironic),
        "undone": _undone(told),
        "far-from-written": _far_from_written(told),
        "asks-reader": _asks_reader(reading),
    }
    return frozenset(name for name, true in names.items() if true), number


def scale_number(told: Told) -> int | None:
    """0–10 beside a word for a scale: never a head count, a time, a date or an age."""
    if not told.where.anywhere("scale_words"):
        return None
    for at, sight in enumerate(told.seen):
        if sight.number is not None:
            around = told.seen[max(0, at - AROUND) : at] + told.seen[at + 1 : at + AROUND]
            if any("scale_words" in other.marks for other in around):
                return sight.number
    return None


def answered_number(reading: Reading) -> int | None:
    """The one number 0–10 in an answer to a scale question."""
    every = (number_in(token.lower, frozenset(token.keys), reading.language) for token in reading.tokens)
    numbers = [number for number in every if number is not None]
    return numbers[0] if len(numbers) == 1 else None


def _one_moment(told: Told) -> bool:
    """Something that happened is told in a few sentences, of one time, and the text does not turn against it."""
    reading = told.reading
    if told.turns or told.where.anywhere("spans"):
        return False
    few = not reading.clauses or reading.clauses[-1].sentence < FEW_SENTENCES
    return few and told.where.anywhere("past")


def _undone(told: Told) -> bool:
    """The writer's own doing denied at the beginning: *en ehtinyt*, *I never got round to it*."""
    for places, holder, clause in zip(told.places, told.whose, told.reading.clauses, strict=True):
        if clause.sentence >= FIRST_SENTENCES:
            return False
        denied = all(told.where.inside(name, places.start, places.stop) for name in ("negation", "doing"))
        if denied and holder.whose in {"me", "nobody"} and clause.kind == "main":
            return True
    return False


def _asks_reader(reading: Reading) -> bool:
    """A question of the writer's own that speaks to a second person."""
    return any(
        "person-2" in token.features
        and reading.clauses[token.clause].question
        and reading.clauses[token.clause].kind == "main"
        and "negation" not in token.features
        for token in reading.tokens
    )


def _far_from_written(told: Told) -> bool:
    if told.reading.language != "fi" or len(told.seen) < LONG_ENOUGH:
        return False
    return sum(sight.spoken for sight in told.seen) >= SPOKEN * len(told.seen)
