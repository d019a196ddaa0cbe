"""The bank's sentence, verbatim, with the actor's own uninflected words in its slots; and the reasons."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from prompts.bank.contents import Bank
from prompts.gist import loudest
from prompts.model import Language, Observation, Prompt, Question, Reason, Technique
from prompts.reading import Reading
from prompts.scoring import used_to_it
from prompts.situation import Situation

QUOTE, NUMBER = "{lainaus}", "{luku}"
LONGEST_QUOTE, SHORTEST_QUOTE = 60, 6
#: What a quote is made of: words and the marks within a sentence, nothing that could end or break it.
READABLE = re.compile(r"[\w ,;:'’/%()–-]+")
#: Words that only join a clause to what was before; negative ones (*enkä*) say more and stay.
JOINING: dict[Language, frozenset[str]] = {
    "fi": frozenset({"mutta", "mut", "ja", "että", "et", "sekä"}),
    "sv": frozenset({"men", "och", "att"}),
    "en": frozenset({"but", "and", "that"}),
}
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
        reasons=(*_of_the_whole(question, technique, reading, now), *reasons(question, technique, now)),
        ack=ack,
    )


def _of_the_whole(question: Question, technique: Technique, reading: Reading, now: Situation) -> Iterator[Reason]:
    """Where no cue calls for the question, the actor's clause that speaks most for its technique."""
    if not _callers(question, technique, now) and (clause := loudest(reading, technique.id)):
        yield Reason("text", start=clause[0], end=clause[1])


def filled(wording: str, language: Language, text: str, quote: tuple[int, int] | None, number: int | None) -> str:
    """A wording with its slots filled and its marks turned into the language's own."""
    if quote is not None:
        wording = wording.replace(QUOTE, text[quote[0] : quote[1]])
    opening, closing = MARKS[language]
    return wording.replace("«", opening).replace("»", closing).replace(NUMBER, str(number))


def _wording(
    question: Question, bank: Bank, reading: Reading, language: Language, now: Situation
) -> tuple[str, str | None]:
    """The question; before it a sentence that only quotes where something heavy was told, until one is used to it."""
    words = question.wording[language]
    heavy = "distress" in now.forbidding and used_to_it(now) < 1
    if question.technique != "coping" or QUOTE in words or not heavy:
        return words, None
    acks = sorted(
        one.id
        for one in bank.questions.values()
        if one.kind == "ack" and one.state == "live" and one.technique == "coping" and language in one.wording
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
    called = own.union(technique.favours)

    def rank(one: Observation) -> tuple[bool, float, int]:
        names = now.names_of(one.cue)
        worth = one.weight * max(technique.favours.get(name, 0.0) for name in names)
        return (not own.isdisjoint(names), worth, one.end - one.start)

    calling = [
        one
        for one in now.observations
        if one.certainty == "confident"
        and one.subject in {"me", "unknown"}
        and not called.isdisjoint(now.names_of(one.cue))
    ]
    return sorted(calling, key=rank, reverse=True)


def _stretch(one: Observation, reading: Reading) -> tuple[int, int] | None:
    """The longest run of whole clauses around an observation, within its sentence, that is short enough to quote."""
    at = next((place for place, each in enumerate(reading.clauses) if each.start <= one.start < each.end), None)
    if at is None:
        return None
    sentence = [place for place, each in enumerate(reading.clauses) if each.sentence == reading.clauses[at].sentence]
    if any(reading.clauses[place].kind != "main" or reading.clauses[place].question for place in sentence):
        return None
    runs = ((first, last) for first in sentence if first <= at for last in reversed(sentence) if last >= max(first, at))
    found = [_trimmed(reading, first, last, whole=first == sentence[0]) for first, last in runs]
    fitting = [run for run in found if _readable(reading.text[slice(*run)])]
    best = max(fitting, key=lambda run: run[1] - run[0], default=None)
    words = reading.text[slice(*best)] if best else ""
    return best if " " in words or len(sentence) == 1 else None


def _readable(words: str) -> bool:
    return SHORTEST_QUOTE <= len(words) <= LONGEST_QUOTE and READABLE.fullmatch(words) is not None


def _trimmed(reading: Reading, first: int, last: int, *, whole: bool) -> tuple[int, int]:
    """A run of clauses without marks at its ends, a joining word (*mutta*) or a loose one behind (*, silloin*)."""
    text, start, end = reading.text, reading.clauses[first].start, reading.clauses[last].end
    opening, _, rest = text[start:end].partition(" ")
    if rest and not whole and opening.lower() in JOINING[reading.language]:
        start += len(opening)
    body, comma, loose = text[start:end].rpartition(",")
    if comma and loose.strip() and " " not in loose.strip() and " " in body.strip():
        end = start + len(body)
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
