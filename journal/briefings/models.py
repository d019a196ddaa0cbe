"""The one page before a meeting, and the mentor's own notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.goals.models import Goal
from journal.meetings.models import Meeting, Wish
from journal.mentorships.models import Mentorship
from journal.sharing.models import SharedText


@dataclass(frozen=True, slots=True)
class Note:
    """A mentor's private note on one mentorship."""

    text: str
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that the actor lets the mentor know before they meet."""

    pair: Mentorship
    meeting: Meeting | None
    last_held: Meeting | None
    wish: Wish | None
    new: tuple[SharedText, ...]
    """Shared since the last meeting."""
    earlier: tuple[SharedText, ...]
    goals: tuple[Goal, ...]
    note: Note | None
    first_reading: bool
    """No shared text was ever read before: a sentence says that reading leaves a mark."""
    notes_gone_on: date | None
    """The day the notes are deleted, once the mentorship has ended."""
