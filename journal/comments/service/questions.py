"""The one open question: left, taken back or replaced by its mentor; answered or put away by the actor."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.comments import queries
from journal.comments.models import Answered, Place, Typed, Waiting
from journal.comments.service import drafting
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound


def leave(db: Database, who: Account, mentorship: str, typed: Typed) -> None:
    """Leave an open question, in the place of any left before; the same key again is the same question.

    Raises ``NotFound``, ``Invalid`` (``empty``, ``too_long``), ``Conflict`` (``unsent_changed``, ``key_used``).
    """
    with write(db):
        place = queries.place_of_question(db, who, mentorship)
        known = db.query("select mentorship_id from open_question where key = :key", {"key": typed.key})
        if known and known[0]["mentorship_id"] != place.mentorship_id:
            raise Conflict("key_used")
        if known:
            return
        if not typed.text.strip():
            raise Invalid({"text": "empty"})
        drafting.refuse_long(place, typed)
        drafting.refuse_stale(db, who, place, typed)
        _withdraw(db, place)
        code = new_code()
        db.execute(
            """
            insert into open_question (code, key, mentorship_id, text, asked_at)
            values (:code, :key, :pair, :text, :now)
            """,
            {
                "code": code,
                "key": typed.key,
                "pair": place.mentorship_id,
                "text": typed.text.strip(),
                "now": clock.stamp(clock.now()),
            },
        )
        drafting.clear(db, place)
        audit.record(db, who, "question_left", code)


def take_back(db: Database, who: Account, mentorship: str) -> None:
    """The mentor takes the question back; what the actor wrote under it stays. Raises ``NotFound``."""
    with write(db):
        place = queries.place_of_question(db, who, mentorship)
        if _withdraw(db, place):
            audit.record(db, who, "question_taken_back", place.code)


def _withdraw(db: Database, place: Place) -> bool:
    rows = db.query(
        """
        update open_question set withdrawn_at = :now
        where mentorship_id = :pair and withdrawn_at is null returning id
        """,
        {"now": clock.stamp(clock.now()), "pair": place.mentorship_id},
    )
    return bool(rows)


def put_away(db: Database, who: Account, code: str) -> None:
    """*Ei nyt*, wherever the question is shown. Twice is once. Raises ``NotFound`` for somebody else's."""
    if not queries.was_asked(db, who, code):
        raise NotFound
    close(db, who, code, "put_away")


def close(db: Database, who: Account, code: str, outcome: Answered) -> Waiting | None:
    """The actor answers the question that waits, or puts it away; none when it does not wait any more."""
    with write(db):
        found = queries.waiting(db, who)
        if found is None or found.code != code:
            return None
        db.execute(
            "update open_question set outcome = :outcome, acted_at = :now where code = :code",
            {"outcome": outcome, "now": clock.stamp(clock.now()), "code": code},
        )
        audit.record(db, who, f"question_{outcome}", code)
        return found
