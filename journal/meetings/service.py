"""Planning meetings, saying how they went, and the wish for the next one."""

from __future__ import annotations

from datetime import datetime

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound
from journal.meetings import queries
from journal.meetings.models import Kind, State
from journal.mentorships import queries as pairs

LONGEST_WISH = 4000
#: Days until the farthest meeting one can plan.
FARTHEST = 731

_PLAN = """
insert into meeting (code, key, mentorship_id, starts_at, minutes, kind, place, created_at)
values (:code, :key, :pair, :starts, :minutes, :kind, :place, :now)
"""


def plan(
    db: Database, who: Account, mentorship: str, starts_at: datetime, minutes: int, kind: Kind, place: str, key: str
) -> str:
    """A new meeting of a running pair; returns its code. The same key again is the same meeting.

    Raises ``NotFound``, ``Conflict`` (``pair_not_active``, ``key_used``), ``Invalid`` (``past``, ``far``).
    """
    pair = pairs.mentorship(db, who, mentorship)
    if pair.state != "active":
        raise Conflict("pair_not_active")
    _refuse_far_moments(starts_at)
    with write(db):
        known = db.query("select code, mentorship_id from meeting where key = :key", {"key": key})
        if known and known[0]["mentorship_id"] != pair.id:
            raise Conflict("key_used")
        if known:
            return str(known[0]["code"])
        code = new_code()
        db.execute(
            _PLAN,
            {
                "code": code,
                "key": key,
                "pair": pair.id,
                "starts": clock.stamp(starts_at),
                "minutes": minutes,
                "kind": kind,
                "place": place,
                "now": clock.stamp(clock.now()),
            },
        )
        audit.record(db, who, "meeting_planned", code)
        return code


def _refuse_far_moments(starts_at: datetime) -> None:
    if starts_at <= clock.now():
        raise Invalid({"day": "past"})
    if starts_at > clock.ahead(days=FARTHEST):
        raise Invalid({"day": "far"})


def mark(db: Database, who: Account, code: str, state: State) -> None:
    """Either says once how a meeting went. A held one takes the wish with it. Raises ``NotFound``."""
    meeting = queries.meeting(db, who, code)
    if state == "held" and meeting.starts_at > clock.now():
        raise Conflict("meeting_ahead")
    with write(db):
        marked = db.query(
            "update meeting set state = :state, marked_at = :now where code = :code and state = 'planned' "
            "returning id, mentorship_id",
            {"state": state, "now": clock.stamp(clock.now()), "code": code},
        )
        if not marked:
            return
        if state == "held":
            db.execute(
                "update wish set meeting_id = :meeting where mentorship_id = :pair and meeting_id is null",
                {"meeting": marked[0]["id"], "pair": marked[0]["mentorship_id"]},
            )
        audit.record(db, who, f"meeting_{state}", code)


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
            {
                "pair": pair.id,
                "text": text,
                "key": key,
                "now": clock.stamp(clock.now()),
                "based_on": based_on,
            },
        )
        if not rows:
            raise Conflict("wish_changed")
        return int(rows[0]["version"])
