"""An entry and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from prompts.model import Language

State = Literal["draft", "kept"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of an entry: the first is free, each further one stands under the question of a prompt."""

    id: int
    prompt: str | None
    """The prompt's code."""
    question: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its author sees it: the newest revision's passages."""

    id: int
    code: str
    state: State
    written_on: date
    language: Language | None
    goal: str | None
    """The goal's code; its words at the time are ``goal_words``."""
    goal_words: str | None
    version: int
    saved_at: datetime
    created_at: datetime
    kept_at: datetime | None
    binned_at: datetime | None
    revision_id: int
    passages: tuple[Passage, ...]

    @property
    def text(self) -> str:
        """All of its own words, passage by passage."""
        return "\n\n".join(passage.text for passage in self.passages if passage.text)

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(passage.text.strip() for passage in self.passages)


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry in a list: its day and its opening words."""

    code: str
    state: State
    written_on: date
    opening: str
    ending: str
    """Its last words, so that one goes on mid-thought."""
    saved_at: datetime
    binned_at: datetime | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of an entry. ``beside`` was written in another place at the same time."""

    code: str
    saved_at: datetime
    kept: bool
    beside: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page sends: the text of one passage, and the prompt it stands under."""

    prompt: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A save as a page asks for it."""

    code: str
    """The entry's code, made by the page's first GET."""
    key: str
    """Names this save: the same key again is the same save."""
    tab: str
    """Names the page it was typed in."""
    based_on: int
    """The version the page knew; 0 for a new entry."""
    passages: tuple[Typed, ...]
    goal: str | None = None
    """The code of the goal it is tied to."""

    @property
    def blank(self) -> bool:
        """Whether nothing is typed."""
        return not any(passage.text.strip() for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save went. With ``aside`` the entry had moved on, and the typed text is kept beside it."""

    version: int
    saved_at: datetime
    aside: bool = False
    stored: bool = True
    """False when there was nothing to store yet."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the reader made of a text for search: its language and its base forms."""

    language: Language | None
    lemmas: str
