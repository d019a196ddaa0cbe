"""A meeting and the wish for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

from journal.goals.models import Goal
from journal.mentorships.models import Mentorship

Kind = Literal["face_to_face", "phone", "online"]
State = Literal["planned", "held", "moved", "cancelled"]
#: What either of the two may say of a meeting whose time has come.
MARKS: dict[str, State] = {"held": "held", "moved": "moved", "cancelled": "cancelled"}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of a pair, as both see it."""

    code: str
    mentorship: str
    starts_at: datetime
    minutes: int
    kind: Kind
    place: str
    state: State
    marked_at: datetime | None
    link: str
    """Where an online meeting is joined, as it was typed."""
    uid: str
    """Its name in calendars, the same after it was moved."""
    sequence: int
    """How often it was moved."""
    planned_at: datetime
    """When it was agreed on."""

    @property
    def opens(self) -> str:
        """The link when it leads to a page of the web, else nothing: no other address is made tappable."""
        return self.link if leads_to_a_page(self.link) else ""

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the actor wants the next meeting used for; both see it."""

    text: str
    version: int
    saved_at: datetime


def leads_to_a_page(link: str) -> bool:
    """Whether ``link`` is a whole http or https address."""
    try:
        parts = urlsplit(link)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, link))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is agreed about a meeting."""

    starts_at: datetime
    minutes: int = 60
    kind: Kind = "face_to_face"
    place: str = ""
    link: str = ""


TaskKind = Literal["notice", "describe", "more", "talk", "imagine"]
TASK_KINDS: tuple[TaskKind, ...] = ("notice", "describe", "more", "talk", "imagine")


@dataclass(frozen=True, slots=True)
class Task:
    """An interim task: proposed by either of the pair, the actor's once they took it in words of their own."""

    code: str
    kind: TaskKind | Literal["none"]
    """*none*: no task was wanted this time. Only the actor reads such a row."""
    proposal: str
    by_actor: bool
    """Proposed by the actor, not by the mentor."""
    words: str
    """The actor's own, or nothing while it waits."""
    proposed_at: datetime
    taken_at: datetime | None
    put_away_at: datetime | None = None
    """Known to the actor alone: always nothing for a mentor."""

    @property
    def at(self) -> datetime:
        """When it was taken, or proposed while it waits."""
        return self.taken_at or self.proposed_at

    @property
    def text(self) -> str:
        """What there is to read: the actor's own words, else the proposal."""
        return self.words or self.proposal


@dataclass(frozen=True, slots=True)
class TaskList:
    """The tasks of a pair as one of the two sees them."""

    all: tuple[Task, ...]
    """Newest first."""

    @property
    def of_the_pair(self) -> TaskList:
        """What both may see on one screen: without what only the actor knows."""
        shared = (replace(one, put_away_at=None) for one in self.all if one.kind != "none")
        return TaskList(tuple(shared))

    @property
    def chosen(self) -> Task | None:
        """What the actor chose last: a task, or none this time."""
        return next((one for one in self.all if one.taken_at or one.kind == "none"), None)

    @property
    def current(self) -> Task | None:
        """The task that was taken last, unless it was put away or none was wanted since."""
        chosen = self.chosen
        return chosen if chosen and chosen.taken_at and not chosen.put_away_at else None

    @property
    def proposals(self) -> tuple[Task, ...]:
        """What waits to be taken: proposed since the last choice."""
        since = self.chosen.at if self.chosen else None
        waiting = (one for one in self.all if not one.taken_at and one.kind != "none" and not one.put_away_at)
        return tuple(one for one in waiting if since is None or one.proposed_at > since)

    @property
    def earlier(self) -> tuple[Task, ...]:
        """Taken before the current one."""
        return tuple(one for one in self.all if one.taken_at and one != self.current)


@dataclass(frozen=True, slots=True)
class Table:
    """What lies on the table while the two meet: the same for both, whoever's phone it is."""

    pair: Mentorship
    first: bool
    """No meeting was held before this one."""
    goals: tuple[Goal, ...]
    """As far as the actor lets the mentor see them."""
    tasks: TaskList
