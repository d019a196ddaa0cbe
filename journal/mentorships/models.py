"""Two people and what they have promised each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from journal.accounts.models import Account

State = Literal["proposed", "active", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two, as the other one sees them."""

    id: int
    code: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Mentorship:
    """A pair as one of the two sees it."""

    id: int
    code: str
    actor: Party
    mentor: Party
    state: State
    goals_visible: bool
    proposed_at: datetime
    accepted_at: datetime | None
    ends_on: date | None
    ended_at: datetime | None
    actor_promised_at: datetime | None
    mentor_promised_at: datetime | None

    @property
    def open_to_sharing(self) -> bool:
        """Active, and promised by both."""
        return self.state == "active" and bool(self.actor_promised_at and self.mentor_promised_at)

    def other(self, who: Account) -> Party:
        """The one of the two who is not asking."""
        return self.mentor if who.id == self.actor.id else self.actor

    def promised_by(self, who: Account) -> datetime | None:
        """When the asking one promised."""
        return self.actor_promised_at if who.id == self.actor.id else self.mentor_promised_at


@dataclass(frozen=True, slots=True)
class PromiseText:
    """The promise of confidentiality in one language, in the version that is in force."""

    version: int
    language: str
    text: str
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class PairState:
    """What a coordinator sees of a pair."""

    code: str
    actor: str
    mentor: str
    state: Literal["waiting", "not_formed", "active", "paused", "ended"]
