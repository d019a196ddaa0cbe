"""Letting the mentor read a copy of a SWOT, box by box; taking it back; the mark that reading leaves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from journal import audit, clock
from journal.accounts.models import Account
from journal.agreements.models import SharedSwot, Swot
from journal.agreements.queries import swots as queries
from journal.codes import new_code
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from journal.mentorships.service.allowing import refuse_unlawful_share

_SHARE = """
insert into swot_share (code, key, swot_id, mentorship_id, version, from_at, until_at)
select :code, :key, w.id, :pair, w.version, :begins, :until from swot w where w.code = :swot returning id
"""


def share(
    db: Database, who: Account, mentorship: str, swot: str, boxes: Sequence[str], version: int, key: str,
    delay: timedelta, until: datetime | None = None,
) -> None:  # fmt: skip
    """Let the mentor read a copy of some boxes as they were previewed (``version``), after ``delay`` and until a day.

    The same key again is the same share; a newer copy takes the older one's place when it begins. Raises ``NotFound``,
    ``Conflict`` (``pair_not_active``, ``promise_missing``, ``swot_changed``), ``Invalid`` (``nothing``).
    """
    pair = pairs.mentorship(db, who, mentorship)
    refuse_unlawful_share(who, pair)
    with write(db):
        found = queries.swot(db, who, swot)
        if _shared_already(db, who, swot, key):
            return
        if found.version != version:
            raise Conflict("swot_changed")
        chosen = {box: text for box, text in found.texts.items() if box in boxes and text.strip()}
        if not chosen:
            raise Invalid({"boxes": "nothing"})
        _copy(db, who, pair, found, chosen, key, (clock.now() + delay, until))


def _shared_already(db: Database, who: Account, swot: str, key: str) -> bool:
    known = db.query(
        "select w.code, w.actor_id from swot_share s join swot w on w.id = s.swot_id where s.key = :key", {"key": key}
    )
    if known and (known[0]["code"], known[0]["actor_id"]) != (swot, who.id):
        raise Conflict("key_used")
    return bool(known)


def _copy(
    db: Database, who: Account, pair: Mentorship, swot: Swot, chosen: dict[str, str], key: str,
    time: tuple[datetime, datetime | None],
) -> None:  # fmt: skip
    code = new_code()
    row = db.query(
        _SHARE,
        {
            "code": code,
            "key": key,
            "swot": swot.code,
            "pair": pair.id,
            "begins": clock.stamp(time[0]),
            "until": clock.stamp(time[1]) if time[1] else None,
        },
    )[0]
    for box, text in chosen.items():
        db.execute(
            "insert into swot_share_box (share_id, box, text) values (:share, :box, :text)",
            {"share": row["id"], "box": box, "text": text},
        )
    audit.record(db, who, "swot_shared", code)


def take_back(db: Database, who: Account, swot: str) -> bool:
    """Take the newest share back before anybody could see it, as if it had never been; else withdraw what is open.

    Returns whether nobody could see it. Raises ``NotFound``.
    """
    newest = queries.newest_share(db, who, swot)
    if newest.from_at <= clock.now() or not newest.open_at(clock.now()):
        withdraw(db, who, swot)
        return False
    with write(db):
        db.execute("delete from swot_share where code = :code", {"code": newest.code})
        audit.record(db, who, "swot_share_undone", newest.code)
    return True


def withdraw(db: Database, who: Account, swot: str) -> None:
    """Take back every open copy of a SWOT. It works at once, and no message is sent. Raises ``NotFound``."""
    queries.swot(db, who, swot)
    now = clock.stamp(clock.now())
    with write(db):
        gone = db.query(
            """
            update swot_share set until_at = :now where (until_at is null or until_at > :now)
            and swot_id = (select id from swot where code = :swot and actor_id = :who) returning code
            """,
            {"now": now, "swot": swot, "who": who.id},
        )
        for row in gone:
            audit.record(db, who, "swot_share_withdrawn", row["code"])


def withdraw_all(db: Database, who: Account) -> None:
    """Take back every open copy of every SWOT."""
    with write(db):
        for one in queries.open_swot_shares(db, who, clock.now()):
            withdraw(db, who, one.swot)


def note_reading(db: Database, who: Account, mentorship: str, now: datetime, today: date) -> None:
    """The mentor has the shared SWOT of one mentorship before them: one line a day, which its author sees."""
    with write(db):
        db.execute(
            """
            insert into swot_reading (swot_id, account_id, day)
            select distinct s.swot_id, s.mentor_id, :day from readable_swot s
            where s.mentor_id = :who and s.mentorship_code = :pair
              and s.from_at <= :now and (s.until_at is null or :now < s.until_at)
            on conflict do nothing
            """,
            {"who": who.id, "pair": mentorship, "day": today.isoformat(), "now": clock.stamp(now)},
        )


def opened(db: Database, who: Account, mentorship: str, now: datetime, today: date) -> tuple[SharedSwot, ...]:
    """The SWOTs a mentor may read in one mentorship, for a page that shows them; reading leaves its mark."""
    readable = queries.readable_swot(db, who, mentorship, now)
    if queries.unread_on(db, who, mentorship, now, today):
        note_reading(db, who, mentorship, now, today)
    return readable
