"""A goal, its wordings and its line from 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

State = Literal["open", "reached", "let_go"]
STATES: dict[str, State] = {"open": "open", "reached": "reached", "let_go": "let_go"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The goal in the words of a time, and why they changed."""

    words: str
    reason: str
    from_at: datetime


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its wordings, the present one first."""

    code: str
    topic: str
    state: State
    created_at: datetime
    wordings: tuple[Wording, ...]

    @property
    def words(self) -> str:
        """How it is worded now."""
        return self.wordings[0].words


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a goal at one time: new words, or a new state."""

    at: datetime
    wording: Wording | None
    state: State | None


@dataclass(frozen=True, slots=True)
class Ends:
    """What 0 and 10 mean, in the actor's own words."""

    zero: str
    ten: str


@dataclass(frozen=True, slots=True)
class NewPoint:
    """What the actor gives: a number for a day, and a few words if they like."""

    value: int
    on_day: date
    note: str


@dataclass(frozen=True, slots=True)
class PointShare:
    """A point that the mentor may read, from a moment on."""

    mentor: str
    from_at: datetime
    with_note: bool
    rests: bool
    """Whether the mentoring is paused: nothing is read until it goes on."""


@dataclass(frozen=True, slots=True)
class Point:
    """A number on the line, with the goal's wording and the ends of its time."""

    code: str
    goal: str
    value: int
    on_day: date
    note: str
    words: str
    ends: Ends
    share: PointShare | None


@dataclass(frozen=True, slots=True)
class SharedPoint:
    """A point as the mentor reads it; the note only if the actor let it come along."""

    code: str
    goal: str
    value: int
    on_day: date
    note: str
    words: str
    ends: Ends


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a point stands in the drawing: ``x`` in percent of its width, ``y`` in pixels."""

    x: float
    y: float
    point: Point | SharedPoint
    joined: bool
    """Whether a line leads here from the dot before: numbers between other ends are no continuation."""
    labelled: bool


#: Numbers closer together than this part of the drawing's width would be written over one another.
APART = 9.0


def drawn(points: Sequence[Point | SharedPoint]) -> tuple[Dot, ...]:
    """The points, oldest first, as dots of a drawing 132 pixels high; the last one always has its number."""
    if not points:
        return ()
    first, days = points[0].on_day, (points[-1].on_day - points[0].on_day).days
    dots: list[Dot] = []
    labelled_at = 100.0 + APART
    for one, before in zip(reversed(points), (*reversed(points[:-1]), None), strict=True):
        x = round(100 * (one.on_day - first).days / days, 2) if days else 50.0
        labelled = labelled_at - x >= APART
        labelled_at = x if labelled else labelled_at
        joined = before is not None and before.ends == one.ends
        dots.append(Dot(x, round(102 - 8.6 * one.value, 1), one, joined, labelled))
    return tuple(reversed(dots))
