"""Shares, as their author sees them and as the mentor does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from journal.clock import local_day
from journal.entries.models import Entry, Passage

SharedUntil = Literal["meeting", "end"]


@dataclass(frozen=True, slots=True)
class Share:
    """A share as its author sees it."""

    code: str
    entry: str
    mentorship: str
    mentor: str
    from_at: datetime
    until_at: datetime | None
    withdrawn_at: datetime | None
    current: bool
    """Whether the shared revision is still the newest."""
    rests: bool
    """Whether the mentoring is paused: nothing is read until it goes on."""
    passages: tuple[Passage, ...]

    def until_day(self, zone: ZoneInfo) -> date | None:
        """The last day on which it can be read, or none when it lasts to the mentorship's end."""
        return local_day(self.until_at - timedelta(seconds=1), zone) if self.until_at else None

    def open_at(self, now: datetime) -> bool:
        """Whether the mentor can read it at ``now``, or will in a moment or after a pause."""
        return self.withdrawn_at is None and (self.until_at is None or now < self.until_at)

    def ended_at(self, now: datetime) -> datetime | None:
        """When it stopped being readable, if it has."""
        if self.withdrawn_at is not None:
            return self.withdrawn_at
        return self.until_at if self.until_at is not None and self.until_at <= now else None


@dataclass(frozen=True, slots=True)
class Selected:
    """What an author picks for the preview: an entry and the positions of the passages to show."""

    entry: Entry
    positions: tuple[int, ...]
    previewed: int
    """The version the author saw in the preview."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage as the mentor reads it."""

    question: str | None
    text: str


@dataclass(frozen=True, slots=True)
class SharedText:
    """A shared text as the mentor reads it: the day without the clock, and nothing of what came later."""

    code: str
    mentorship: str
    written_on: date
    language: str | None
    shared_on: date
    passages: tuple[SharedPassage, ...]

    @property
    def opening(self) -> str:
        """The first words."""
        return next((passage.text for passage in self.passages if passage.text.strip()), "")

    @property
    def words(self) -> str:
        """All of the writer's own words in it."""
        return "\n\n".join(passage.text for passage in self.passages if passage.text)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which of the shared texts a page shows: shared after and until, and how many from which on."""

    since: datetime | None = None
    before: datetime | None = None
    most: int = 20
    skip: int = 0


FIRST = Stretch()
