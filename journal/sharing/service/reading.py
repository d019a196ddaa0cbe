"""The mark that reading a shared text leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from journal import clock
from journal.accounts.models import Account
from journal.db import Database, write
from journal.sharing import queries


def note_reading(db: Database, who: Account, codes: Sequence[str], now: datetime, today: date) -> None:
    """Showing any words of a shared text is reading it: one line per entry and day, which the author sees."""
    unread = queries.unread_on(db, who, now, today)
    if unread.isdisjoint(codes):
        return
    with write(db):
        for code in sorted(unread.intersection(codes)):
            db.execute(
                """
                insert into reading (entry_id, account_id, day)
                select s.entry_id, s.mentor_id, :day from readable_share s
                where s.share_code = :code and s.mentor_id = :who
                  and s.from_at <= :now and (s.until_at is null or :now < s.until_at)
                on conflict do nothing
                """,
                {"code": code, "who": who.id, "day": today.isoformat(), "now": clock.stamp(now)},
            )
