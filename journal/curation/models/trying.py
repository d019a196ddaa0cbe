"""What is tried out: example texts, and what a change of the bank does to them."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.model import Category, Language, Phase, Strength


@dataclass(frozen=True, slots=True)
class Example:
    """An example text that a curator has kept. ``technique``: what was expected of it, or nothing."""

    code: str
    text: str
    language: Language
    phase: Phase
    goal: str
    technique: str


@dataclass(frozen=True, slots=True)
class Changed:
    """An example with its first question, or the categories of its card, before a change and after; ``""``: none."""

    text: str
    language: Language
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change does to ``of`` examples: which get another first question, which another card."""

    changed: tuple[Changed, ...]
    cards: tuple[Changed, ...]
    of: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is tried out: a text and the moment it is written in. ``techniques``: those asked yesterday."""

    text: str
    language: Language | None
    phase: Phase
    goals: tuple[str, ...]
    techniques: tuple[str, ...]
    unasked: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A piece of the text, in its order, and the cues that were met in it."""

    text: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question that was weighed. ``lost``: codes of why it is not asked; ``quotes``: words that call for it."""

    question: str
    technique: str
    words: str
    language: Language
    lost: tuple[str, ...]
    quotes: tuple[str, ...]
    score: float
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """What the engine makes of a text: what it noticed, what it would ask, and every question it weighed."""

    language: Language
    understood: bool
    pieces: tuple[Noted, ...]
    asked: str
    """The question as it would be shown, or nothing."""
    chosen: Weighed | None
    silent: str
    """The code of why nothing is asked, or nothing."""
    card: tuple[tuple[Category, Strength], ...]
    worth: tuple[Weighed, ...]
    """The best that stand, and of each technique the best that lost."""
    rest: tuple[Weighed, ...]
    left_out: int
    """How many more were weighed."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """An example to choose: its number or code, its first words; ``expected``: whether its technique comes first."""

    id: str
    opening: str
    language: Language
    kept: bool = False
    technique: str = ""
    expected: bool | None = None
