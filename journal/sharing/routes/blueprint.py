"""The blueprint that the pages of this feature hang on, and what every preview asks: with whom, and until when."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from flask import Blueprint

from journal import clock
from journal.errors import Conflict, NotFound
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from journal.sharing.models import SharedUntil
from journal.web.database import db, settings
from journal.web.signed_in import me

bp = Blueprint("sharing", __name__)


def running_pair() -> Mentorship | None:
    """The asking actor's active pair, or none."""
    pair = pairs.current(db(), me())
    return pair if pair and pair.state == "active" else None


def lawful_pair() -> Mentorship:
    """The pair one shares in. Raises ``NotFound`` without one."""
    pair = running_pair()
    if pair is None:
        raise NotFound
    return pair


def after_meeting(pair: Mentorship) -> datetime | None:
    """The end of the day after the next meeting, or nothing when none is planned."""
    coming = meetings.next_planned(db(), me(), pair.code, clock.now())
    if coming is None:
        return None
    zone = settings().zone
    return clock.start_of_day(clock.local_day(coming.starts_at, zone) + timedelta(days=2), zone)


def last_day(until: datetime | None) -> date | None:
    """The last day before ``until``, for the choice that names it."""
    return clock.local_day(until - timedelta(seconds=1), settings().zone) if until else None


def until_of(chosen: SharedUntil, pair: Mentorship) -> datetime | None:
    """The moment a choice means; none lasts to the mentorship's end.

    Raises ``Conflict`` (``meeting_gone``) when the meeting it was made for is no longer planned.
    """
    if chosen == "end":
        return None
    until = after_meeting(pair)
    if until is None:
        raise Conflict("meeting_gone")
    return until
