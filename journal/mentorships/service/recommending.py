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
#: What waits on somebody's home is gone after this.
WAITS = timedelta(days=60)

_LINE = """
insert into recommendation (code, key, director_id, name, person, made_at)
values (:code, :key, :who, :name, :person, :now) on conflict do nothing returning code
"""


def by_mail(
    db: Database, who: Account, name: str, address: str, language: Language, key: str, settings: Settings
) -> None:
    """Send somebody an invitation; to somebody who is here already it comes home. A second time nothing is sent.

    What the director sees is the same every time. Raises ``NotFound`` for who is no director.
    """
    queries.recommendations(db, who)
    person = keyed_hash(settings.secret, f"address:{address.strip().casefold()}")
    with write(db):
        known = bool(db.query("select 1 from recommendation where person = :person limit 1", {"person": person}))
        line, here = _line(db, who, name, person, key), people.credentials(db, address.strip())
        if line and not known and here:
            _come_home(db, who, here[0])
        elif line and not known:
            made = invitations.recommend(db, who, settings, name=name, language=language)
            slots = {"director": who.name, "path": f"/invitation/{made.token}"}
            outbox.queue_to_address(db, address.strip(), language, "recommended", f"recommended:{line}", **slots)


def _come_home(db: Database, who: Account, person: Account) -> None:
    """Let it wait on the person's home, where nobody else comes; one at a time, and none of one's own."""
    if person.id != who.id:
        told = {"person": person.id, "who": who.id, "now": clock.stamp(clock.now())}
        db.execute(
            """
            insert into recommended (account_id, director_id, made_at) values (:person, :who, :now)
            on conflict do nothing
            """,
            told,
        )


def put_away(db: Database, who: Account) -> None:
    """*Not now*, on one's own home: gone, and nobody is told. Twice is once."""
    with write(db):
        db.execute("delete from recommended where account_id = :who", {"who": who.id})
        audit.record(db, who, "recommendation_put_away", who.code)


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
    """Delete the lines that are a year old, and what has waited at home for sixty days. For upkeep."""
    with write(db):
        waited = {"old": clock.stamp(clock.now() - WAITS)}
        if db.query("delete from recommended where made_at <= :old returning account_id", waited):
            audit.record(db, OPERATOR, "recommendation_expired", "home")
        gone = db.query(
            "delete from recommendation where made_at <= :old returning code",
            {"old": clock.stamp(clock.now() - LASTS)},
        )
        for row in gone:
            audit.record(db, OPERATOR, "recommendation_expired", row["code"])
