"""One question on the bench: what is worked on, what is in force, and what is said of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from journal.curation.models.bench import Publication, Revision
from prompts.model import Language, Question

Level = Literal["error", "warning", "hint"]
Change = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Remark:
    """What the linter says of some words of a wording."""

    level: Level
    message: str
    words: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A question as it lies on the bench. ``in_force`` is nothing for one that was never published."""

    question: Question
    in_force: Question | None
    draft: Revision | None
    waiting: frozenset[str]
    same_meaning: bool
    """The Finnish was changed, and its curator says that the other wordings still mean the same."""

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0


@dataclass(frozen=True, slots=True)
class Link:
    """A question of a chain, ``depth`` steps before (negative) or after the one that is looked at."""

    id: str
    words: str
    language: Language
    technique: str
    depth: int
    row: int


@dataclass(frozen=True, slots=True)
class Chain:
    """What leads to a question and what follows it, placed for a small drawing; ``arrows``: places in ``links``."""

    links: tuple[Link, ...]
    arrows: tuple[tuple[int, int], ...]
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two texts laid over one another."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a file that two texts have differently; ``part`` is a language or the name of what changed."""

    part: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """A text in a question's history, and what it changed in the one before it; ``code`` is "" for the bank's own."""

    code: str
    state: str
    author: str
    at: datetime | None
    reason: str
    alone: bool
    readers: tuple[str, ...]
    in_force: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A file of the bank as people call it: the kind of thing, and its words where it has any of its own."""

    kind: str
    words: str
    language: Language
    question: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a second reader reads: the parts as they are now, and as they were in force (nothing when new)."""

    named: Named
    question: Question | None
    now: Mapping[str, str]
    differences: tuple[Difference, ...]
    new: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A publication with its first files by name, how many more it has, and whether one person's word was enough."""

    publication: Publication
    named: tuple[Named, ...]
    more: int
    alone: bool
