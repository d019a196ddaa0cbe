"""Whose a goal is, asked inside a write."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.db import Database
from journal.errors import Conflict, NotFound


def own_id(db: Database, who: Account, code: str) -> int:
    """The row of a goal of the asking account. Raises ``NotFound``."""
    rows = db.query("select id from goal where code = :code and actor_id = :who", {"code": code, "who": who.id})
    if not rows:
        raise NotFound
    return int(rows[0]["id"])


def refuse_foreign_key(db: Database, table: str, goal_id: int, key: str) -> None:
    """Raise ``Conflict`` (``key_used``) when the form's key has worded something of another goal."""
    if db.query(f"select 1 from {table} where key = :key and goal_id <> :goal", {"key": key, "goal": goal_id}):
        raise Conflict("key_used")
