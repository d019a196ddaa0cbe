"""Sharing, taking back, and the mark that reading leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from journal import audit, clock
from journal.accounts.models import Account
from journal.agreements.service.sharing import withdraw_all as withdraw_swots
from journal.codes import new_code
from journal.db import Database, write
from journal.entries import queries as entries
from journal.errors import Conflict, Invalid, NotFound
from journal.goals import service as goals
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from journal.mentorships.service import show_goals
from journal.mentorships.service.allowing import refuse_unlawful_share
from journal.sharing import queries
from journal.sharing.models import Selected, SharedUntil

_SHARE = """
insert into share (code, key, mentorship_id, entry_id, revision_id, from_at, until_at, shared_until, created_at)
values (:code, :key, :pair, :entry, :revision, :begins, :until, :shared_until, :now) returning id
"""


def share(
    db: Database,
    who: Account,
    mentorship: str,
    selected: Sequence[Selected],
    until: tuple[SharedUntil, datetime | None],
    key: str,
    delay: timedelta,
) -> None:
    """Let the mentor read the newest revision of each entry, as it was previewed, after ``delay``.

    The same key again is the same share; a newer share of an entry takes the older one's place when it begins. Raises
    ``NotFound``, ``Conflict`` (``pair_not_active``, ``promise_missing``, ``entry_changed``, ``key_used``), ``Invalid``
    (``nothing``).
    """
    pair = pairs.mentorship(db, who, mentorship)
    refuse_unlawful_share(who, pair)
    if not selected or not all(one.positions for one in selected):
        raise Invalid({"entries": "nothing"})
    with write(db):
        known = db.query("select mentorship_id from share where key = :key limit 1", {"key": key})
        if known and known[0]["mentorship_id"] != pair.id:
            raise Conflict("key_used")
        if known:
            return
        for one in selected:
            _share_one(db, who, pair, _as_previewed(db, who, one), until, key, delay)


def _as_previewed(db: Database, who: Account, one: Selected) -> Selected:
    """The entry as it stands inside the write: a save of another page may have come since it was read."""
    now = replace(one, entry=entries.entry(db, who, one.entry.code))
    if now.entry.version != one.previewed:
        raise Conflict("entry_changed")
    return now


def _share_one(
    db: Database,
    who: Account,
    pair: Mentorship,
    one: Selected,
    until: tuple[SharedUntil, datetime | None],
    key: str,
    delay: timedelta,
) -> None:
    now, code = clock.now(), new_code()
    row = db.query(
        _SHARE,
        {
            "code": code,
            "key": key,
            "pair": pair.id,
            "entry": one.entry.id,
            "revision": one.entry.revision_id,
            "begins": clock.stamp(now + delay),
            "until": clock.stamp(until[1]) if until[1] else None,
            "shared_until": until[0],
            "now": clock.stamp(now),
        },
    )[0]
    for passage in queries.passages_by_position(one.entry.passages, one.positions):
        db.execute(
            "insert into share_passage (share_id, passage_id) values (:share, :passage)",
            {"share": row["id"], "passage": passage.id},
        )
    audit.record(db, who, "shared", code)


def undo(db: Database, who: Account, key: str) -> None:
    """Take back what was shared with ``key`` before anybody could see it, as if it had never been.

    What is visible already is withdrawn. Raises ``NotFound``.
    """
    now = clock.stamp(clock.now())
    with write(db):
        rows = db.query(
            """
            select s.id, s.code, s.from_at from share s
            join entry e on e.id = s.entry_id and e.actor_id = :who where s.key = :key
            """,
            {"who": who.id, "key": key},
        )
        if not rows:
            raise NotFound
        for row in rows:
            if row["from_at"] <= now:
                _withdraw(db, who, row["code"], now)
                continue
            db.execute("delete from share where id = :id", {"id": row["id"]})
            audit.record(db, who, "share_undone", row["code"])


def withdraw(db: Database, who: Account, code: str) -> None:
    """Take a share back, with any earlier one of the same entry that would come to light again.

    It works at once, and no message is sent. Raises ``NotFound``.
    """
    queries.share(db, who, code)
    with write(db):
        _withdraw(db, who, code, clock.stamp(clock.now()))


def withdraw_all(db: Database, who: Account) -> None:
    """Take back everything that is open, the sight of the goals too."""
    now = clock.now()
    with write(db):
        for one in queries.open_shares(db, who, now):
            _withdraw(db, who, one.code, clock.stamp(now))
        withdraw_swots(db, who)
        goals.take_back_points(db, who)
        for pair in pairs.as_actor(db, who):
            if pair.goals_visible:
                show_goals(db, who, pair.code, visible=False)


def _withdraw(db: Database, who: Account, code: str, now: str) -> None:
    gone = db.query(
        """
        update share set withdrawn_at = :now where withdrawn_at is null and (until_at is null or until_at > :now)
        and (entry_id, mentorship_id) in (select s.entry_id, s.mentorship_id from share s where s.code = :code)
        returning code
        """,
        {"now": now, "code": code},
    )
    for row in gone:
        audit.record(db, who, "share_withdrawn", row["code"])
