"""Filling in the contacts."""

from __future__ import annotations

import json
from collections.abc import Iterable

from journal import audit
from journal.accounts.models import Who
from journal.db import Database, write
from journal.support.models import Contact


def add_missing(db: Database, who: Who, contacts: Iterable[Contact]) -> None:
    """Add contacts the installation does not have yet; what the organisation has changed stays as it is."""
    with write(db):
        for position, one in enumerate(contacts):
            db.execute(
                """
                insert into support_contact (id, names, phone, url, hours, categories, position, words_only, source)
                values (:id, :names, :phone, :url, :hours, :categories, :position, :words_only, :source)
                on conflict do nothing
                """,
                {
                    "id": one.id,
                    "names": json.dumps(dict(one.names), ensure_ascii=False),
                    "phone": one.phone,
                    "url": one.url,
                    "hours": one.hours,
                    "categories": json.dumps(list(one.categories)),
                    "position": position,
                    "words_only": int(one.words_only),
                    "source": one.source,
                },
            )
        audit.record(db, who, "support_contacts_added", "support")
