"""Feedback: an actor's own sheets, and the one a mentor was given by name."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.clock import moment
from journal.db import Database
from journal.errors import NotFound
from journal.feedback.models import Given, Letter
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship


def mentored_in(db: Database, who: Account, code: str) -> Mentorship:
    """A mentorship in which the asking account is the actor. Raises ``NotFound``."""
    pair = pairs.mentorship(db, who, code)
    if pair.actor.id != who.id:
        raise NotFound
    return pair


def given(db: Database, who: Account, code: str) -> Given:
    """What the asking actor has given in one mentorship. Raises ``NotFound``."""
    pair = mentored_in(db, who, code)
    letters = db.query("select text, sent_at from feedback_letter where mentorship_id = :pair", {"pair": pair.id})
    answered = db.query("select 1 from feedback_given where mentorship_id = :pair", {"pair": pair.id})
    return Given(Letter(letters[0]["text"], moment(letters[0]["sent_at"])) if letters else None, bool(answered))


def readable_letter(db: Database, who: Account, code: str) -> Letter | None:
    """What the actor of one of the asking mentor's mentorships wrote to them, before the end and after it."""
    rows = db.query(
        "select text, sent_at from readable_feedback where mentor_id = :who and mentorship_code = :pair",
        {"who": who.id, "pair": code},
    )
    return Letter(rows[0]["text"], moment(rows[0]["sent_at"])) if rows else None
