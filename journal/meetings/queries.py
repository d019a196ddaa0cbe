"""Meetings and wishes, read by the two of a pair."""

from __future__ import annotations

from datetime import datetime

from journal.accounts.models import Account
from journal.clock import moment, stamp
from journal.db import Database, Row
from journal.errors import NotFound
from journal.meetings.models import Meeting, Wish

_MEETING = """
select t.*, m.code as mentorship from meeting t
join mentorship m on m.id = t.mentorship_id and (m.actor_id = :who or m.mentor_id = :who)
"""


def _meeting(row: Row) -> Meeting:
    return Meeting(
        row["code"],
        row["mentorship"],
        moment(row["starts_at"]),
        row["minutes"],
        row["kind"],
        row["place"],
        row["state"],
        moment(row["marked_at"]) if row["marked_at"] else None,
    )


def meeting(db: Database, who: Account, code: str) -> Meeting:
    """A meeting of one of the asking account's pairs. Raises ``NotFound``."""
    rows = db.query(_MEETING + "where t.code = :code", {"who": who.id, "code": code})
    if not rows:
        raise NotFound
    return _meeting(rows[0])


def meetings(db: Database, who: Account, mentorship: str) -> tuple[Meeting, ...]:
    """All meetings of one pair, latest first."""
    rows = db.query(
        _MEETING + "where m.code = :pair order by t.starts_at desc, t.code", {"who": who.id, "pair": mentorship}
    )
    return tuple(map(_meeting, rows))


def next_planned(db: Database, who: Account, mentorship: str, now: datetime) -> Meeting | None:
    """The next meeting that is planned and not over, or none."""
    coming = [m for m in meetings(db, who, mentorship) if m.state == "planned" and m.ends_at > now]
    return min(coming, key=lambda m: (m.starts_at, m.code), default=None)


def last_held(db: Database, who: Account, mentorship: str) -> Meeting | None:
    """The latest meeting that was marked held, or none."""
    return next((m for m in meetings(db, who, mentorship) if m.state == "held"), None)


def unmarked(db: Database, who: Account, mentorship: str, now: datetime) -> Meeting | None:
    """The latest meeting whose time is over and of which nobody has said how it went, or none."""
    past = (m for m in meetings(db, who, mentorship) if m.state == "planned" and m.ends_at <= now)
    return next(past, None)


def wish(db: Database, who: Account, mentorship: str) -> Wish | None:
    """The wish for the next meeting of one of the asking account's pairs, or none."""
    rows = db.query(
        """
        select w.* from wish w
        join mentorship m on m.id = w.mentorship_id and (m.actor_id = :who or m.mentor_id = :who)
        where m.code = :pair and w.meeting_id is null
        """,
        {"who": who.id, "pair": mentorship},
    )
    return Wish(rows[0]["text"], rows[0]["version"], moment(rows[0]["saved_at"])) if rows else None


def phase_times(db: Database, who: Account, mentorship: str, now: datetime) -> tuple[bool, datetime | None]:
    """Whether any meeting of the pair was held, and when the next planned one begins."""
    coming = next_planned(db, who, mentorship, now)
    held = db.query(
        _MEETING + "where m.code = :pair and t.state = 'held' and t.starts_at <= :now limit 1",
        {"who": who.id, "pair": mentorship, "now": stamp(now)},
    )
    return bool(held), coming.starts_at if coming else None
