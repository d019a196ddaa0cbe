"""Who looks at a page, and what home shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.comments.models import Received, Waiting
from journal.entries.models import EntryLine
from journal.goals.models import Goal
from journal.meetings.models import Meeting, Task, Wish
from journal.mentorships.models import JoinRequest, Mentorship
from journal.sharing.models import Share
from prompts.model import Language


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person a page is rendered for, as its frame needs to know them."""

    name: str
    language: Language
    is_actor: bool
    """Has been somebody's actor."""
    is_mentor: bool
    is_curator: bool
    is_coordinator: bool
    is_director: bool
    has_mentor: bool
    """Has a mentor now, in a pause too."""
    may_invite: bool
    """May be proposed as a mentor, and invites."""
    looks_after: bool
    """Does what a coordinator does for the house, as one or where there is none."""


@dataclass(frozen=True, slots=True)
class Line:
    """An entry on the home page, with what is open of it."""

    entry: EntryLine
    share: Share | None
    read_on: date | None


@dataclass(frozen=True, slots=True)
class ActorDesk:
    """What an actor comes home to."""

    draft: EntryLine | None
    recent: tuple[Line, ...]
    pair: Mentorship | None
    proposed: tuple[Mentorship, ...]
    meeting: Meeting | None
    unmarked: Meeting | None
    wish: Wish | None
    task: Task | None
    """What was agreed for the time between two meetings."""
    goals: tuple[Goal, ...]
    long_away: bool
    checkpoint: date | None
    """The day agreed for looking at the goals again, once it has come."""
    before_first: bool
    """Mentored, or about to be, and no meeting was held yet."""
    question: Waiting | None
    """The mentor's, not answered and not put away."""
    comments: tuple[Received, ...]
    """Those of the last days."""
    recommended_by: str | None
    """The director who thought of this person, until it is answered or put away."""
    request: JoinRequest | None
    """Their wish to join, while it waits for a mentor."""


@dataclass(frozen=True, slots=True)
class MentorDesk:
    """What a mentor comes home to: the pairs, and when they meet next."""

    pairs: tuple[tuple[Mentorship, Meeting | None], ...]
    farewells: tuple[tuple[Mentorship, bool], ...]
    """Those that ended lately or whose actor lately wrote to the mentor by name, and whether there is such a letter."""
