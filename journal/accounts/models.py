"""Who somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from prompts.model import Language

Role = Literal["curator", "coordinator", "director"]
ROLES: tuple[Role, ...] = ("curator", "coordinator", "director")
Sender = Literal["operator", "coordinator", "mentor", "director"]
Workplace = Literal["group", "alone", "itinerant", "leads", "shifts"]


#: What a browser's own description holds → how people call it; the first that fits.
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Account:
    """A person who can sign in."""

    id: int
    code: str
    name: str
    unit: str
    address: str
    language: Language
    questions: bool
    hints: bool
    workplace: Workplace | None
    mentors: bool
    """May be proposed as a mentor and may invite."""
    roles: frozenset[Role]
    mails: bool = True
    """Wants mail, such as the day before a meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What an account is made of."""

    name: str
    address: str
    language: Language
    unit: str = ""
    mentors: bool = False
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever runs the command line: no person of the database."""

    id: None = None


OPERATOR = Operator()
Who = Account | Operator


@dataclass(frozen=True, slots=True)
class SignIn:
    """One device that somebody is signed in on."""

    id: int
    code: str
    account_id: int
    device: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    notice: str | None

    @property
    def name(self) -> str:
        """The browser and the system it runs on, as far as it tells: *Firefox, Android*."""
        browser = next((shown for sign, shown in BROWSERS if sign in self.device), "")
        system = next((shown for sign, shown in SYSTEMS if sign in self.device), "")
        return ", ".join(part for part in (browser, system) if part)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A way in for one person, usable once."""

    id: int
    code: str
    sender: Sender
    inviter_id: int | None
    inviter_name: str
    mentor_id: int | None
    name: str
    unit: str
    roles: frozenset[Role]
    mentors: bool
    language: Language | None
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None

    def meant_for(self, account_id: int) -> bool:
        """Whether somebody who has an account may use it: it invites to be mentored, and is not their own."""
        to_be_mentored = self.sender != "operator" and not (self.mentors or self.roles)
        return to_be_mentored and self.inviter_id != account_id


@dataclass(frozen=True, slots=True)
class NewInvitation:
    """An invitation with its two secrets, known only at the moment it is made."""

    invitation: Invitation
    token: str
    slip: str
