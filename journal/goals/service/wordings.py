"""Setting, rewording, reaching and letting go of goals."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.goals import queries
from journal.goals.models import State
from journal.goals.service.owning import own_id, refuse_foreign_key

LONGEST = 2000
#: Those let go do not count.
MOST = 200


def add(db: Database, who: Account, words: str, topic: str, key: str) -> str:
    """A new goal; returns its code. The same key again is the same goal. Raises ``Invalid``, ``Conflict``."""
    words = _checked(words)
    with write(db):
        known = db.query("select code, actor_id from goal where key = :key", {"key": key})
        if known and known[0]["actor_id"] != who.id:
            raise Conflict("key_used")
        if known:
            return str(known[0]["code"])
        if sum(goal.state != "let_go" for goal in queries.goals(db, who)) >= MOST:
            raise Invalid({"words": "too_many"})
        code, now = new_code(), clock.stamp(clock.now())
        row = db.query(
            """
            insert into goal (code, key, actor_id, topic, created_at, changed_at)
            values (:code, :key, :who, :topic, :now, :now) returning id
            """,
            {"code": code, "key": key, "who": who.id, "topic": topic, "now": now},
        )[0]
        _word(db, row["id"], words, "", key)
        audit.record(db, who, "goal_added", code)
        return code


def reword(db: Database, who: Account, code: str, words: str, reason: str, topic: str, key: str) -> None:
    """New words for a goal; the old ones stay with their date. Raises ``NotFound``, ``Invalid``, ``Conflict``."""
    words = _checked(words)
    with write(db):
        goal = queries.goal(db, who, code)
        goal_id = own_id(db, who, code)
        db.execute(
            "update goal set topic = :topic, changed_at = :now where id = :id",
            {"topic": topic, "now": clock.stamp(clock.now()), "id": goal_id},
        )
        if goal.words != words:
            _word(db, goal_id, words, reason, key)
        audit.record(db, who, "goal_reworded", code)


def set_state(db: Database, who: Account, code: str, state: State) -> None:
    """Open, reached or let go: the actor says so alone."""
    with write(db):
        told = {"state": state, "now": clock.stamp(clock.now()), "id": own_id(db, who, code)}
        moved = db.query(
            "update goal set state = :state, changed_at = :now where id = :id and state <> :state returning id", told
        )
        if not moved:
            return
        db.execute("insert into goal_state (goal_id, state, from_at) values (:id, :state, :now)", told)
        audit.record(db, who, f"goal_{state}", code)


def _word(db: Database, goal_id: int, words: str, reason: str, key: str) -> None:
    refuse_foreign_key(db, "goal_wording", goal_id, key)
    db.execute(
        """
        insert into goal_wording (key, goal_id, words, reason, from_at) values (:key, :goal, :words, :reason, :now)
        on conflict (key) do nothing
        """,
        {"key": key, "goal": goal_id, "words": words, "reason": reason, "now": clock.stamp(clock.now())},
    )


def _checked(words: str) -> str:
    words = words.strip()
    if not words:
        raise Invalid({"words": "empty"})
    if len(words) > LONGEST:
        raise Invalid({"words": "too_long"})
    return words
