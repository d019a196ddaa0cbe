"""Somebody to talk to, and where that was checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from prompts.model import Category

#: A contact that was checked longer ago is marked for whoever looks after them.
FRESH = timedelta(days=180)


@dataclass(frozen=True, slots=True, eq=False)
class Contact:
    """A contact on a support card. Without a phone or address the organisation still has to fill it in."""

    id: str
    names: Mapping[str, str]
    phone: str | None
    url: str | None
    hours: str | None
    categories: tuple[Category, ...]
    source: str
    verified_on: date | None
    words_only: bool
    """The name says all there is: one's own manager needs no number."""
    version: int = 1
    verified_by: str = ""
    """The name of who checked it, while they have an account."""

    def due(self, today: date) -> bool:
        """Whether somebody might call or look again: never checked, or more than half a year ago."""
        return not self.words_only and (self.verified_on is None or self.verified_on < today - FRESH)

    def name(self, language: str) -> str:
        """The name in ``language``, else in Finnish, else in any."""
        return self.names.get(language) or self.names.get("fi") or next(iter(self.names.values()))
