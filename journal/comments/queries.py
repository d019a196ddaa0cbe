"""The mentor's words: the actor reads what was sent, the mentor only beside what may be read now."""

from __future__ import annotations

from datetime import date, datetime

from journal.accounts.models import Account
from journal.clock import moment, stamp
from journal.comments.models import Left, Place, Received, Sent, Unsent, Waiting
from journal.db import Database, Row
from journal.errors import NotFound
from journal.mentorships import queries as pairs

_RECEIVED = """
select c.*, e.code as entry, e.written_on, o.name as mentor from comment c
join entry e on e.id = c.entry_id and e.actor_id = :who and e.binned_at is null
join mentorship m on m.id = c.mentorship_id
join account o on o.id = m.mentor_id
"""


def received(db: Database, who: Account) -> tuple[Received, ...]:
    """Every comment on the asking account's entries, latest first; those on binned entries wait in the bin."""
    rows = db.query(_RECEIVED + "order by c.sent_at desc, c.code", {"who": who.id})
    return tuple(map(_received, rows))


def received_on(db: Database, who: Account, entry: str) -> tuple[Received, ...]:
    """The comments on one of the asking account's entries, oldest first."""
    rows = db.query(_RECEIVED + "where e.code = :entry order by c.sent_at, c.code", {"who": who.id, "entry": entry})
    return tuple(map(_received, rows))


def received_since(db: Database, who: Account, since: datetime) -> tuple[Received, ...]:
    """The comments sent to the asking account after ``since``, latest first."""
    rows = db.query(
        _RECEIVED + "where c.sent_at > :since order by c.sent_at desc, c.code", {"who": who.id, "since": stamp(since)}
    )
    return tuple(map(_received, rows))


def _received(row: Row) -> Received:
    return Received(
        row["code"],
        row["mentor"],
        row["entry"],
        date.fromisoformat(row["written_on"]),
        row["text"],
        moment(row["shared_at"]),
        moment(row["sent_at"]),
    )


def place_of_share(db: Database, who: Account, code: str, now: datetime) -> Place:
    """Where the asking mentor comments on the share of an entry that can be read at ``now``. Raises ``NotFound``."""
    rows = db.query(
        """
        select s.mentorship_id, s.mentorship_code, s.entry_id, s.from_at from readable_share s
        where s.share_code = :code and s.mentor_id = :who
          and s.from_at <= :now and (s.until_at is null or :now < s.until_at)
          and not exists (select 1 from readable_share n where n.entry_id = s.entry_id
                          and n.mentorship_id = s.mentorship_id and n.from_at > s.from_at and n.from_at <= :now)
        """,
        {"code": code, "who": who.id, "now": stamp(now)},
    )
    if not rows:
        raise NotFound
    row = rows[0]
    return Place(row["mentorship_id"], row["mentorship_code"], row["entry_id"], code, moment(row["from_at"]))


def place_of_question(db: Database, who: Account, mentorship: str) -> Place:
    """Where the mentor of an active pair leaves an open question. Raises ``NotFound``."""
    pair = pairs.mentorship(db, who, mentorship)
    if pair.mentor.id != who.id or pair.state != "active":
        raise NotFound
    return Place(pair.id, pair.code, None, pair.code)


def unsent(db: Database, who: Account, place: Place) -> Unsent | None:
    """What the asking mentor has typed at a place and not sent, or none."""
    rows = db.query(
        """
        select u.* from unsent u join mentorship m on m.id = u.mentorship_id and m.mentor_id = :who
        where u.mentorship_id = :pair and coalesce(u.entry_id, 0) = coalesce(:entry, 0)
        """,
        {"who": who.id, "pair": place.mentorship_id, "entry": place.entry_id},
    )
    return Unsent(rows[0]["text"], rows[0]["version"], moment(rows[0]["saved_at"])) if rows else None


def sent(db: Database, who: Account, mentorship: str, now: datetime) -> dict[str, tuple[Sent, ...]]:
    """Code of each share that can be read at ``now`` → the asking mentor's comments on its entry, oldest first."""
    rows = db.query(
        """
        select s.share_code, c.text, c.sent_at from readable_share s
        join comment c on c.entry_id = s.entry_id and c.mentorship_id = s.mentorship_id
        where s.mentor_id = :who and s.mentorship_code = :pair
          and s.from_at <= :now and (s.until_at is null or :now < s.until_at)
        order by c.sent_at, c.code
        """,
        {"who": who.id, "pair": mentorship, "now": stamp(now)},
    )
    found: dict[str, tuple[Sent, ...]] = {}
    for row in rows:
        found[row["share_code"]] = (*found.get(row["share_code"], ()), Sent(row["text"], moment(row["sent_at"])))
    return found


def left(db: Database, who: Account, mentorship: str) -> Left | None:
    """The open question the asking mentor has left in an active pair, or none: what came of it is not asked for."""
    rows = db.query(
        """
        select q.text, q.asked_at, m.code as pair from open_question q
        join mentorship m on m.id = q.mentorship_id and m.mentor_id = :who and m.state = 'active'
        where m.code = :pair and q.withdrawn_at is null
        """,
        {"who": who.id, "pair": mentorship},
    )
    return next((Left(row["text"], moment(row["asked_at"])) for row in rows if _runs(db, who, row)), None)


def _runs(db: Database, who: Account, row: Row) -> bool:
    """Whether the pair is active now: an end or a pause whose time has come does not wait for upkeep."""
    return pairs.mentorship(db, who, row["pair"]).state == "active"


def waiting(db: Database, who: Account) -> Waiting | None:
    """The open question that waits for the asking actor in an active pair, or none."""
    rows = db.query(
        """
        select q.code, q.text, q.asked_at, m.code as pair, o.name as mentor from open_question q
        join mentorship m on m.id = q.mentorship_id and m.actor_id = :who and m.state = 'active'
        join account o on o.id = m.mentor_id
        where q.withdrawn_at is null and q.outcome is null order by q.asked_at desc, q.code
        """,
        {"who": who.id},
    )
    asked = (row for row in rows if _runs(db, who, row))
    return next((Waiting(one["code"], one["mentor"], one["text"], moment(one["asked_at"])) for one in asked), None)


def was_asked(db: Database, who: Account, code: str) -> bool:
    """Whether an open question was ever put to the asking account."""
    rows = db.query(
        """
        select 1 from open_question q join mentorship m on m.id = q.mentorship_id and m.actor_id = :who
        where q.code = :code
        """,
        {"who": who.id, "code": code},
    )
    return bool(rows)
