"""Meetings for a calendar: a file for one, and a private feed of one's own. Neither holds a name or a place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from journal import audit, clock
from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.codes import new_token
from journal.db import Database, write
from journal.errors import NotFound
from journal.meetings import queries
from journal.meetings.models import Meeting

if TYPE_CHECKING:
    from icalendar import Event

#: How far back a feed reaches.
BACK = timedelta(days=90)


def renew(db: Database, who: Account, key: str) -> None:
    """A new address for the asking account's feed; the old one is good no longer. The same key is the same act."""
    with write(db):
        made = db.query(
            """
            insert into calendar (account_id, key, token, made_at) values (:who, :key, :token, :now)
            on conflict (account_id) do update set key = :key, token = :token, made_at = :now
            where calendar.key <> :key returning account_id
            """,
            {"who": who.id, "key": key, "token": new_token(), "now": clock.stamp(clock.now())},
        )
        if made:
            audit.record(db, who, "calendar_renewed", who.code)


def close(db: Database, who: Account) -> None:
    """No feed any more."""
    with write(db):
        if db.query("delete from calendar where account_id = :who returning account_id", {"who": who.id}):
            audit.record(db, who, "calendar_closed", who.code)


def feed(db: Database, token: str) -> tuple[Account, tuple[Meeting, ...]]:
    """Whose feed a token opens, and what is in it. Raises ``NotFound`` for a token that is not good."""
    rows = db.query("select account_id from calendar where token = :token", {"token": token})
    if not rows:
        raise NotFound
    who = people.account(db, rows[0]["account_id"])
    return who, queries.in_calendar(db, who, clock.now() - BACK)


def written(meetings: tuple[Meeting, ...], title: str, url: str) -> bytes:
    """An iCalendar file: each meeting under ``title``, private, in UTC, by a name that stays. ``url`` is the service's.

    The same meetings give the same bytes.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Oivallus//Oivallus//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for one in meetings:
        calendar.add_component(_event(one, title, urlsplit(url).hostname or "localhost"))
    return bytes(calendar.to_ical())


def _event(meeting: Meeting, title: str, host: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{meeting.uid}@{host}")
    # The day alone: at what time of day somebody agreed on it is told to nobody.
    event.add("dtstamp", meeting.planned_at.replace(hour=0, minute=0, second=0, microsecond=0))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.ends_at)
    event.add("summary", title)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event
