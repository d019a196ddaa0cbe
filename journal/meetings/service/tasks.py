"""Interim tasks: proposed by either of the pair, taken by the actor in words of their own, put away."""

from __future__ import annotations

from journal import audit, clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid, NotFound
from journal.meetings import queries
from journal.meetings.models import TASK_KINDS, TaskKind
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship

LONGEST_TASK = 1000

_TASK = """
insert into interim_task (code, key, mentorship_id, proposer_id, kind, proposal, words, proposed_at, taken_at)
values (:code, :key, :pair, :who, :kind, :proposal, :words, :now, :taken)
"""


def propose(db: Database, who: Account, mentorship: str, kind: str, text: str, key: str) -> str:
    """A task for between two meetings; returns its code. What the actor writes is theirs at once.

    The same key again is the same task. Raises ``NotFound``, ``Conflict`` (``pair_not_active``, ``key_used``),
    ``Invalid`` (``empty``, ``too_long``, ``kind``).
    """
    pair = _running(db, who, mentorship)
    found, words = _kind(kind), _words(text)
    with write(db):
        known = _known(db, pair, key)
        if known:
            return known
        own = who.id == pair.actor.id
        code = _added(db, who, pair, key, (found, "" if own else words, words if own else None))
        audit.record(db, who, "task_taken" if own else "task_proposed", code)
        return code


def take(db: Database, who: Account, code: str, text: str) -> None:
    """The actor takes a proposal in words of their own. Taken again, the same words change nothing.

    Raises ``NotFound`` for anybody else, ``Conflict`` (``task_taken``, ``pair_not_active``), ``Invalid``.
    """
    task, mentorship = queries.own_task(db, who, code)
    _actors(_running(db, who, mentorship), who)
    words = _words(text)
    if task.kind == "none":
        raise NotFound
    with write(db):
        taken = db.query(
            "update interim_task set words = :words, taken_at = :now, put_away_at = null "
            "where code = :code and words is null returning code",
            {"words": words, "now": clock.stamp(clock.now()), "code": code},
        )
        if taken:
            audit.record(db, who, "task_taken", code)
        elif queries.own_task(db, who, code)[0].words != words:
            raise Conflict("task_taken")


def choose_none(db: Database, who: Account, mentorship: str, key: str) -> None:
    """No interim task this time: the actor's choice, and theirs alone to know. The same key again is the same choice.

    Raises ``NotFound`` for anybody but the actor, ``Conflict`` (``pair_not_active``, ``key_used``).
    """
    pair = _running(db, who, mentorship)
    _actors(pair, who)
    with write(db):
        if not _known(db, pair, key):
            code = _added(db, who, pair, key, ("none", "", None))
            audit.record(db, who, "task_none", code)


def put_away(db: Database, who: Account, code: str) -> None:
    """The actor lays a task aside; nobody else learns of it. Raises ``NotFound`` for anybody else."""
    _, mentorship = queries.own_task(db, who, code)
    _actors(pairs.mentorship(db, who, mentorship), who)
    with write(db):
        put = db.query(
            "update interim_task set put_away_at = :now where code = :code and put_away_at is null and kind <> 'none' "
            "returning code",
            {"now": clock.stamp(clock.now()), "code": code},
        )
        if put:
            audit.record(db, who, "task_put_away", code)


def withdraw(db: Database, who: Account, code: str) -> None:
    """Take back a proposal of one's own that has not been taken.

    Raises ``NotFound`` for somebody else's, ``Conflict`` (``task_taken``) when it was taken meanwhile.
    """
    task, mentorship = queries.own_task(db, who, code)
    if task.by_actor != (who.id == pairs.mentorship(db, who, mentorship).actor.id):
        raise NotFound
    with write(db):
        gone = db.query("delete from interim_task where code = :code and words is null returning code", {"code": code})
        if not gone:
            raise Conflict("task_taken")
        audit.record(db, who, "task_withdrawn", code)


def _running(db: Database, who: Account, mentorship: str) -> Mentorship:
    pair = queries.seen_pair(db, who, mentorship)
    if pair.state != "active":
        raise Conflict("pair_not_active")
    return pair


def _actors(pair: Mentorship, who: Account) -> None:
    if pair.actor.id != who.id:
        raise NotFound


def _kind(kind: str) -> TaskKind:
    for known in TASK_KINDS:
        if known == kind:
            return known
    raise Invalid({"kind": "kind"})


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise Invalid({"text": "empty"})
    if len(words) > LONGEST_TASK:
        raise Invalid({"text": "too_long"})
    return words


def _known(db: Database, pair: Mentorship, key: str) -> str:
    rows = db.query("select code, mentorship_id from interim_task where key = :key", {"key": key})
    if rows and rows[0]["mentorship_id"] != pair.id:
        raise Conflict("key_used")
    return str(rows[0]["code"]) if rows else ""


def _added(db: Database, who: Account, pair: Mentorship, key: str, told: tuple[str, str, str | None]) -> str:
    kind, proposal, words = told
    code, now = new_code(), clock.stamp(clock.now())
    row = {"code": code, "key": key, "pair": pair.id, "who": who.id, "kind": kind, "proposal": proposal}
    db.execute(_TASK, {**row, "words": words, "now": now, "taken": now if words else None})
    return code
