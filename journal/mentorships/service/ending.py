"""The end of a pair: on a day that both see, or at once; and what days decide by themselves."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from journal import audit, clock
from journal.accounts.models import OPERATOR, Account
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.mentorships import queries
from journal.mentorships.service.moving import move

FURTHEST = timedelta(days=3660)


def end(db: Database, who: Account, code: str) -> None:
    """Either ends the pair at once: from this moment the mentor reads nothing. Ending twice is ending once."""
    pair = queries.mentorship(db, who, code)
    if pair.state == "ended":
        return
    with write(db):
        settle(db)
        move(db, who, queries.mentorship(db, who, code), pair.state, "ended", "ended_at = :now", "pair_ended")


def plan_end(db: Database, who: Account, code: str, day: date | None, zone: ZoneInfo) -> None:
    """Either sets the last day, or takes it away again with ``None``; both see it.

    The mentor's access ends at the midnight after it. Raises ``Invalid`` for a day before the mentoring began
    (``before_start``), one that has passed (``past``) or lies too far off; ``Conflict`` unless the pair is running.
    """
    pair = queries.mentorship(db, who, code)
    if pair.state not in {"active", "paused"}:
        raise Conflict("pair_not_active")
    if day is not None:
        _refuse_days(day, clock.local_day(pair.accepted_at or pair.proposed_at, zone), zone)
    ends = clock.stamp(clock.start_of_day(day + timedelta(days=1), zone)) if day else None
    with write(db):
        db.execute(
            "update mentorship set ends_on = :day, ends_at = :ends where id = :id and state <> 'ended'",
            {"day": day.isoformat() if day else None, "ends": ends, "id": pair.id},
        )
        audit.record(db, who, "end_planned" if day else "end_unplanned", pair.code)


def _refuse_days(day: date, began: date, zone: ZoneInfo) -> None:
    today = clock.local_day(clock.now(), zone)
    if day < began:
        raise Invalid({"day": "before_start"})
    if day < today:
        raise Invalid({"day": "past"})
    if day > today + FURTHEST:
        raise Invalid({"day": "far"})


def settle_own(db: Database, who: Account) -> None:
    """Write down what days have decided, when a pair of ``who`` has come to one: reading opens with the pause's end."""
    come = db.query(
        """
        select 1 from mentorship where (actor_id = :who or mentor_id = :who) and state in ('active', 'paused')
        and (ends_at <= :now or pause_starts_at <= :now or (state = 'paused' and pause_ends_at <= :now)) limit 1
        """,
        {"who": who.id, "now": clock.stamp(clock.now())},
    )
    if come:
        settle(db)


def settle(db: Database) -> None:
    """Write down what days have decided: pauses that began or are over, ends that came."""
    now = {"now": clock.stamp(clock.now())}
    with write(db):
        began = db.query(
            """
            update mentorship set state = 'paused', paused_at = pause_starts_at, pause_starts_at = null
            where state = 'active' and pause_starts_at <= :now returning code
            """,
            now,
        )
        over = db.query(
            """
            update mentorship set state = 'active', paused_at = null, pause_until = null, pause_ends_at = null,
              another = null
            where state = 'paused' and pause_ends_at <= :now returning code
            """,
            now,
        )
        ended = db.query(
            """
            update mentorship set state = 'ended', ended_at = ends_at
            where state in ('active', 'paused') and ends_at <= :now returning code
            """,
            now,
        )
        for act, rows in (("pair_paused", began), ("pair_resumed", over), ("pair_ended", ended)):
            for row in rows:
                audit.record(db, OPERATOR, act, row["code"])
