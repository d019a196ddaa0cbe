"""Deleting: thirty days of undo, then gone from every table and index; or gone at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journal import audit, clock
from journal.accounts.models import Account
from journal.db import Database, copies, write
from journal.db.search import forget_entry
from journal.entries import queries
from journal.errors import NotFound


def put_in_bin(db: Database, who: Account, code: str) -> None:
    """Delete an entry so that it can be brought back. Its shares end at this moment. Raises ``NotFound``."""
    with write(db):
        entry = queries.entry(db, who, code)
        now = clock.stamp(clock.now())
        db.execute("update entry set binned_at = :now where id = :id", {"now": now, "id": entry.id})
        db.execute(
            "update share set withdrawn_at = :now where entry_id = :id and withdrawn_at is null",
            {"now": now, "id": entry.id},
        )
        audit.record(db, who, "entry_binned", code)


def bring_back(db: Database, who: Account, code: str) -> None:
    """Undo a deletion; shares stay ended. Raises ``NotFound``."""
    with write(db):
        entry = queries.entry(db, who, code, binned=True)
        db.execute("update entry set binned_at = null where id = :id", {"id": entry.id})
        audit.record(db, who, "entry_brought_back", code)


def erase(db: Database, who: Account, code: str) -> None:
    """Remove an entry and everything that holds a word of it, at once. Raises ``NotFound``."""
    with write(db):
        rows = db.query("select id from entry where code = :code and actor_id = :who", {"code": code, "who": who.id})
        if not rows:
            raise NotFound
        _erase(db, rows[0]["id"])
        audit.record(db, who, "entry_erased", code)
    copies.checkpoint(db.path)


def days_in_copies(folder: Path, days: int) -> int:
    """For how many days at most a backup still holds what is erased now."""
    return max(days, copies.oldest_age(folder))


def clear_versions(db: Database, who: Account, code: str) -> None:
    """Remove the earlier versions of an entry, except one that is still shared. Raises ``NotFound``."""
    with write(db):
        entry = queries.entry(db, who, code)
        thin(db, "r.entry_id = :entry", {"entry": entry.id, "now": clock.stamp(clock.now())})
        audit.record(db, who, "versions_cleared", code)
    copies.checkpoint(db.path)


def empty_old_bins(db: Database, days: int) -> int:
    """Erase what has lain in the bin for ``days``; returns how many entries went. For upkeep."""
    with write(db):
        rows = db.query("select id from entry where binned_at < :since", {"since": clock.stamp(clock.ago(days=days))})
        for row in rows:
            _erase(db, row["id"])
        return len(rows)


def thin_old_versions(db: Database, days: int) -> None:
    """Of states older than ``days`` keep each entry's newest, its last kept one, and what is shared. For upkeep."""
    with write(db):
        thin(
            db,
            """r.saved_at < :since and r.id is not (select k.id from revision k where k.entry_id = r.entry_id
               and k.kept = 1 order by k.created_at desc, k.version desc limit 1)""",
            {"since": clock.stamp(clock.ago(days=days)), "now": clock.stamp(clock.now())},
        )


def thin(db: Database, which: str, values: Mapping[str, str | int]) -> None:
    """Delete the revisions that ``which`` names, sparing each entry's newest and open shares."""
    db.execute(
        f"""
        delete from revision where id in (
          select r.id from revision r where {which}
          and r.id <> (select n.id from revision n where n.entry_id = r.entry_id and n.beside = 0
                       order by n.created_at desc, n.version desc limit 1)
          and not exists (select 1 from share s where s.revision_id = r.id and s.withdrawn_at is null
                          and (s.until_at is null or s.until_at > :now)))
        """,
        dict(values),
    )


def _erase(db: Database, entry_id: int) -> None:
    forget_entry(db, entry_id)
    db.execute("delete from entry where id = :id", {"id": entry_id})
