"""Scores: the actor's words first, then the moment of the process, the chain, and what has not been asked for long."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import timedelta

from prompts.bank.loading import Bank
from prompts.model import Question, Technique
from prompts.situation import Situation, outcomes

#: Several cues for one technique add up, each next one for half.
HALF = 0.5
HEAVIEST = 2.0
LEADS_TO, FOLLOWS = 1.2, 2.0
USED_LATELY, SKIPPED = 0.5, 0.3
OWN_CUE, OWN_GROUP, NO_CUE = 0.9, 0.5, -0.35
TOPIC, PHASE, TOLD, QUOTED, BRIEF = 0.45, 0.3, 0.25, 0.2, 0.3
LUCK = 0.15
#: No question gains more than this over its technique: a technique further behind need not be looked at.
MOST_OF_QUESTION = FOLLOWS + OWN_CUE * HEAVIEST + TOPIC + PHASE + 3 * TOLD + QUOTED + BRIEF + LUCK
#: After so many answers help grows thinner: shorter questions are preferred.
USED_TO_IT = 20
HOPE_EVERY = timedelta(days=28)
HOPE = 0.6
TEXT_NEEDS = frozenset({"success", "moment", "feeling", "wish", "exception", "hardship", "number", "task_tried"})


def technique_score(technique: Technique, now: Situation) -> dict[str, float]:
    """The parts of a technique's score."""
    words = _words(technique.favours, now)
    parts = {"words": words, "phase": technique.phases.get(now.context.phase, 0.0)}
    if now.chain:
        places = {name: place for place, name in enumerate(now.leads)}
        parts["chain"] = LEADS_TO * 0.8 ** places[technique.id] if technique.id in places else 0.0
    parts["recency"] = -USED_LATELY * now.techniques_lately[technique.id]
    week = now.context.now - timedelta(days=7)
    skipped = [past for past in now.context.history if past.technique == technique.id]
    parts["skips"] = -SKIPPED * outcomes(tuple(skipped), "another", week)
    if technique.id == "hope_horizon" and _hope_is_due(now):
        parts["hope"] = HOPE
    return {name: value for name, value in parts.items() if value}


def _words(favours: Mapping[str, float], now: Situation) -> float:
    worth = sorted(
        (weight * min(now.weights[name], HEAVIEST) for name, weight in favours.items() if name in now.weights),
        reverse=True,
    )
    return sum(value * HALF**place for place, value in enumerate(worth))


def _hope_is_due(now: Situation) -> bool:
    since = now.context.now - HOPE_EVERY
    month = [past for past in now.context.history if past.when > since]
    return len(month) >= 6 and not now.heavy and all(past.technique != "hope_horizon" for past in month)


def question_score(question: Question, bank: Bank, now: Situation) -> dict[str, float]:
    """The parts of a question's own score, on top of its technique's."""
    parts = {
        "cue": _cue(question, bank, now),
        "topic": TOPIC if question.topics else 0.0,
        "phase": PHASE if question.phases else 0.0,
        "told": TOLD * min(3, len(TEXT_NEEDS.intersection(question.needs))),
        "quote": QUOTED if "{lainaus}" in question.wording["fi"] else 0.0,
        "short": BRIEF if "short" in question.tags and _used_to_it(now) else 0.0,
        "follow_up": FOLLOWS if question.id in now.follow_ups else 0.0,
    }
    return {name: value for name, value in parts.items() if value}


def _cue(question: Question, bank: Bank, now: Situation) -> float:
    if not question.cues:
        return 0.0
    own = [now.weights[name] for name in question.cues if name in now.weights and name in bank.notions]
    if own:
        return OWN_CUE * min(max(own), HEAVIEST)
    groups = [now.weights[name] for name in question.cues if name in now.weights]
    return OWN_GROUP * min(max(groups), HEAVIEST) if groups else NO_CUE


def _used_to_it(now: Situation) -> bool:
    return sum(past.outcome == "answered" for past in now.context.history) > USED_TO_IT


def luck(question: str, now: Situation, version: str) -> float:
    """A small share of the score that decides between equals: the same on every machine and in every process."""
    day = now.context.now.date().isoformat()
    digest = hashlib.sha256(f"{now.context.seed}\0{day}\0{version}\0{question}".encode()).digest()
    return LUCK * int.from_bytes(digest[:4], "big") / 2**32
