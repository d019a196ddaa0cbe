"""The organisation's support contacts."""

from __future__ import annotations

import json
from datetime import date

from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.db import Database, Row
from journal.errors import NotFound
from journal.support.models import Contact
from prompts.model import Category


def _contact(row: Row) -> Contact:
    return Contact(
        row["id"],
        json.loads(row["names"]),
        row["phone"],
        row["url"],
        row["hours"],
        tuple(json.loads(row["categories"])),
        row["source"],
        date.fromisoformat(row["verified_on"]) if row["verified_on"] else None,
        bool(row["words_only"]),
        row["version"],
        row["checker"] or "",
    )


_CONTACT = """
select c.*, a.name as checker from support_contact c left join account a on a.code = c.verified_by
"""


def contacts(db: Database) -> tuple[Contact, ...]:
    """All contacts in their order."""
    return tuple(map(_contact, db.query(_CONTACT + "order by c.position, c.id")))


def contact(db: Database, code: str) -> Contact:
    """One contact. Raises ``NotFound``."""
    rows = db.query(_CONTACT + "where c.id = :id", {"id": code})
    if not rows:
        raise NotFound
    return _contact(rows[0])


def kept_by(db: Database, who: Account) -> tuple[Contact, ...]:
    """All contacts, for who looks after them: the coordinator, or a mentor without one. Raises ``NotFound``."""
    if not people.looks_after(db, who):
        raise NotFound
    return contacts(db)


def contacts_for(db: Database, categories: tuple[Category, ...]) -> tuple[Contact, ...]:
    """The contacts of these categories, each once, those of the first category first."""
    everybody = contacts(db)
    ordered = (one for category in categories for one in everybody if category in one.categories)
    return tuple(dict.fromkeys(ordered))
