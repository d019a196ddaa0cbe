"""A reply for human eyes: what was noticed, the question, and why others lost."""

from __future__ import annotations

from collections.abc import Iterator

from prompts.jsonl import sentence
from prompts.model import Candidate, Context, Observation, Reply

MOST_SHOWN = 25


def lines(text: str, context: Context, reply: Reply) -> Iterator[str]:
    """The lines of the view."""
    yield f"language: {reply.language}"
    yield from (_noticed(one, text) for one in reply.observations)
    if reply.card:
        yield "card: " + ", ".join(f"{lead.category} ({lead.strength})" for lead in reply.card.leads)
    if reply.asks_reader:
        yield "the text asks its reader"
    yield ""
    yield from _asked(text, context, reply)
    yield ""
    standing = sum(not one.lost for one in reply.candidates)
    yield f"{standing} stood, {len(reply.candidates) - standing} lost"
    yield from (_weighed(one) for one in _worth_a_look(reply.candidates))


def _noticed(one: Observation, text: str) -> str:
    return f"  {one.cue:<20} {one.certainty:<10} {one.subject:<9} {one.weight:>4}  {text[one.start : one.end]}"


def _asked(text: str, context: Context, reply: Reply) -> Iterator[str]:
    if reply.prompt is None:
        yield f"silent: {reply.silence.reason if reply.silence else ''}"
        return
    yield reply.prompt.text
    yield f"  {reply.prompt.question}"
    yield from (f"  {sentence(one, text, context, reply.prompt.language)}" for one in reply.prompt.reasons)


def _worth_a_look(candidates: tuple[Candidate, ...]) -> list[Candidate]:
    """The best that stand, and of each technique the best that lost."""
    best = [one for one in candidates if not one.lost][:MOST_SHOWN]
    lost: dict[str, Candidate] = {}
    for one in candidates:
        if one.lost:
            lost.setdefault(one.technique, one)
    return [*best, *lost.values()]


def _weighed(one: Candidate) -> str:
    parts = " ".join(f"{name} {value:+.2f}" for name, value in one.parts.items())
    return f"  {one.score:6.2f}  {one.question:<45} {'lost: ' + ', '.join(one.lost) if one.lost else parts}"
