"""The mail before a meeting: its day and its time, and nothing else."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal import clock
from journal.db import Database, write
from journal.mail import outbox
from journal.meetings.service.planning import mail_key

KIND = "meeting_tomorrow"
#: On the day before, from this hour of the organisation's own clock.
FROM = time(16)

_COMING = """
select t.code, t.starts_at, a.id as account_id, a.code as account
from meeting t
join mentorship m on m.id = t.mentorship_id and m.state = 'active'
join account a on a.id in (m.actor_id, m.mentor_id)
where t.state = 'planned' and t.starts_at > :now and t.starts_at <= :until
  and (m.ends_at is null or m.ends_at > t.starts_at)
  and (m.pause_starts_at is null or m.pause_starts_at > t.starts_at)
order by t.starts_at, t.code, a.code
"""


def remind(db: Database, zone: ZoneInfo) -> None:
    """Queue the mail about each meeting of tomorrow, to both; take back what still waits for one that is off.

    For upkeep.
    """
    now = clock.now()
    with write(db):
        coming = db.query(_COMING, {"now": clock.stamp(now), "until": clock.stamp(now + timedelta(days=3))})
        known = outbox.waiting(db, KIND) - {mail_key(row["code"], row["account"]) for row in coming}
        for key in known:
            outbox.withdraw(db, key)
        for row in coming:
            starts = clock.moment(row["starts_at"])
            if _from(starts, zone) <= now:
                key = mail_key(row["code"], row["account"])
                outbox.queue(db, row["account_id"], KIND, key, not_after=starts, starts_at=row["starts_at"])


def _from(starts: datetime, zone: ZoneInfo) -> datetime:
    """When the mail about a meeting may leave."""
    day_before = starts.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(day_before, FROM, zone)
