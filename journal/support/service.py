"""Filling in the contacts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from journal import audit
from journal.accounts.models import Account, Who
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, NotFound
from journal.support import queries
from journal.support.models import Contact

_ADD = """
insert into support_contact (id, key, names, phone, url, hours, categories, position, source, verified_on, verified_by)
values (:id, :key, :names, :phone, :url, :hours, :categories,
        (select coalesce(max(position), 0) + 1 from support_contact), :source, :verified_on, :verified_by)
on conflict (key) do nothing
"""
_CHANGE = """
update support_contact set names = :names, phone = :phone, url = :url, hours = :hours, categories = :categories,
  source = :source, version = version + 1,
  verified_on = case when :verified_on is not null then :verified_on
    when phone is :phone and url is :url and hours is :hours then verified_on else null end,
  verified_by = case when :verified_on is not null then :verified_by
    when phone is :phone and url is :url and hours is :hours then verified_by else null end
where id = :id and version = :based_on returning id
"""


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


def add(db: Database, who: Account, told: Contact, key: str, today: date | None) -> None:
    """A new contact, last in the order; the same key is the same contact. ``today`` when it was checked just now.

    Raises ``NotFound``, ``Conflict`` (``key_used``) for a key that stands under another name.
    """
    queries.kept_by(db, who)
    code = new_code()
    row = _row(who, told, today)
    with write(db):
        known = db.query("select names from support_contact where key = :key", {"key": key})
        if known and known[0]["names"] != row["names"]:
            raise Conflict("key_used")
        db.execute(_ADD, row | {"id": code, "key": key})
        audit.record(db, who, "support_contact_added", code)


def change(db: Database, who: Account, told: Contact, based_on: int, today: date | None) -> None:
    """Change a contact. What was checked counts as checked only while number, address and hours stay as they were.

    Raises ``NotFound``, and ``Conflict`` when somebody else has changed it meanwhile: nothing is written over.
    """
    _kept(db, who, told.id)
    with write(db):
        if not db.query(_CHANGE, _row(who, told, today) | {"id": told.id, "based_on": based_on}):
            raise Conflict("contact_changed")
        audit.record(db, who, "support_contact_changed", told.id)


def verified(db: Database, who: Account, code: str, today: date) -> None:
    """Somebody called or looked today, and it holds."""
    _kept(db, who, code)
    with write(db):
        db.execute(
            "update support_contact set verified_on = :today, verified_by = :who where id = :id",
            {"today": today.isoformat(), "who": who.code, "id": code},
        )
        audit.record(db, who, "support_contact_verified", code)


def _kept(db: Database, who: Account, code: str) -> None:
    if not any(one.id == code for one in queries.kept_by(db, who)):
        raise NotFound


def _row(who: Account, told: Contact, today: date | None) -> dict[str, str | int | None]:
    return {
        "names": json.dumps(dict(told.names), ensure_ascii=False),
        "phone": told.phone,
        "url": told.url,
        "hours": told.hours,
        "categories": json.dumps(list(told.categories)),
        "source": told.source,
        "verified_on": today.isoformat() if today else None,
        "verified_by": who.code if today else None,
    }
