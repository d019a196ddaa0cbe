"""Resting a pair and taking it up again, by either, without a reason."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import Account
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.mentorships import queries
from journal.mentorships.models import Answer, Rest
from journal.mentorships.service.ending import settle
from journal.mentorships.service.moving import own

FOR_NOW = Rest()
_REST = """
update mentorship set state = :state, paused_at = :paused, pause_starts_at = :starts, pause_until = :until,
  pause_ends_at = :ends, another = null
where id = :id and state = 'active' returning id
"""
_GO_ON = """
update mentorship set state = 'active', paused_at = null, pause_starts_at = null, pause_until = null,
  pause_ends_at = null, another = null
where id = :id and (state = 'paused' or pause_starts_at is not null) returning id
"""


def pause(db: Database, who: Account, code: str, rest: Rest = FOR_NOW) -> None:
    """Rest the pair; nothing shared is readable meanwhile, and writing goes on.

    Raises ``Invalid`` (``past``) for a pause that would be over already, ``Conflict`` unless the pair is active.
    """
    now = clock.now()
    if rest.ends_at is not None and rest.ends_at <= now:
        raise Invalid({"day": "past"})
    with write(db):
        settle(db)
        pair = queries.mentorship(db, who, code)
        row = {
            "id": pair.id,
            "state": "active" if rest.starts_at else "paused",
            "paused": None if rest.starts_at else clock.stamp(now),
            "starts": clock.stamp(rest.starts_at) if rest.starts_at else None,
            "until": rest.last_day.isoformat() if rest.last_day else None,
            "ends": clock.stamp(rest.ends_at) if rest.ends_at else None,
        }
        if pair.state != "active" or not db.query(_REST, row):
            raise Conflict("pair_changed")
        audit.record(db, who, "pause_planned" if rest.starts_at else "pair_paused", pair.code)


def resume(db: Database, who: Account, code: str) -> None:
    """Either takes the pair up again, or takes back a pause that has not begun."""
    with write(db):
        settle(db)
        pair = queries.mentorship(db, who, code)
        if pair.state == "ended" or not db.query(_GO_ON, {"id": pair.id}):
            raise Conflict("pair_changed")
        audit.record(db, who, "pair_resumed", pair.code)


def answer_another(db: Database, who: Account, code: str, answer: Answer) -> None:
    """The actor says after a long pause whether to go on with another mentor. Raises ``Conflict`` when not asked."""
    pair = own(db, who, code, "actor")
    if not pair.asks_for_another(who, clock.now()):
        raise Conflict("pair_changed")
    with write(db):
        db.execute("update mentorship set another = :answer where id = :id", {"answer": answer, "id": pair.id})
        audit.record(db, who, "another_mentor_answered", pair.code)
