"""Another mentor in somebody's place: a new mentorship with a promise of its own; no share moves over."""

from __future__ import annotations

from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.db import Database, write
from journal.errors import Conflict, NotFound
from journal.mail import outbox
from journal.mentorships import queries
from journal.mentorships.service.pairing import insert


def candidates(db: Database, who: Account, code: str) -> tuple[Account, ...]:
    """Who may be proposed in the place of the mentor of this pair.

    Whoever is asked for a pair that is not their own and is no coordinator proposes themselves. Raises ``NotFound``.
    """
    pair = queries.to_replace(db, who, code)
    mentors = [one for one in people.everybody(db) if one.mentors and one.id not in {pair.mentor.id, pair.actor.id}]
    free = "coordinator" in who.roles or who.id == pair.mentor.id
    return tuple(one for one in mentors if free or one.id == who.id)


def replace(db: Database, who: Account, code: str, mentor: str, key: str, *, superior: bool) -> str:
    """Propose the account ``mentor`` in the place of a pair's mentor; the old pair ends when the actor accepts.

    Raises ``NotFound`` for a pair or a mentor that is not to be chosen, ``Invalid`` (``superior``) for a manager,
    deputy or team-mate, ``Conflict`` when another proposal waits for the actor's answer.
    """
    pair = queries.to_replace(db, who, code)
    chosen = next((one for one in candidates(db, who, code) if one.code == mentor), None)
    if chosen is None:
        raise NotFound
    actor = people.account(db, pair.actor.id)
    with write(db):
        known = db.query("select code from mentorship where key = :key", {"key": key})
        if not known:
            _refuse_second(db, pair.id)
        new = insert(db, who, actor, chosen, key, superior=superior, replaces=pair.id)
        outbox.queue(db, actor.id, "mentor_proposed", f"mentor_proposed:{new}", path=f"/mentorships/{new}")
        return new


def _refuse_second(db: Database, replaced: int) -> None:
    waiting = db.query(
        "select 1 from mentorship where replaces_id = :id and state = 'proposed' limit 1", {"id": replaced}
    )
    if waiting:
        raise Conflict("pair_stands")
