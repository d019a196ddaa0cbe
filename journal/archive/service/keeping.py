"""How long a journal stays: asked for longer, ended by leaving, told of three times, then erased."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from journal import audit, clock
from journal.accounts.models import OPERATOR, Account, Who
from journal.archive.models import LONGER_MONTHS, NOTICE_DAYS, Keeping
from journal.archive.queries import keeping as queries
from journal.archive.service.erasing import erase_account
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.mail import outbox
from journal.settings import Settings

_NOTICE = """
insert into retention (account_id, erased_on, notices, noticed_on) values (:who, :until, 1, :today)
on conflict (account_id) do update set erased_on = :until, notices = retention.notices + 1, noticed_on = :today
"""
#: A day of leaving lies within so many days of today.
NEAR = timedelta(days=730)


def keep_longer(db: Database, who: Account, shown: str, months: int, zone: ZoneInfo) -> None:
    """Twelve more months, counted from the day that was ``shown``: the same tap twice is one.

    Raises ``Conflict`` when there is nothing to keep longer.
    """
    with write(db):
        found = queries.keeping(db, who, months, zone)
        if found is None or not found.can_be_longer:
            raise Conflict("nothing_to_keep")
        if found.until.isoformat() != shown:
            return
        until = queries.months_after(found.until, LONGER_MONTHS)
        db.execute(
            """
            insert into retention (account_id, kept_until) values (:who, :until)
            on conflict (account_id) do update
            set kept_until = :until, erased_on = null, notices = 0, noticed_on = null
            """,
            {"who": who.id, "until": until.isoformat()},
        )
        audit.record(db, who, "kept_longer", who.code)


def leave(db: Database, who: Who, account: Account, day: date | None, today: date) -> None:
    """Set the last day of employment, or take it back. Raises ``Invalid`` (``far``) for a day far off."""
    if day is not None and abs(day - today) > NEAR:
        raise Invalid({"leaves_on": "far"})
    with write(db):
        db.execute(
            """
            insert into retention (account_id, leaves_on) values (:who, :day)
            on conflict (account_id) do update set leaves_on = :day, erased_on = null, notices = 0, noticed_on = null
            where retention.leaves_on is not :day
            """,
            {"who": account.id, "day": day.isoformat() if day else None},
        )
        audit.record(db, who, "leaving_set" if day else "leaving_taken_back", account.code)


def tell_and_erase(db: Database, settings: Settings) -> None:
    """Give the notices that are due, and erase those whose day has come after three of them. For upkeep."""
    today = clock.local_day(clock.now(), settings.zone)
    for account in queries.who_may_be_due(db):
        found = queries.keeping(db, account, settings.retention_months, settings.zone)
        if found is None or found.until - today > timedelta(days=NOTICE_DAYS[0]):
            _forget_notices(db, account)
        elif found.notices < len(NOTICE_DAYS):
            _tell(db, account, found, today)
        elif found.until <= today and found.noticed_on and today - found.noticed_on >= timedelta(days=NOTICE_DAYS[-1]):
            erase_account(db, OPERATOR, account)


def _tell(db: Database, account: Account, found: Keeping, today: date) -> None:
    """The next notice, if it is due. One that comes late moves the day: three are promised, each with its time."""
    ahead = timedelta(days=NOTICE_DAYS[found.notices])
    if found.until - today > ahead:
        return
    until = max(found.until, today + ahead).isoformat()
    with write(db):
        db.execute(_NOTICE, {"who": account.id, "until": until, "today": today.isoformat()})
        key = f"kept_until:{account.code}:{until}:{found.notices}"
        kind = "kept_until" if found.can_be_longer else "kept_after_leaving"
        outbox.queue(db, account.id, kind, key, kept_on=until, path="/account/keeping")
        audit.record(db, OPERATOR, "told_of_erasing", account.code)


def _forget_notices(db: Database, account: Account) -> None:
    with write(db):
        db.execute(
            """
            update retention set erased_on = null, notices = 0, noticed_on = null
            where account_id = :who and notices > 0
            """,
            {"who": account.id},
        )
