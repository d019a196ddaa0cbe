"""Until when somebody's journal stays, worked out from what has ended."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.archive.models import LEAVING_DAYS, AtHome, Keeping
from journal.clock import local_day
from journal.db import Database, Row
from journal.errors import NotFound
from journal.feedback.models import near_the_end
from journal.mentorships import queries as pairs


def keeping(db: Database, who: Account, months: int, zone: ZoneInfo) -> Keeping | None:
    """The asking account's last day here; none while a mentoring runs, and for those the house needs."""
    rows = db.query("select * from retention where account_id = :who", {"who": who.id})
    row = rows[0] if rows else {}
    until = _until(db, who, row, months, zone)
    if until is None:
        return None
    if row.get("erased_on"):
        until = max(until, date.fromisoformat(row["erased_on"]))
    return Keeping(until, _day(row, "leaves_on"), row.get("notices") or 0, _day(row, "noticed_on"))


def at_home(db: Database, who: Account, months: int, zone: ZoneInfo, today: date) -> AtHome:
    """The asking actor's end that is near or has been, if any."""
    mentored = pairs.as_actor(db, who)
    running = [pair for pair in mentored if pair.state in {"active", "paused"}]
    ended = [pair for pair in mentored if pair.state == "ended" and pair.ended_at]
    latest = [] if running else sorted(ended, key=lambda pair: str(pair.ended_at), reverse=True)
    near = [pair for pair in (*running, *latest) if near_the_end(pair, today)]
    return AtHome(near[0] if near else None, keeping(db, who, months, zone))


def _day(row: Row, column: str) -> date | None:
    return date.fromisoformat(row[column]) if row.get(column) else None


def _until(db: Database, who: Account, row: Row, months: int, zone: ZoneInfo) -> date | None:
    leaves_on = _day(row, "leaves_on")
    if leaves_on:
        return leaves_on + timedelta(days=LEAVING_DAYS)
    ended = _last_end(db, who, zone)
    if ended is None:
        return None
    longer = _day(row, "kept_until")
    until = months_after(ended, months)
    return max(until, longer) if longer else until


def _last_end(db: Database, who: Account, zone: ZoneInfo) -> date | None:
    """The day the last mentoring ended, when all have and the account is nobody's mentor or helper."""
    mentored = pairs.as_actor(db, who)
    if who.mentors or who.roles or any(pair.state != "ended" for pair in (*mentored, *pairs.as_mentor(db, who))):
        return None
    ends = [pair.ended_at for pair in mentored if pair.accepted_at and pair.ended_at]
    return local_day(max(ends), zone) if ends else None


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def who_may_be_due(db: Database) -> tuple[Account, ...]:
    """Accounts that an end has come to, or a day of leaving. For upkeep."""
    rows = db.query(
        """
        select distinct actor_id as id from mentorship where state = 'ended' and accepted_at is not null
        union select account_id from retention
        """
    )
    return tuple(people.account(db, row["id"]) for row in rows)


def last_of(db: Database, who: Account) -> frozenset[str]:
    """For which of its parts the asking account is the only one: ``coordinator``, ``mentor``."""
    others = db.query(
        """
        select
          exists (select 1 from account_grant where role = 'coordinator' and account_id <> :who) as coordinator,
          exists (select 1 from account where mentors = 1 and id <> :who) as mentor
        """,
        {"who": who.id},
    )[0]
    alone = {"coordinator": "coordinator" in who.roles, "mentor": who.mentors}
    return frozenset(part for part, held in alone.items() if held and not others[part])


def receipt_moment(db: Database, code: str) -> str:
    """When the account was erased that this receipt was given for. Raises ``NotFound``."""
    rows = db.query("select at from audit where act = 'account_erased' and object = :code", {"code": code})
    if not rows:
        raise NotFound
    return str(rows[0]["at"])


def has_password(db: Database, who: Account) -> bool:
    """Whether the asking account has a password, or comes in by links alone."""
    return bool(people.password_hash(db, who))
