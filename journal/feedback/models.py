"""The two sheets of feedback, and the half-years in which answers are gathered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Self

from journal.mentorships.models import Mentorship

Item = Literal["heard", "views", "team", "strength", "ideas"]
#: On the mentoring, never on whoever answers.
ITEMS: tuple[Item, ...] = ("heard", "views", "team", "strength", "ideas")
HIGHEST = 5
#: Fewer answers than this are shown to nobody.
ENOUGH = 5
#: So long before the agreed end the sheets are open; afterwards they stay so.
LAST_DAYS = timedelta(days=14)


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """January to June (1) or July to December (2)."""

    year: int
    half: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, 1 if day.month < 7 else 2)

    @classmethod
    def read(cls, code: str) -> Self:
        """The half-year that *2026-1* names. Raises ``ValueError``."""
        year, _, half = code.partition("-")
        if len(year) != 4 or not (year.isascii() and year.isdecimal()) or half not in {"1", "2"} or int(year) < 1000:
            raise ValueError(code)
        return cls(int(year), int(half))

    @property
    def code(self) -> str:
        return f"{self.year:04}-{self.half}"

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def following(self) -> HalfYear:
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)


@dataclass(frozen=True, slots=True)
class Letter:
    """What the actor wrote to the mentor."""

    text: str
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Given:
    """Which of the two sheets the actor of a mentorship has given."""

    letter: Letter | None
    answered: bool


def near_the_end(pair: Mentorship, today: date) -> bool:
    """Whether a mentoring that came about has ended or is in its last days."""
    if pair.accepted_at is None:
        return False
    return pair.state == "ended" or (pair.ends_on is not None and pair.ends_on - today <= LAST_DAYS)
