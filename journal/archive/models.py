"""How long things stay, what is taken along, and the half-yearly sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from journal.feedback.models import HalfYear, Item
from journal.mentorships.models import Mentorship

#: So many days before the day of erasing somebody is told.
NOTICE_DAYS = (90, 30, 7)
#: So many days after the end of employment everything stays.
LEAVING_DAYS = 90
#: So many months longer at one tap.
LONGER_MONTHS = 12

#: One row of the archive: texts, numbers and, under a name, further rows.
Record = dict[str, "str | int | list[Record] | None"]


@dataclass(frozen=True, slots=True)
class Keeping:
    """Until when somebody's journal stays."""

    until: date
    """The last day on which it is here."""
    leaves_on: date | None
    """The last day of employment, when one has been set."""
    notices: int
    noticed_on: date | None

    @property
    def can_be_longer(self) -> bool:
        """Whether its owner may ask for more months: not after employment."""
        return self.leaves_on is None


@dataclass(frozen=True, slots=True)
class AtHome:
    """What home says of an end: the mentoring in its last days or the last one that ended, and until when it stays."""

    pair: Mentorship | None
    keeping: Keeping | None


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of things in the archive."""

    name: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An entry as the book shows it: question and text after question and text, then what a mentor wrote to it."""

    written_on: date
    language: str | None
    goal: str | None
    passages: tuple[tuple[str | None, str], ...]
    comments: tuple[tuple[str, datetime, str], ...]
    """Who wrote it, when, and what."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The entries of one month, oldest first."""

    month: date
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is left of an account that was erased: a code and a moment."""

    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HalfYearSheet:
    """What management gets to know of one half-year, as it was when the sheet was made."""

    code: str
    period: HalfYear
    started: int
    active: int
    ended: int
    held: int
    averages: dict[Item, float]
    """Only of items with enough answers that no earlier sheet has counted."""
    sentences: tuple[str, ...]
    ideas: tuple[tuple[str, str], ...]
    """An idea that was let out and what became of it."""
    made_at: datetime
