"""Sending a comment: it is the actor's from then on, and is not changed any more."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.comments import queries
from journal.comments.models import Place, Typed
from journal.comments.service import drafting
from journal.db import Database, write
from journal.errors import Conflict, Invalid


def send(db: Database, who: Account, share: str, typed: Typed) -> None:
    """Send a comment on a share the asking mentor can read now; the same key again is the same comment.

    Raises ``NotFound``, ``Invalid`` (``empty``, ``too_long``), ``Conflict`` (``unsent_changed``, ``key_used``).
    """
    now = clock.now()
    with write(db):
        place = queries.place_of_share(db, who, share, now)
        if _sent_already(db, place, typed.key):
            return
        if not typed.text.strip():
            raise Invalid({"text": "empty"})
        drafting.refuse_long(place, typed)
        drafting.refuse_stale(db, who, place, typed)
        code = new_code()
        db.execute(
            """
            insert into comment (code, key, mentorship_id, entry_id, text, shared_at, sent_at)
            values (:code, :key, :pair, :entry, :text, :shared, :now)
            """,
            {
                "code": code,
                "key": typed.key,
                "pair": place.mentorship_id,
                "entry": place.entry_id,
                "text": typed.text.strip(),
                "shared": clock.stamp(place.shared_at or now),
                "now": clock.stamp(now),
            },
        )
        drafting.clear(db, place)
        audit.record(db, who, "comment_sent", code)


def _sent_already(db: Database, place: Place, key: str) -> bool:
    """Whether this very comment has gone; a key that another text's comment has used is a ``Conflict``."""
    known = db.query("select mentorship_id, entry_id from comment where key = :key", {"key": key})
    if known and (known[0]["mentorship_id"], known[0]["entry_id"]) != (place.mentorship_id, place.entry_id):
        raise Conflict("key_used")
    return bool(known)
