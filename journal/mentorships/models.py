"""Two people and what they have promised each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Self
from zoneinfo import ZoneInfo

from journal.accounts.models import Account
from journal.clock import local_day, start_of_day

State = Literal["proposed", "active", "paused", "ended"]
Answer = Literal["yes", "no"]
#: After a pause of so long the actor is asked whether to go on with another mentor.
LONG_PAUSE = timedelta(days=30)


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
    """The last day, when one has been set; the mentor's access ends with it."""
    ended_at: datetime | None
    actor_promised_at: datetime | None
    mentor_promised_at: datetime | None
    paused_at: datetime | None = None
    pause_starts_at: datetime | None = None
    """When a pause that was set for later begins."""
    pause_until: date | None = None
    """The last day of the pause, or none when it is for now."""
    another: Answer | None = None
    """Whether the actor wants to go on with another mentor, once asked."""
    replaces: str | None = None
    """The code of the mentorship in whose place this one came."""

    @property
    def open_to_sharing(self) -> bool:
        """Active, and promised by both."""
        return self.state == "active" and bool(self.actor_promised_at and self.mentor_promised_at)

    def asks_for_another(self, who: Account, now: datetime) -> bool:
        """Whether the asking one is an actor whose pause has lasted so long that another mentor may be offered."""
        rests = self.state == "paused" and self.paused_at is not None and self.paused_at <= now - LONG_PAUSE
        return rests and who.id == self.actor.id and self.another is None

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
    pause_until: date | None = None
    ends_on: date | None = None
    another: Answer | None = None

    @property
    def replaceable(self) -> bool:
        """Whether another mentor can be proposed in this one's place."""
        return self.state in {"active", "paused"}


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause: from a moment on (none: at once) to the end of a day (none: for now)."""

    starts_at: datetime | None = None
    last_day: date | None = None
    ends_at: datetime | None = None

    @classmethod
    def of(cls, first: date | None, last: date, now: datetime, zone: ZoneInfo) -> Self:
        """From ``first`` (at once when it is none or has come) to the end of ``last``."""
        starts = start_of_day(first, zone) if first and first > local_day(now, zone) else None
        return cls(starts, last, start_of_day(last + timedelta(days=1), zone))


def july(today: date) -> tuple[date, date]:
    """The first and the last day of the July that is under way or comes next."""
    year = today.year if today <= date(today.year, 7, 31) else today.year + 1
    return date(year, 7, 1), date(year, 7, 31)


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Somebody would like to join; with an account it waits for a mentor, without one for an invitation."""

    code: str
    account: str | None
    """The code of the account, when there is one."""
    name: str
    unit: str
    address: str
    language: str
    director: str | None
    """Who thought of them, when somebody did."""
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A line of a director's own list. What came of it is told to nobody."""

    name: str
    made_on: datetime
