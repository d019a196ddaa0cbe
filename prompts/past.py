"""What was asked before: the chain of this sitting, and the weeks behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from prompts.bank.contents import Bank
from prompts.model import Answer, Context, Past
from prompts.noticing import Noticed
from prompts.noticing.computed import answered_number

SITTING = timedelta(minutes=60)
WEEK = timedelta(days=7)
MOST_IN_ENTRY = 3
FEW_WORDS = 3
#: An entry or answer of no more words is short.
BRIEF = 12
#: No technique is more than a third of one's prompts; of fewer than nine, three may be of one kind.
THREE = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """Questions answered in this entry within the hour, oldest first, and how they go on."""

    answers: tuple[Answer, ...]
    ended: bool
    leads: tuple[str, ...]
    """Techniques that continue it, best first."""
    follow_ups: frozenset[str]
    number: int | None
    """The place on a scale that the last answer gave."""


def chain(bank: Bank, context: Context, answer: Noticed | None) -> Chain:
    """The chain of this sitting. ``answer``: what was noticed in the last answer."""
    answers = tuple(one for one in context.answers if one.when is None or context.now - one.when <= SITTING)
    if not answers:
        return Chain((), ended=False, leads=(), follow_ups=frozenset(), number=None)
    last = answers[-1]
    technique, question = bank.techniques.get(last.technique), bank.questions.get(last.question)
    scaled = last.technique == "scaling" and answer is not None
    number = answered_number(answer.reading) if scaled and answer is not None else None
    return Chain(
        answers,
        ended=len(answers) >= MOST_IN_ENTRY or (answer is not None and number is None and _ends(bank, answer)),
        leads=technique.leads_to if technique else (),
        follow_ups=frozenset(question.follow_ups) if question else frozenset(),
        number=number,
    )


def _ends(bank: Bank, answer: Noticed) -> bool:
    """An answer ends a chain by its few words, by *en tiedä*, *ei mikään*, or by tiredness."""
    words = len(answer.reading.tokens)
    if words <= FEW_WORDS:
        return True
    met = {name for one in answer.observations for name in (one.cue, *bank.notions[one.cue].groups)}
    return not met.isdisjoint({"reluctant", "tired", "no-strength", "spent"}) or ("dont-know" in met and words <= BRIEF)


@dataclass(frozen=True, slots=True)
class Rotation:
    """What was offered in the weeks before."""

    asked: Mapping[str, datetime]
    """Question → when it was last offered."""
    this_week: Counter[str]
    """How often each technique was offered within seven days."""
    resting: frozenset[str]
    """Techniques put away within seven days."""
    worn: frozenset[str]
    """Techniques that, asked once more, would be more than a third of all that was offered."""
    hoped: datetime | None
    """When hope was last asked about, or else when the first prompt that is remembered came."""
    answered: int
    """How many prompts were answered: the more, the rarer the unasked ones and the shorter the help."""


def rotation(context: Context) -> Rotation:
    """The weeks before, as far as they matter."""
    week = [past for past in context.history if context.now - past.when < WEEK]
    return Rotation(
        {past.question: past.when for past in sorted(context.history, key=lambda past: past.when)},
        Counter(past.technique for past in week),
        frozenset(past.technique for past in week if past.outcome == "put_away"),
        _worn(context.history),
        _hoped(context.history),
        sum(past.outcome == "answered" for past in context.history),
    )


def _worn(history: tuple[Past, ...]) -> frozenset[str]:
    most = max(THREE, (len(history) + 1) // 3)
    return frozenset(name for name, count in Counter(past.technique for past in history).items() if count >= most)


def _hoped(history: tuple[Past, ...]) -> datetime | None:
    hopes = [past.when for past in history if past.technique == "hope_horizon"]
    return max(hopes, default=min((past.when for past in history), default=None))


def heavy_days(context: Context) -> int:
    """On how many other days of the week before something heavy was told: a card for exhaustion, or coping asked."""
    moments = [card.when for card in context.cards_before if card.category == "exhaustion"]
    moments += [past.when for past in context.history if past.technique == "coping"]
    days = {when.astimezone(context.now.tzinfo).date() for when in moments if context.now - when < WEEK}
    return len(days - {context.now.date()})


def outcomes(history: tuple[Past, ...], outcome: str, since: datetime) -> int:
    """How many prompts of the past ended like this."""
    return sum(past.outcome == outcome and past.when > since for past in history)
