"""Putting mail where it waits. Called inside the caller's own write: no act, no mail."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from journal import clock
from journal.db import Database, write
from journal.mail import letters

#: A letter that could not be sent for so long is put away.
WAITS = timedelta(days=7)

_LETTER = """
insert into letter (key, account_id, address, language, kind, slots, created_at, due_at, until_at, try_at)
values (:key, :account, :address, :language, :kind, :slots, :now, :due, :until, :due)
on conflict (key) do nothing
"""


def queue(
    db: Database,
    account_id: int,
    kind: str,
    key: str,
    not_before: datetime | None = None,
    not_after: datetime | None = None,
    **slots: str,
) -> None:
    """One mail to somebody with an account, in the language they have when it leaves. The same key is one mail.

    ``slots`` fill the sentences of the kind (:mod:`journal.mail.letters`); no private words, no counts.
    """
    _wait(db, kind, key, (account_id, None, None), (not_before, not_after), slots)


def queue_to_address(db: Database, address: str, language: str, kind: str, key: str, **slots: str) -> None:
    """The same to somebody who has no account; the address is forgotten once the mail has left."""
    _wait(db, kind, key, (None, address, language), (None, None), slots)


def withdraw(db: Database, key: str) -> None:
    """Take back a mail that has not left; for one that has, nothing happens."""
    with write(db):
        db.execute("delete from letter where key = :key and sent_at is null and put_away_at is null", {"key": key})


def waiting(db: Database, kind: str) -> frozenset[str]:
    """The keys of the letters of one kind that have not left."""
    rows = db.query(
        "select key from letter where kind = :kind and sent_at is null and put_away_at is null", {"kind": kind}
    )
    return frozenset(row["key"] for row in rows)


def _wait(
    db: Database,
    kind: str,
    key: str,
    to: tuple[int | None, str | None, str | None],
    when: tuple[datetime | None, datetime | None],
    slots: dict[str, str],
) -> None:
    letters.refuse_unfit(kind, slots)
    now = clock.now()
    due = when[0] or now
    row = {
        "key": key,
        "account": to[0],
        "address": to[1],
        "language": to[2],
        "kind": kind,
        "slots": json.dumps(slots, ensure_ascii=False, sort_keys=True),
        "now": clock.stamp(now),
        "due": clock.stamp(due),
        "until": clock.stamp(min(when[1] or due + WAITS, due + WAITS)),
    }
    with write(db):
        db.execute(_LETTER, row)
