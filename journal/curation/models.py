"""What the practice page shows: a moment to practise on, and what a wording sounds like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exercise:
    """What somebody tells, the advice that comes to mind, and one way of asking instead."""

    told: str
    urge: str
    asked: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a wording, in its order; ``met`` when a remark points at it."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True)
class Sound:
    """What a wording sounds like: its pieces, and at most two remarks, each a question. Nothing of it is stored."""

    stretches: tuple[Stretch, ...]
    remarks: tuple[str, ...]
