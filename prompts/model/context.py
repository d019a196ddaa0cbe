"""What the engine is told besides the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from prompts.model.vocabulary import Asked, Category, Language, Outcome, Phase, Strength


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in the actor's words, with the topics it was given."""

    words: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """A prompt of the past. ``answer`` is the text written under it, when it is known and matters."""

    question: str
    technique: str
    outcome: Outcome
    when: datetime
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A passage of this entry written under a question."""

    question: str
    technique: str
    text: str
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class PastCard:
    """A support card that the author's own texts of the last seven days would bring, worked out anew."""

    category: Category
    strength: Strength
    when: datetime


@dataclass(frozen=True, slots=True)
class Context:
    """Everything besides the text that a choice may rest on. ``now`` is aware; the engine never reads a clock."""

    phase: Phase
    now: datetime
    interface: Language = "fi"
    language: Language | None = None
    """The language of the text when the caller knows it; otherwise it is detected."""
    goals: tuple[Goal, ...] = ()
    swot: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()
    history: tuple[Past, ...] = ()
    answers: tuple[Answer, ...] = ()
    """Questions already answered in this entry and sitting, oldest first; the text just written is the last one's."""
    cards_before: tuple[PastCard, ...] = ()
    asked: Asked = "tapped"
    seed: str = ""
    """Opaque; the same seed, day, bank, text and context give the same question. One per entry."""
