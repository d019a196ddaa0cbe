"""What was in force once, and the files that curators are about to bring in."""

from __future__ import annotations

from collections import defaultdict

from journal.accounts.models import Account
from journal.curation.models.files import Upload
from journal.curation.queries.revisions import refuse_others
from journal.db import Database
from journal.errors import NotFound


def earlier_texts(db: Database) -> dict[str, frozenset[str]]:
    """Path → the texts that were ever in force here beside the program's own."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in db.query(
        "select distinct r.path, r.words from publication_item i join bank_revision r on r.id = i.revision_id"
    ):
        found[row["path"]].add(row["words"])
    return {path: frozenset(words) for path, words in found.items()}


def open_paths(db: Database) -> frozenset[str]:
    """The texts that somebody is working on."""
    rows = db.query("select path from bank_revision where state in ('draft', 'in_review')")
    return frozenset(row["path"] for row in rows)


def upload(db: Database, who: Account, code: str) -> Upload:
    """The file that a curator has sent, theirs alone. Raises ``NotFound``."""
    refuse_others(who)
    told = {"code": code, "who": who.id}
    rows = db.query("select code, name, body from bank_upload where code = :code and account_id = :who", told)
    if not rows:
        raise NotFound
    return Upload(rows[0]["code"], rows[0]["name"], bytes(rows[0]["body"]))
