"""A question as the writing page shows it, and why it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from prompts.model import Asked, Language, Outcome, SupportCard

#: Stands for the technique of a question that came from the mentor and not from the bank.
MENTORS = "open_question"

Silent = Literal["off", "card", "chain_ended", "nothing_fits", "unasked", "mentor_asks"]


@dataclass(frozen=True, slots=True)
class Why:
    """One reason: a stretch of the actor's own text with its marked part, a goal's words, or the phase."""

    kind: Literal["text", "goal", "meeting"]
    before: str = ""
    words: str = ""
    after: str = ""
    goal: str | None = None
    """The goal's code."""
    meeting_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """A question offered in an entry."""

    code: str
    question: str
    """The bank's id."""
    technique: str
    language: Language
    text: str
    asked: Asked
    outcome: Outcome | None
    offered_at: datetime
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What a look at an entry gives: a question or the reason for none, a card, and whether the reader was asked."""

    offered: Offered | None
    silent: Silent | None
    card: SupportCard | None
    asks_reader: bool
    goal_shift: bool = False
    """A kept text in which the goal seems to have moved: the goal's page is a plain link away."""
