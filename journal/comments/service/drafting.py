"""What a mentor has typed and not sent: saved as it is typed, one text a place, never over another page's."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import OPERATOR, Account
from journal.comments import queries
from journal.comments.models import Place, Typed
from journal.db import Database, write
from journal.errors import Conflict, Invalid

LONGEST = 10_000
LONGEST_QUESTION = 2_000
ENDED = "(select m.id from mentorship m where m.state = 'ended')"


def longest(place: Place) -> int:
    """How much there is room for: a comment may be longer than a question."""
    return LONGEST if place.entry_id is not None else LONGEST_QUESTION


def keep(db: Database, who: Account, place: Place, typed: Typed) -> int:
    """Keep what is typed at a place and return its version.

    Raises ``Invalid`` (``too_long``), ``Conflict`` (``unsent_changed``) when another page was quicker.
    """
    refuse_long(place, typed)
    with write(db):
        rows = db.query(
            """
            insert into unsent (mentorship_id, entry_id, text, saved_by, saved_at)
            values (:pair, :entry, :text, :key, :now)
            on conflict (mentorship_id, coalesce(entry_id, 0)) do update set
              version = case when unsent.saved_by = :key then unsent.version else unsent.version + 1 end,
              text = :text, saved_by = :key, saved_at = :now
            where unsent.version = :based_on or unsent.saved_by = :key
            returning version
            """,
            {
                "pair": place.mentorship_id,
                "entry": place.entry_id,
                "text": typed.text,
                "key": typed.key,
                "now": clock.stamp(clock.now()),
                "based_on": typed.based_on,
            },
        )
        if not rows:
            raise Conflict("unsent_changed")
        return int(rows[0]["version"])


def refuse_long(place: Place, typed: Typed) -> None:
    """Raises ``Invalid`` (``too_long``)."""
    if len(typed.text) > longest(place):
        raise Invalid({"text": "too_long"})


def refuse_stale(db: Database, who: Account, place: Place, typed: Typed) -> None:
    """Raises ``Conflict`` (``unsent_changed``) when sending would lose another text typed at this place."""
    known = queries.unsent(db, who, place)
    if known and known.text.strip() and known.version != typed.based_on and known.text != typed.text:
        raise Conflict("unsent_changed")


def clear(db: Database, place: Place) -> None:
    """What was typed here has been sent. Inside the sending's own transaction."""
    db.execute(
        "delete from unsent where mentorship_id = :pair and coalesce(entry_id, 0) = coalesce(:entry, 0)",
        {"pair": place.mentorship_id, "entry": place.entry_id},
    )


def remove_of_ended(db: Database) -> None:
    """Delete what nobody can send or answer any more, since the mentorship has ended. For upkeep."""
    with write(db):
        gone = db.query("delete from unsent where mentorship_id in " + ENDED + " returning id")
        gone += db.query("delete from open_question where mentorship_id in " + ENDED + " returning id")
        if gone:
            audit.record(db, OPERATOR, "unsent_removed", str(len(gone)))
