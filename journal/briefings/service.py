"""The mentor's private notes: saved as they are typed, gone some time after the end."""

from __future__ import annotations

from datetime import date, datetime

from journal import audit, clock
from journal.accounts.models import OPERATOR, Account
from journal.briefings import queries
from journal.briefings.models import Briefing
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.sharing.service.reading import note_reading

LONGEST = 50_000


def opened(db: Database, who: Account, briefing: Briefing, now: datetime, today: date) -> None:
    """The mentor has the page before them: opening lines are words, so each shown text is read."""
    note_reading(db, who, [one.code for one in (*briefing.new, *briefing.earlier)], now, today)


def save_note(db: Database, who: Account, code: str, text: str, based_on: int, key: str) -> int:
    """Save the note and return its version.

    Raises ``NotFound``, ``Invalid`` (``too_long``), ``Conflict`` (``note_changed``) when another page was quicker.
    """
    pair = queries.mentored(db, who, code)
    if len(text) > LONGEST:
        raise Invalid({"note": "too_long"})
    with write(db):
        rows = db.query(
            """
            insert into note (mentorship_id, mentor_id, text, saved_by, saved_at)
            values (:pair, :who, :text, :key, :now)
            on conflict (mentorship_id, mentor_id) do update set
              version = case when note.saved_by = :key then note.version else note.version + 1 end,
              text = :text, saved_by = :key, saved_at = :now
            where note.version = :based_on or note.saved_by = :key
            returning version
            """,
            {
                "pair": pair.id,
                "who": who.id,
                "text": text,
                "key": key,
                "now": clock.stamp(clock.now()),
                "based_on": based_on,
            },
        )
        if not rows:
            raise Conflict("note_changed")
        return int(rows[0]["version"])


def remove_old_notes(db: Database, days: int) -> None:
    """Delete the notes on mentorships that ended more than ``days`` ago. For upkeep."""
    with write(db):
        gone = db.query(
            """
            delete from note where mentorship_id in (
              select id from mentorship where state = 'ended' and ended_at < :since) returning id
            """,
            {"since": clock.stamp(clock.ago(days=days))},
        )
        if gone:
            audit.record(db, OPERATOR, "notes_removed", str(len(gone)))
