"""What was met in a text, and what the engine gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from prompts.model.vocabulary import Category, Certainty, Language, Strength, Subject


class Observation(NamedTuple):
    """A cue met in a text: where, whose, and how sure the reader is. ``start`` and ``end`` are character offsets.

    A tuple, because a text makes many at once.
    """

    cue: str
    start: int
    end: int
    subject: Subject
    certainty: Certainty
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a question was chosen, without words of its own: a stretch of the text, a goal by its place, or the phase."""

    kind: Literal["text", "goal", "phase"]
    cue: str | None = None
    start: int | None = None
    end: int | None = None
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question offered at a moment. ``text`` is the bank's ``wording`` verbatim with its slots filled."""

    question: str
    technique: str
    language: Language
    wording: str
    text: str
    quote: tuple[int, int] | None
    number: int | None
    reasons: tuple[Reason, ...]
    ack: str | None = None
    """Id of the acknowledging sentence that stands before the question in ``text``."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One category of a support card and how plainly it shows."""

    category: Category
    strength: Strength


@dataclass(frozen=True, slots=True)
class SupportCard:
    """At most two leads, the gravest first. A quiet card is one line with a link."""

    leads: tuple[Lead, ...]
    strength: Strength


@dataclass(frozen=True, slots=True)
class Silence:
    """No question, and why: ``unasked``, ``card``, ``chain_ended``, ``nothing_fits``, ``not_understood`` …"""

    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that was weighed: its score by parts, and what took it out of the running."""

    question: str
    technique: str
    score: float
    parts: Mapping[str, float]
    lost: tuple[str, ...] = ()
    """Stable codes of why it lost, such as ``avoid:loss`` or ``needs:meeting_held``; empty for one still running."""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """All of one reading: the card and the prompt may both be there, or neither."""

    language: Language | Literal["unknown"]
    card: SupportCard | None
    prompt: Prompt | None
    silence: Silence | None
    observations: tuple[Observation, ...]
    candidates: tuple[Candidate, ...] = field(default=())
    asks_reader: bool = False
    """The text puts a question to the reader: the product says that it does not answer, and offers the wish."""
