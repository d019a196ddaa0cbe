"""The example texts that curators of this installation have kept. None of them is anybody's entry."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.curation.models import Example
from journal.curation.queries.revisions import refuse_others
from journal.db import Database, Row
from journal.errors import NotFound


def kept_examples(db: Database) -> tuple[Example, ...]:
    """Every example that was kept, the oldest first."""
    return tuple(_example(row) for row in db.query("select * from bank_example order by created_at, code"))


def example(db: Database, who: Account, code: str) -> Example:
    """One of them. Raises ``NotFound``."""
    refuse_others(who)
    rows = db.query("select * from bank_example where code = :code", {"code": code})
    if not rows:
        raise NotFound
    return _example(rows[0])


def _example(row: Row) -> Example:
    return Example(row["code"], row["text"], row["language"], row["phase"], row["goal"], row["technique"] or "")
