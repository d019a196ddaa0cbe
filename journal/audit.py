"""What happened, for whoever must be able to answer for it: who, which act, which row. Never a word or a name."""

from __future__ import annotations

from journal import clock
from journal.accounts.models import Who
from journal.db import Database


def record(db: Database, who: Who, act: str, code: str) -> None:
    """Write one line inside the act's own transaction. ``code`` is the opaque code of the row it was done to."""
    db.execute(
        "insert into audit (at, account_id, act, object) values (:at, :who, :act, :object)",
        {"at": clock.stamp(clock.now()), "who": who.id, "act": act, "object": code},
    )
