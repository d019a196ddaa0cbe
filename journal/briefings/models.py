"""The one page before a meeting, and the mentor's own notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from journal.agreements.models import SharedSwot
from journal.comments.models import Left, Sent
from journal.goals.models import Dot, Ends, Goal
from journal.meetings.models import Meeting, Task, Wish
from journal.mentorships.models import Mentorship
from journal.sharing.models import SharedText


@dataclass(frozen=True, slots=True)
class Note:
    """A mentor's private note on one mentorship."""

    text: str
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Texts:
    """Some of the shared texts, and whether there are more."""

    shown: tuple[SharedText, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as far as the mentor may know it, with the numbers that were shared."""

    code: str
    words: str
    dots: tuple[Dot, ...]
    ends: Ends | None


@dataclass(frozen=True, slots=True)
class Briefing:
    """All that the actor lets the mentor know before they meet."""

    pair: Mentorship
    meeting: Meeting | None
    last_held: Meeting | None
    wish: Wish | None
    new: Texts
    """Shared since the last meeting."""
    earlier: Texts
    sent: Mapping[str, tuple[Sent, ...]]
    """Code of a share → the mentor's own comments on it."""
    goals: tuple[Goal, ...]
    lines: tuple[GoalLine, ...]
    """The goals once more, each with the points shared of it; also one of which the points alone are shared."""
    swots: tuple[SharedSwot, ...]
    task: Task | None
    left: Left | None
    """The mentor's open question, whatever became of it."""
    note: Note | None
    first_reading: bool
    """No shared text was ever read before: a sentence says that reading leaves a mark."""
    notes_gone_on: date | None
    """The day the notes are deleted, once the mentorship has ended."""

    @property
    def shown(self) -> tuple[SharedText, ...]:
        """Every text of which the page shows words."""
        return (*self.new.shown, *self.earlier.shown)


@dataclass(frozen=True, slots=True)
class Beside:
    """What the engine makes of the texts on a page: duties of its reader, and questions of the bank to look at."""

    duties: tuple[str, ...]
    questions: tuple[str, ...]
