"""The wish for the next meeting: one text, the actor's, seen by the pair."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import Account
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound
from journal.mentorships import queries as pairs

LONGEST_WISH = 4000


def save_wish(db: Database, who: Account, mentorship: str, text: str, based_on: int, key: str) -> int:
    """Save the actor's wish and return its version. An empty text takes it away.

    Raises ``NotFound`` for anybody but the actor, ``Conflict`` (``wish_changed``) when another page was quicker,
    ``Invalid`` (``too_long``).
    """
    pair = pairs.mentorship(db, who, mentorship)
    if pair.actor.id != who.id:
        raise NotFound
    if pair.state not in {"active", "paused"}:
        raise Conflict("pair_not_active")
    if len(text) > LONGEST_WISH:
        raise Invalid({"text": "too_long"})
    with write(db):
        rows = db.query(
            """
            insert into wish (mentorship_id, text, saved_by, saved_at) values (:pair, :text, :key, :now)
            on conflict (mentorship_id) where meeting_id is null do update set
              version = case when wish.saved_by = :key then wish.version else wish.version + 1 end,
              text = :text, saved_by = :key, saved_at = :now
            where wish.version = :based_on or wish.saved_by = :key
            returning version
            """,
            {"pair": pair.id, "text": text, "key": key, "now": clock.stamp(clock.now()), "based_on": based_on},
        )
        if not rows:
            raise Conflict("wish_changed")
        audit.record(db, who, "wish_saved", mentorship)
        return int(rows[0]["version"])
