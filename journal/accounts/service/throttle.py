"""Guessing costs time: after a few failures the same key waits, each time longer."""

from __future__ import annotations

import math
from datetime import timedelta

from journal import clock
from journal.codes import keyed_hash
from journal.db import Database, write
from journal.errors import TooMany

FREE_FAILURES = 5
FORGOTTEN_AFTER = timedelta(hours=24)
LONGEST_WAIT = timedelta(hours=1)


def refuse_hasty(db: Database, secret: str, *keys: str) -> None:
    """Raise ``TooMany`` while any of ``keys`` (an address, a machine) has to wait."""
    now = clock.now()
    for key in keys:
        rows = db.query("select until_at from throttle where key_hash = :key", {"key": keyed_hash(secret, key)})
        wait = clock.moment(rows[0]["until_at"]) - now if rows else timedelta(0)
        if wait > timedelta(0):
            raise TooMany(math.ceil(wait.total_seconds() / 60))


def failed(db: Database, secret: str, *keys: str, free: int = FREE_FAILURES) -> None:
    """Count a failure against each key: the first after ``free`` waits one minute, then two, four … up to an hour."""
    now = clock.now()
    with write(db):
        for key in keys:
            hashed = keyed_hash(secret, key)
            rows = db.query("select failures, last_at from throttle where key_hash = :key", {"key": hashed})
            recent = bool(rows) and clock.moment(rows[0]["last_at"]) > now - FORGOTTEN_AFTER
            failures = (rows[0]["failures"] if recent else 0) + 1
            over = failures - free
            wait = min(timedelta(minutes=2 ** min(over - 1, 10)), LONGEST_WAIT) if over > 0 else timedelta(0)
            db.execute(
                """
                insert into throttle (key_hash, failures, last_at, until_at) values (:key, :failures, :now, :until)
                on conflict (key_hash) do update set
                  failures = excluded.failures, last_at = excluded.last_at, until_at = excluded.until_at
                """,
                {"key": hashed, "failures": failures, "now": clock.stamp(now), "until": clock.stamp(now + wait)},
            )


def forgiven(db: Database, secret: str, *keys: str) -> None:
    """Start anew for these keys: somebody got in."""
    with write(db):
        for key in keys:
            db.execute("delete from throttle where key_hash = :key", {"key": keyed_hash(secret, key)})
