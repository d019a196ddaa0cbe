"""Which questions stand: contra-indications, then needs, chain, phase, topic and rotation, each loss by its code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from prompts.bank.loading import Bank
from prompts.model import Need, Question, Technique
from prompts.situation import Situation

REPEATED_AFTER = timedelta(days=30)
TWICE_A_WEEK = 2
#: With heavy things told and no progress beside them, only these are asked, and only in words marked ``care``.
GENTLE = frozenset({"coping", "supporters", "values_emotion", "hope_horizon", "pre_session"})
GENTLER = frozenset({"coping", "supporters"})


def technique_losses(technique: Technique, now: Situation) -> tuple[str, ...]:
    """Why a technique is out, as codes; nothing when it stands."""
    return tuple(_technique_losses(technique, now))


def _technique_losses(technique: Technique, now: Situation) -> Iterator[str]:
    for name in sorted(technique.rules_out & now.forbidding):
        yield f"avoid:{name}"
    if "loss" in now.forbidding and technique.id not in GENTLER:
        yield "avoid:loss"
    elif now.heavy and technique.id not in GENTLE:
        yield "avoid:distress"
    if "asks-reader" in now.forbidding and technique.id not in {"exceptions", "resources"}:
        yield "asks_reader"
    if technique.id == "closing" and now.context.phase != "ending" and not now.met("goal-reached"):
        yield "not_ending"
    if technique.id == "what_else" and any(one.technique == "what_else" for one in now.chain):
        yield "once"
    if technique.id in now.resting:
        yield "rests"
    if now.techniques_lately[technique.id] >= TWICE_A_WEEK:
        yield "twice_a_week"


def question_losses(question: Question, needs: Mapping[str, Need], now: Situation) -> tuple[str, ...]:
    """Why a question is out, as codes; nothing when it stands."""
    return tuple(_question_losses(question, needs, now))


def _question_losses(question: Question, needs: Mapping[str, Need], now: Situation) -> Iterator[str]:
    for name in question.avoid:
        if name in now.forbidding:
            yield f"avoid:{name}"
    yield from _tag_losses(question, now)
    for name in question.needs:
        if not _met(needs[name], now):
            yield f"needs:{name}"
    if question.phases and now.context.phase not in question.phases:
        yield "phase"
    if question.topics and now.topics.isdisjoint(question.topics):
        yield "topic"
    if question.kind != "scale" and _repeated(question, now):
        yield "repeated"


def _tag_losses(question: Question, now: Situation) -> Iterator[str]:
    tags = question.tags
    if now.heavy and "care" not in tags and "wish-other" not in now.weights:
        yield "not_careful"
    if "light" in tags and not now.forbidding.isdisjoint({"distress", "loss", "hurt", "sleep", "reluctant"}):
        yield "light"
    if "sleep" in now.weights and ("frame-night" in tags or "frame-tomorrow" in tags):
        yield "frame"
    if "no-work-ahead" in now.weights and ("frame-tomorrow" in tags or "frame-week" in tags):
        yield "frame"
    if "goal-shift" in now.forbidding and question.technique in RENEGOTIATING and "renegotiates" not in tags:
        yield "goal_moved"
    if "wish-other" in now.forbidding and question.technique == "values_emotion" and "turns-to-self" not in tags:
        yield "other_person"
    if not now.understood and "care" not in tags and question.technique != "what_else":
        yield "not_understood"


RENEGOTIATING = frozenset({"best_hopes", "preferred_future"})


def _met(need: Need, now: Situation) -> bool:
    return (
        not now.context.facts.isdisjoint(need.facts)
        or any(now.met(name) for name in need.cues)
        or any(name in now.weights for name in need.computed)
    )


def _repeated(question: Question, now: Situation) -> bool:
    last = now.asked_lately.get(question.id)
    return last is not None and now.context.now - last < REPEATED_AFTER


def live_questions(bank: Bank) -> Mapping[str, tuple[Question, ...]]:
    """The questions that may be asked, by technique."""
    found: dict[str, list[Question]] = {name: [] for name in bank.techniques}
    for question in bank.questions.values():
        if question.state == "live" and question.kind in {"question", "scale"}:
            found[question.technique].append(question)
    return {name: tuple(questions) for name, questions in found.items()}
