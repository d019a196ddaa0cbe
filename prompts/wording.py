"""The bank's sentence, verbatim, with the actor's own uninflected words in its slots; and the reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from prompts.bank.loading import Bank
from prompts.model import Language, Observation, Prompt, Question, Reason, Technique
from prompts.reading import Reading
from prompts.situation import Situation

QUOTE, NUMBER = "{lainaus}", "{luku}"
LONGEST_QUOTE, SHORTEST_QUOTE = 60, 6
MARKS: dict[Language, tuple[str, str]] = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}
MOST_TEXT_REASONS = 2
#: From this preference on a technique is chosen for the moment of the process too.
OF_THE_MOMENT = 0.5


def prompt(
    question: Question, technique: Technique, bank: Bank, reading: Reading, language: Language, now: Situation
) -> Prompt:
    """The prompt for a chosen question. ``quotable`` has said before that a slot can be filled."""
    wording, ack = _wording(question, bank, reading, language, now)
    quote = quotable(question, technique, reading, now) if QUOTE in wording else None
    return Prompt(
        question=question.id,
        technique=question.technique,
        language=language,
        wording=wording,
        text=filled(wording, language, reading.text, quote, now.number),
        quote=quote,
        number=now.number if NUMBER in wording else None,
        reasons=tuple(reasons(question, technique, now)),
        ack=ack,
    )


def filled(wording: str, language: Language, text: str, quote: tuple[int, int] | None, number: int | None) -> str:
    """A wording with its slots filled and its marks turned into the language's own."""
    if quote is not None:
        wording = wording.replace(QUOTE, text[quote[0] : quote[1]])
    opening, closing = MARKS[language]
    return wording.replace("«", opening).replace("»", closing).replace(NUMBER, str(number))


def _wording(
    question: Question, bank: Bank, reading: Reading, language: Language, now: Situation
) -> tuple[str, str | None]:
    """The question, before it a sentence that only quotes where something heavy was told in so many words."""
    words = question.wording[language]
    if question.technique != "coping" or QUOTE in words or "distress" not in now.forbidding:
        return words, None
    acks = sorted(
        one.id
        for one in bank.questions.values()
        if one.kind == "ack" and one.state == "live" and one.technique == "coping"
    )
    if not acks or quotable(question, bank.techniques["coping"], reading, now) is None:
        return words, None
    turn = hashlib.sha256(f"{now.context.seed}\0{question.id}".encode()).digest()[0]
    ack = bank.questions[acks[turn % len(acks)]]
    return f"{ack.wording[language]} {words}", ack.id


def quotable(question: Question, technique: Technique, reading: Reading, now: Situation) -> tuple[int, int] | None:
    """A readable stretch of the actor's own words that called for this question, or none."""
    for one in _callers(question, technique, now):
        stretch = _stretch(one, reading)
        if stretch is not None:
            return stretch
    return None


def _callers(question: Question, technique: Technique, now: Situation) -> list[Observation]:
    """The observations that call for a question: those of its own cues first, the weightiest first."""
    own = set(question.cues)

    def rank(one: Observation) -> tuple[bool, float, int]:
        names = now.names_of(one.cue)
        worth = one.weight * max(technique.favours.get(name, 0.0) for name in names)
        return (not own.isdisjoint(names), worth, one.end - one.start)

    calling = [
        one
        for one in now.observations
        if one.certainty == "confident"
        and one.subject in {"me", "unknown"}
        and not (own | set(technique.favours)).isdisjoint(now.names_of(one.cue))
    ]
    return sorted(calling, key=rank, reverse=True)


def _stretch(one: Observation, reading: Reading) -> tuple[int, int] | None:
    """The clause around an observation when it is short enough, else the observation itself at whole words."""
    for clause in reading.clauses:
        if clause.start <= one.start < clause.end:
            if clause.kind != "main" or clause.question:
                return None
            whole = _trimmed(reading.text, clause.start, clause.end)
            if SHORTEST_QUOTE <= whole[1] - whole[0] <= LONGEST_QUOTE and "\n" not in reading.text[slice(*whole)]:
                return whole
            part = _trimmed(reading.text, one.start, min(one.end, clause.end))
            fits = SHORTEST_QUOTE <= part[1] - part[0] <= LONGEST_QUOTE
            return part if fits and " " in reading.text[slice(*part)] else None
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def reasons(question: Question, technique: Technique, now: Situation) -> Iterator[Reason]:
    """Why this question: stretches of the text, a goal, the moment of the process."""
    seen: set[tuple[int, int]] = set()
    for one in _callers(question, technique, now):
        apart = all(one.end <= start or end <= one.start for start, end in seen)
        if apart and len(seen) < MOST_TEXT_REASONS:
            seen.add((one.start, one.end))
            yield Reason("text", cue=one.cue, start=one.start, end=one.end)
    goal = _goal(question, now)
    if goal is not None:
        yield Reason("goal", goal=goal)
    if question.phases or technique.phases.get(now.context.phase, 0.0) >= OF_THE_MOMENT:
        yield Reason("phase")


def _goal(question: Question, now: Situation) -> int | None:
    for place, topics in enumerate(now.goals):
        if "goal" in question.needs or not topics.isdisjoint(question.topics):
            return place
    return None
