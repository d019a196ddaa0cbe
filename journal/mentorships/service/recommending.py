"""A director thinks of somebody. The message goes to that person alone, and nothing comes back."""

from __future__ import annotations

from datetime import timedelta

from journal import audit, clock
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR, Account, NewInvitation
from journal.accounts.service import invitations
from journal.codes import keyed_hash, new_code
from journal.db import Database, write
from journal.errors import Conflict
from journal.mail import outbox
from journal.mentorships import queries
from journal.settings import Settings
from prompts.model import Language

#: A line of the list goes after a year.
LASTS = timedelta(days=365)

_LINE = """
insert into recommendation (code, key, director_id, name, person, made_at)
values (:code, :key, :who, :name, :person, :now) on conflict do nothing returning code
"""


def by_mail(
    db: Database, who: Account, name: str, address: str, language: Language, key: str, settings: Settings
) -> None:
    """Send somebody an invitation. A second time, and to somebody who is here already, nothing is sent.

    What the director sees is the same every time. Raises ``NotFound`` for who is no director.
    """
    queries.recommendations(db, who)
    person = keyed_hash(settings.secret, f"address:{address.strip().casefold()}")
    with write(db):
        known = bool(db.query("select 1 from recommendation where person = :person limit 1", {"person": person}))
        line = _line(db, who, name, person, key)
        if line and not known and people.credentials(db, address.strip()) is None:
            made = invitations.recommend(db, who, settings, name=name, language=language)
            slots = {"director": who.name, "path": f"/invitation/{made.token}"}
            outbox.queue_to_address(db, address.strip(), language, "recommended", f"recommended:{line}", **slots)


def on_paper(db: Database, who: Account, name: str, language: Language, key: str, settings: Settings) -> NewInvitation:
    """A slip to hand over. Each one opens an invitation of its own; on the list a name stands once.

    Raises ``NotFound`` for who is no director, ``Conflict`` (``sent_already``) for a form sent twice.
    """
    queries.recommendations(db, who)
    with write(db):
        made = invitations.recommend(db, who, settings, name=name, language=language, key=key)
        _line(db, who, name, keyed_hash(settings.secret, f"name:{' '.join(name.casefold().split())}"), key)
        return made


def _line(db: Database, who: Account, name: str, person: str, key: str) -> str | None:
    row = {"code": new_code(), "key": key, "who": who.id, "name": name, "person": person}
    if db.query("select 1 from recommendation where key = :key and (director_id <> :who or name <> :name)", row):
        raise Conflict("key_used")
    rows = db.query(_LINE, row | {"now": clock.stamp(clock.now())})
    audit.record(db, who, "recommended", str(row["code"]))
    return str(rows[0]["code"]) if rows else None


def remove_old(db: Database) -> None:
    """Delete the lines that are a year old. For upkeep."""
    with write(db):
        gone = db.query(
            "delete from recommendation where made_at <= :old returning code",
            {"old": clock.stamp(clock.now() - LASTS)},
        )
        for row in gone:
            audit.record(db, OPERATOR, "recommendation_expired", row["code"])
