"""What the bank holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prompts.model.vocabulary import Category, Kind, Language, Phase, State, Strength


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
    answers: frozenset[str]
    """Cue ids and groups beside which it may be asked though the text puts a question to the reader."""
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
    closer_than: frozenset[str]
    """Notions that only seem to be met where this one is: *en jaksa selittää* is no lack of strength."""
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
    together: tuple[tuple[str, ...], ...]
    """Signs of the language that mean it when they stand in the same sentence or the ones beside it."""
    unless: tuple[str, ...]
    """Signs beside which nothing of it is meant: a tale, a drill, what is long over."""
    strength: Strength | Literal["weak"]
    """weak: nothing alone, a quiet card with another one, a full one with two."""
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that people show, for safety cues to put together."""

    ways: tuple[str, ...]
    """Ways of showing it, in order."""
    deniable: bool
    """Whether a negation before it takes it back: a blow, not the hour or the place of it."""


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
    into: str = ""
    """The topic it was merged into: what still carries its id belongs there."""


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
