"""What a curator looks for in the bank, and what is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prompts.model import Language

ShelfState = Literal["live", "draft", "in_review", "retired"]
Mark = Literal["flagged", "unreached", "missed", "alike", "waiting", "alone"]
STATES: tuple[ShelfState, ...] = ("live", "draft", "in_review", "retired")
MARKS: tuple[Mark, ...] = ("flagged", "unreached", "missed", "alike", "waiting", "alone")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One way of looking at the bank, as it stands in an address. ``""`` asks for nothing."""

    words: str = ""
    technique: str = ""
    phase: str = ""
    topic: str = ""
    state: str = ""
    who: str = ""
    """The code of the curator who changed it."""
    mark: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """A question in a list: the text being worked on, or else the one in force."""

    id: str
    technique: str
    state: ShelfState
    wording: Mapping[Language, str]
    flagged: bool
    waiting: frozenset[str]

    def words(self, language: Language) -> tuple[str, Language]:
        """Its wording in a language, or in the first one that it has; and which language that is."""
        shown = language if language in self.wording else next(iter(self.wording))
        return self.wording[shown], shown


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of what was found: the curator's own flags first, then the rest."""

    items: tuple[Item, ...]
    total: int
    page: int
    pages: int
    under_way: bool = False
    """What was asked for is being worked out, and nothing is known of it yet."""
