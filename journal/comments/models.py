"""What a mentor writes to an actor: comments, an open question, and what has not been sent yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

#: What the actor does with an open question; its mentor never learns which, nor whether.
Answered = Literal["answered", "put_away"]


@dataclass(frozen=True, slots=True)
class Received:
    """A comment as the actor has it: with the entry it is about, also after the share or the mentorship is over."""

    code: str
    mentor: str
    entry: str
    written_on: date
    """The entry's day."""
    text: str
    shared_at: datetime
    """When the text it is about was shared: the entry may have changed since."""
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A comment as its mentor sees it, while the text it is about can be read."""

    text: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Unsent:
    """What a mentor has typed and not sent."""

    text: str
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open question as the actor finds it."""

    code: str
    mentor: str
    text: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Left:
    """The open question as its mentor sees it: the same whatever the actor does with it."""

    text: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mentor writes: about one shared entry, or (without one) the open question."""

    mentorship_id: int
    mentorship: str
    entry_id: int | None
    code: str
    """Of the share or the mentorship: what an audit line names."""
    shared_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Typed:
    """What a page sends: the text, the version it knew, and the key of the gesture."""

    text: str
    based_on: int
    key: str
