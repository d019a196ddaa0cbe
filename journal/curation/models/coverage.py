"""What the bank has and lacks, and whether its questions land."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from prompts.model import Language

#: How often a question was asked or missed in a half-year, as nearly as anybody gets to know.
Band = Literal["under_20", "from_20", "from_100"]


@dataclass(frozen=True, slots=True)
class View:
    """What is counted: questions in one language, perhaps for one phase or topic alone.

    ``written``: only those that name the phase or topic, not those that are asked in any.
    """

    language: Language
    phase: str = ""
    topic: str = ""
    written: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """How many live questions there are; a hole when there is none. ``phase`` and ``topic`` fill in a new draft."""

    count: int
    phase: str
    topic: str


@dataclass(frozen=True, slots=True)
class Row:
    """One technique: its live questions, and its part of the largest technique's number in percent."""

    technique: str
    name: str
    live: int
    part: int
    phases: tuple[Cell, ...]
    topics: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Untranslated:
    """Live questions that are not asked in a language, since their wording is missing there."""

    language: Language
    questions: tuple[tuple[str, str], ...]
    """The id of each, and a wording it does have."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole table."""

    rows: tuple[Row, ...]
    topics: tuple[tuple[str, str], ...]
    holes: int
    untranslated: tuple[Untranslated, ...]


@dataclass(frozen=True, slots=True)
class Losing:
    """What goes when a question goes: places of the table that become holes, ways to it, topics no longer offered."""

    holes: tuple[tuple[Language, Cell], ...]
    before: tuple[tuple[str, str], ...]
    """Id and wording of the questions that lead to it."""
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Landing:
    """One half-year that is over: how often questions were asked, and which were sent as missed; rounded."""

    half_year: str
    used: tuple[tuple[str, str, Band], ...]
    """Id, wording, band; the most asked first, then by id."""
    missed: tuple[tuple[str, str, Band], ...]
