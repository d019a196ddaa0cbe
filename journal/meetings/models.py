"""A meeting and the wish for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

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
