"""What is tried out: example texts, and what a change of the bank does to them."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.model import Language, Phase


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
