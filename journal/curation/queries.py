"""The bank's differences, revisions and publications, as curators may see them."""

from __future__ import annotations

from journal.db import Database


def latest_publication(db: Database) -> str:
    """The code of the newest publication; nothing when none was made."""
    rows = db.query("select code from publication order by number desc limit 1")
    return rows[0]["code"] if rows else ""


def differences(db: Database) -> dict[str, str]:
    """What stands beside the bank's files or in their place now: path → text."""
    rows = db.query(
        """
        select i.path, r.words from publication_item i join bank_revision r on r.id = i.revision_id
        join publication p on p.id = i.publication_id
        where p.number = (
          select max(q.number) from publication_item n join publication q on q.id = n.publication_id where n.path = i.path
        )
        order by i.path
        """
    )
    return {row["path"]: row["words"] for row in rows}
