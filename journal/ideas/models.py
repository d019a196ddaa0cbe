"""An idea: as a draft, as its sender sees it, as it is received; and the months of the year clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Route = Literal["named", "unnamed", "told"]
ROUTES: dict[str, Route] = {"named": "named", "unnamed": "unnamed", "told": "told"}
State = Literal["new", "read", "discussed", "taken_on", "not_now"]
STATES: dict[str, State] = {
    "new": "new",
    "read": "read",
    "discussed": "discussed",
    "taken_on": "taken_on",
    "not_now": "not_now",
}
Way = Literal["sent", "spoken"]
WAYS: dict[str, Way] = {"sent": "sent", "spoken": "spoken"}
LONGEST = 4000
LONGEST_THEME = 2000
#: The working year begins in August, as it does in early education.
MONTHS = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7)


@dataclass(frozen=True, slots=True)
class Draft:
    """An idea that is still its actor's own."""

    code: str
    words: str
    route: Route | None
    version: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """A sent idea as its sender sees it. ``code`` is the sender's own name for it; no receiver knows it."""

    code: str
    words: str
    sent_on: date
    route: Route
    state: State
    outcome: str
    answered_on: date | None
    seen: bool
    """Whether the sender has opened the answer."""
    released: bool
    """Whether its words may stand on the half-yearly sheet."""


@dataclass(frozen=True, slots=True)
class Received:
    """An idea as a director receives it: its words, a day, and the name under it if there is one."""

    code: str
    words: str
    sent_on: date
    name: str
    told: bool
    """The name is that of a mentor who handed it on."""
    state: State
    outcome: str
    version: int
    month: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """An idea that a mentor was asked to tell, as the two of the pair see it."""

    code: str
    words: str
    given_on: date
    actor: str
    mentor: str
    handed_on: date | None
    way: Way | None


@dataclass(frozen=True, slots=True)
class Placed:
    """An idea on the year clock: its words as sent, and no name."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year clock."""

    number: int
    theme: str
    version: int
    ideas: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """Words that their sender lets stand on the half-yearly sheet, and what became of them."""

    words: str
    state: State
    outcome: str
