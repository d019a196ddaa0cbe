"""Pages of several boxes: the SWOT of an actor, and the agreement of a pair in its versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Literal
from zoneinfo import ZoneInfo

from journal.clock import local_day
from journal.mentorships.models import Mentorship

#: The boxes of a SWOT, in their order.
BOXES = ("strengths", "develop", "opportunities", "worries")
#: The fields of an agreement as a page shows them: the first six at once, the rest folded.
FIELDS = ("goals", "topics", "rhythm", "until", "ends_on", "writing", "checkpoint_on", "expectations", "notes",
          "changing")  # fmt: skip
#: Those of them that hold a day.
DAYS = ("ends_on", "checkpoint_on")

State = Literal["open", "in_force", "replaced", "dropped"]


def mark(text: str) -> str:
    """A short sign of a text: a page tells by it which words it was made with."""
    return sha256(text.encode()).hexdigest()[:16]


def marks(names: tuple[str, ...], texts: Mapping[str, str]) -> dict[str, str]:
    """Name of a box → the sign of the words in it."""
    return {name: mark(texts.get(name, "")) for name in names}


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page of boxes sends."""

    texts: Mapping[str, str]
    was: Mapping[str, str]
    """Name of a box → the sign of the words the page was made with."""
    key: str
    tab: str


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save."""

    version: int
    saved_at: datetime | None
    marks: Mapping[str, str]
    """The signs the page has to send the next time."""
    aside: tuple[str, ...] = ()
    """Boxes whose typed words were kept beside, because somebody had changed them meanwhile."""


def refused(names: tuple[str, ...], sent: Sent) -> Saved:
    """What a refused page goes on with: the signs it came with, for it still does not know newer words."""
    return Saved(0, None, {name: sent.was.get(name, mark("")) for name in names})


@dataclass(frozen=True, slots=True)
class Beside:
    """Words kept beside a box, from a page that did not know the words in it."""

    name: str
    tab: str
    text: str
    by: str
    """Whose they are, by name; empty on a page of one's own."""
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Swot:
    """An actor's SWOT, as its writer sees it."""

    code: str
    version: int
    created_at: datetime
    saved_at: datetime
    texts: Mapping[str, str]
    beside: tuple[Beside, ...]

    @property
    def words(self) -> str:
        """All that stands in it."""
        return "\n\n".join(text for text in self.texts.values() if text.strip())


@dataclass(frozen=True, slots=True)
class SwotShare:
    """A shared copy of a SWOT, as its author sees it."""

    code: str
    swot: str
    mentorship: str
    mentor: str
    from_at: datetime
    until_at: datetime | None
    current: bool
    """Whether nothing was written in it since."""
    active: bool
    """Whether the mentorship runs, paused or not: once it has ended, nothing is readable."""
    rests: bool
    """Whether it is paused: nothing is read until it goes on."""
    texts: Mapping[str, str]

    def until_day(self, zone: ZoneInfo) -> date | None:
        """The last day on which it can be read, or none when it lasts to the mentorship's end."""
        return local_day(self.until_at - timedelta(seconds=1), zone) if self.until_at else None

    def open_at(self, now: datetime) -> bool:
        """Whether the mentor can read it at ``now``, or will in a moment or after a pause."""
        return self.active and (self.until_at is None or now < self.until_at)


def ticked_before(shares: tuple[SwotShare, ...], mentorship: str) -> tuple[str, ...]:
    """The boxes ticked beforehand: all, or those last shown to this mentor; none when another mentor saw some."""
    mine = next((one for one in shares if one.mentorship == mentorship), None)
    return tuple(mine.texts) if mine else () if shares else BOXES


@dataclass(frozen=True, slots=True)
class SwotPage:
    """What stands on the page of a SWOT."""

    code: str
    swot: Swot | None
    first: Swot | None
    """The first one, beside which this one is written; none on its own page."""
    others: tuple[Swot, ...]
    shares: tuple[SwotShare, ...]
    readings: tuple[date, ...]

    @property
    def saved(self) -> Saved:
        """How it stands before anything is typed on the page."""
        texts = self.swot.texts if self.swot else {}
        version, at = (self.swot.version, self.swot.saved_at) if self.swot else (0, None)
        return Saved(version, at, marks(BOXES, texts))


@dataclass(frozen=True, slots=True)
class SharedSwot:
    """A SWOT as the mentor reads it: when it was shared (pages show the day alone), and the boxes that were."""

    code: str
    shared_at: datetime
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Who of the two has accepted an agreement as it stands, and when."""

    account: int
    name: str
    accepted_at: datetime


@dataclass(frozen=True, slots=True)
class Agreement:
    """One version of what a pair has agreed, or is about to."""

    code: str
    mentorship: str
    state: State
    version: int
    """Rises with every change of its words: one accepts what one has read."""
    saved_at: datetime
    in_force_at: datetime | None
    closed_at: datetime | None
    texts: Mapping[str, str]
    acceptances: tuple[Acceptance, ...]
    beside: tuple[Beside, ...]

    @property
    def proposed(self) -> bool:
        """Whether one of the two has accepted it and it waits for the other."""
        return self.state == "open" and bool(self.acceptances)

    def day(self, field: str) -> date | None:
        """One of its two days, or none."""
        return date.fromisoformat(self.texts[field]) if self.texts.get(field) else None

    def accepted_by(self, account: int) -> bool:
        """Whether this one of the two has accepted it as it stands."""
        return any(one.account == account for one in self.acceptances)

    def changed_since(self, read: Mapping[str, str]) -> tuple[str, ...]:
        """The fields whose words are no longer those of which ``read`` holds the signs."""
        return tuple(name for name in FIELDS if name in read and read[name] != mark(self.texts.get(name, "")))


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """What the two of a pair find on the page of their agreement."""

    pair: Mentorship
    open: Agreement | None
    """The draft or proposal they are at."""
    in_force: Agreement | None
    past: tuple[Agreement, ...]

    @property
    def newest(self) -> Agreement | None:
        """The words a draft begins with."""
        return self.open or self.in_force

    @property
    def saved(self) -> Saved:
        """How the draft stands before anything is typed on the page; not at what time of day the other one typed."""
        texts = self.newest.texts if self.newest else {}
        return Saved(self.open.version if self.open else 0, None, marks(FIELDS, texts))
