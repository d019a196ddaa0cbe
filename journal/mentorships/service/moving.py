"""One step of a pair from a state to the next."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import Account
from journal.db import Database, write
from journal.errors import Conflict, NotFound
from journal.mentorships import queries
from journal.mentorships.models import Mentorship


def own(db: Database, who: Account, code: str, part: str) -> Mentorship:
    """A pair in which the asking account is the ``part``, actor or mentor. Raises ``NotFound``."""
    pair = queries.mentorship(db, who, code)
    if (pair.actor if part == "actor" else pair.mentor).id != who.id:
        raise NotFound
    return pair


def refuse_another(pair: Mentorship | None, previewed: str | None) -> None:
    """Raise ``Conflict`` (``pair_changed``) when a preview named another pair (its code) than it would go to now."""
    if pair is not None and previewed not in {None, pair.code}:
        raise Conflict("pair_changed")


def move(db: Database, who: Account, pair: Mentorship, before: str, after: str, when: str, act: str) -> None:
    """Bring a pair from ``before`` to ``after``. Raises ``Conflict`` when it stands elsewhere by now."""
    if pair.state != before:
        raise Conflict("pair_changed")
    with write(db):
        moved = db.query(
            f"update mentorship set state = :after, {when} where id = :id and state = :before returning id",
            {"after": after, "before": before, "id": pair.id, "now": clock.stamp(clock.now())},
        )
        if not moved:
            raise Conflict("pair_changed")
        audit.record(db, who, act, pair.code)
