"""The words of the engine as frozen values: what the bank holds, what was noticed, what is offered.

Everything here is immutable and free of behaviour beyond reading itself, so that one engine can serve every thread.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")

Phase = Literal["start", "between", "before_meeting", "after_meeting", "after_task", "ending"]
PHASES: tuple[Phase, ...] = ("start", "between", "before_meeting", "after_meeting", "after_task", "ending")

State = Literal["draft", "in_review", "live", "retired"]
Kind = Literal["question", "scale", "ack", "task"]
Asked = Literal["tapped", "kept", "hint"]
Outcome = Literal["answered", "another", "put_away", "silent"]
Subject = Literal["me", "child", "colleague", "guardian", "other", "unknown"]
Certainty = Literal["confident", "unsure"]
Strength = Literal["full", "quiet"]
Category = Literal[
    "self_harm", "child_concern", "violence_close", "ecec_deficiency", "exhaustion", "work_violence_harassment"
]
#: In this order leads stand on a card; child_concern is never dropped.
CATEGORIES: tuple[Category, ...] = (
    "self_harm",
    "child_concern",
    "violence_close",
    "ecec_deficiency",
    "exhaustion",
    "work_violence_harassment",
)


# --- the bank -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Technique:
    """One of the solution-focused ways of asking, with what calls for it and what forbids it."""

    id: str
    name: Mapping[Language, str]
    purpose: Mapping[Language, str]
    favours: Mapping[str, float]
    """Cue id or cue group → weight of one confident observation."""
    rules_out: frozenset[str]
    """Cue ids and groups that forbid this technique while they are observed."""
    phases: Mapping[Phase, float]
    """Preference by phase; each is worth less than one confident cue."""
    leads_to: tuple[str, ...]
    """Techniques that continue a chain from here, best first."""


@dataclass(frozen=True, slots=True)
class Question:
    """A bank item. Its identity is its path: ``scaling.one-step``."""

    id: str
    kind: Kind
    technique: str
    state: State
    phases: tuple[Phase, ...]
    topics: tuple[str, ...]
    cues: tuple[str, ...]
    avoid: tuple[str, ...]
    needs: tuple[str, ...]
    tags: tuple[str, ...]
    follow_ups: tuple[str, ...]
    source: str
    wording: Mapping[Language, str]
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Notion:
    """What a cue means in every language: whose it must be, and which group of cues it belongs to."""

    id: str
    groups: tuple[str, ...]
    subject: Literal["me", "other", "child", "any"]
    polarity: Literal["positive", "negative", "any"]
    """positive: a negation in its scope cancels it; negative: it needs one; any: negation does not matter."""
    topics: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One language's patterns for a notion, with the examples that prove them."""

    id: str
    language: Language
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    near: tuple[tuple[str, ...], ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SafetyCue:
    """A language's patterns for one category of support card."""

    id: str
    category: Category
    language: Language
    subject: Literal["me", "other", "child", "colleague", "any"]
    phrases: tuple[str, ...]
    near: tuple[tuple[str, ...], ...]
    strength: Strength
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """Something a wording takes for granted, and what meets it: a fact of the context, or what the text tells."""

    id: str
    facts: tuple[str, ...]
    cues: tuple[str, ...]
    """Notions and groups, one of which has to be observed."""
    computed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """A theme of the work that a goal or a question may belong to."""

    id: str
    name: Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class SupportContact:
    """A contact of a support card as it comes with the bank; none is checked by anybody yet."""

    id: str
    names: Mapping[str, str]
    phone: str | None
    url: str | None
    hours: str | None
    categories: tuple[Category, ...]
    source: str
    words_only: bool


# --- what was met in a text -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Observation:
    """A cue met in a text: where, whose, and how sure the reader is. ``start`` and ``end`` are character offsets."""

    cue: str
    start: int
    end: int
    subject: Subject
    certainty: Certainty
    weight: float = 1.0


# --- what the engine is told ----------------------------------------------------------------------------------------


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


# --- what it gives back ---------------------------------------------------------------------------------------------


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
