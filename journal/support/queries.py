"""The organisation's support contacts."""

from __future__ import annotations

import json
from datetime import date

from journal.db import Database, Row
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
    )


def contacts(db: Database) -> tuple[Contact, ...]:
    """All contacts in their order."""
    return tuple(map(_contact, db.query("select * from support_contact order by position, id")))


def contacts_for(db: Database, categories: tuple[Category, ...]) -> tuple[Contact, ...]:
    """The contacts of these categories, each once, those of the first category first."""
    everybody = contacts(db)
    ordered = (one for category in categories for one in everybody if category in one.categories)
    return tuple(dict.fromkeys(ordered))
