"""Scores: the whole text and its words first, then the moment, the chain, and what has not been asked for long."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from prompts.bank.contents import Bank
from prompts.model import Notion, Question, Strength, Technique
from prompts.past import outcomes
from prompts.situation import Situation

#: What the whole text is worth, which says more of what is called for than any one cue.
GIST = 6.0
#: Once a question about the text was answered, what leads on from it comes before what the text called for.
GIST_ANSWERED = 2.0
#: What single words and the moment are worth beside it; in a short text there is hardly a whole beside its words.
WORDS, MOMENT = 0.5, 0.5
#: Several cues for one technique add up, each next one for less.
HALF = 0.4
#: Beside a card, what carries and who stands by come before all else: the more so the plainer it is.
GENTLER: frozenset[str] = frozenset({"coping", "supporters"})
BESIDE_CARD: Mapping[Strength, float] = {"quiet": 3.5, "full": 5.0}
HEAVIEST = 2.0
LEADS_TO, FOLLOWS = 1.2, 1.0
USED_LATELY, SKIPPED = 0.5, 0.3
OWN_CUE, OWN_GROUP, ORDINARY, NO_CUE = 0.5, 0.3, 0.02, -0.05
TOPIC, GOAL, SWOT, PHASE, TOLD, QUOTED, BRIEF = 0.2, 0.15, 0.05, 0.1, 0.12, 0.1, 0.3
MOST_TOLD = 2
ASKED_BEFORE = 0.2
LUCK = 0.12
#: No question gains more than this over its technique: a technique further behind need not be looked at.
MOST_OF_QUESTION = FOLLOWS + OWN_CUE + TOPIC + GOAL + SWOT + PHASE + MOST_TOLD * TOLD + QUOTED + BRIEF + LUCK
#: The most of a question that no cue of the text and no chain calls for.
MOST_UNCALLED = ORDINARY + TOPIC + GOAL + SWOT + PHASE + MOST_TOLD * TOLD + QUOTED + BRIEF + LUCK
#: What nearly every entry tells of: it says which wording fits, and hardly which technique.
COMMON = frozenset({"people", "topic", "child", "team", "guardian", "manager", "moment", "everyday"})
#: With each answer help grows thinner; after so many, short questions are preferred by all that they can be.
USED_TO_IT = 20
HOPE_EVERY, HOPE_LATE = timedelta(days=28), timedelta(days=21)
#: What hope gains when it has not come up for long, and when four weeks without it are nearly over.
HOPE, HOPE_AT_LAST = 6.0, 30.0
#: What a technique loses that would be more than a third of one's prompts: it comes only where no other stands.
WORN = 10.0
TEXT_NEEDS = frozenset({"success", "moment", "feeling", "wish", "exception", "hardship", "number", "task_tried"})


def favoured(technique: Technique, notions: Mapping[str, Notion]) -> dict[str, float]:
    """Cue → what it is worth to a technique, by its own weight or else its weightiest group's."""
    favours = technique.favours
    found = {name: max([favours.get(group, 0.0) for group in one.groups], default=0.0) for name, one in notions.items()}
    found |= {name: weight for name, weight in favours.items() if weight}
    return {name: weight for name, weight in found.items() if weight}


def technique_score(technique: Technique, favours: Mapping[str, float], now: Situation) -> dict[str, float]:
    """The parts of a technique's score. ``favours``: what each cue is worth to it."""
    words = _words(favours, now) * (WORDS if now.long else 1.0)
    parts = {"words": words, "phase": MOMENT * technique.phases.get(now.context.phase, 0.0)}
    if now.chain.answers:
        places = {name: place for place, name in enumerate(now.chain.leads)}
        parts["chain"] = LEADS_TO * 0.8 ** places[technique.id] if technique.id in places else 0.0
    parts["recency"] = -USED_LATELY * now.rotation.this_week[technique.id]
    week = now.context.now - timedelta(days=7)
    skipped = [past for past in now.context.history if past.technique == technique.id]
    parts["skips"] = -SKIPPED * outcomes(tuple(skipped), "another", week)
    whole = GIST_ANSWERED if now.chain.answers else GIST
    parts["gist"] = whole * now.gist.calls.get(technique.id, 0.0)
    if now.card and technique.id in GENTLER:
        parts["card"] = BESIDE_CARD[now.card.strength]
    if technique.id in now.rotation.worn:
        parts["third"] = -WORN
    if technique.id == "hope_horizon" and _hope_is_due(now):
        late = now.rotation.hoped is not None and now.context.now - now.rotation.hoped >= HOPE_LATE
        parts["hope"] = HOPE_AT_LAST if late else HOPE
    return {name: value for name, value in parts.items() if value}


def _words(favours: Mapping[str, float], now: Situation) -> float:
    """What the words are worth to a technique: each cue once, the weightier before."""
    worth = [favours[cue] * min(weight, HEAVIEST) for cue, weight in now.cues.items() if cue in favours]
    return sum([value * HALF**place for place, value in enumerate(sorted(worth, reverse=True))])


def _hope_is_due(now: Situation) -> bool:
    since = now.context.now - HOPE_EVERY
    month = [past for past in now.context.history if past.when > since]
    return len(month) >= 6 and not now.heavy and all(past.technique != "hope_horizon" for past in month)


@dataclass(frozen=True, slots=True)
class Call:
    """All of a question that its score rests on besides its own name: many questions share one."""

    cues: tuple[str, ...]
    told: int
    """How many things it builds on that only the text can tell."""
    topics: tuple[str, ...]
    phased: bool
    quotes: bool
    short: bool


def call(question: Question) -> Call:
    """What a question's score rests on."""
    return Call(
        question.cues,
        len(TEXT_NEEDS.intersection(question.needs)),
        question.topics,
        bool(question.phases),
        any("{lainaus}" in words for words in question.wording.values()),
        "short" in question.tags,
    )


def call_score(one: Call, bank: Bank, now: Situation) -> dict[str, float]:
    """The parts of a question's score that many share."""
    parts = {
        "cue": _cue(one.cues, bank, now),
        "topic": TOPIC if one.topics and any(name in now.themes for name in one.cues) else 0.0,
        "goal": GOAL if any(not topics.isdisjoint(one.topics) for topics in now.goals) else 0.0,
        "swot": SWOT if not now.swot.isdisjoint(one.topics) else 0.0,
        "timed": PHASE if one.phased else 0.0,
        "told": TOLD * min(MOST_TOLD, one.told),
        "quote": QUOTED if one.quotes else 0.0,
        "short": BRIEF * used_to_it(now) if one.short else 0.0,
    }
    return {name: value for name, value in parts.items() if value}


def own_score(question: str, now: Situation) -> dict[str, float]:
    """The parts of a question's score that are its alone."""
    parts = {
        "follow_up": FOLLOWS if question in now.chain.follow_ups else 0.0,
        "asked": -ASKED_BEFORE if question in now.rotation.asked else 0.0,
    }
    return {name: value for name, value in parts.items() if value}


def _cue(cues: tuple[str, ...], bank: Bank, now: Situation) -> float:
    """What the text says for a wording: its own notions more than their groups, ordinary ones hardly."""
    if not cues:
        return 0.0
    worth = [_worth(name, bank) * min(now.weights[name], 1.0) for name in cues if name in now.weights]
    return max(worth, default=NO_CUE)


def _worth(name: str, bank: Bank) -> float:
    if not tells(name, bank):
        return ORDINARY
    return OWN_CUE if name in bank.notions else OWN_GROUP


def tells(name: str, bank: Bank) -> bool:
    """Whether a notion or group says more than nearly every entry does."""
    notion = bank.notions.get(name)
    return not COMMON.issuperset(notion.groups if notion else (name,))


def used_to_it(now: Situation) -> float:
    """How used somebody is to being asked, of 1: the more they answered, the fewer words they need."""
    return min(1.0, now.rotation.answered / USED_TO_IT)


def luck(question: str, now: Situation, version: str) -> float:
    """A small share of the score that decides between equals: the same on every machine and in every process."""
    day = now.context.now.date().isoformat()
    digest = hashlib.sha256(f"{now.context.seed}\0{day}\0{version}\0{question}".encode()).digest()
    return LUCK * int.from_bytes(digest[:4], "big") / 2**32
