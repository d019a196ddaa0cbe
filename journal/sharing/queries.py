"""Shares: the author's side reads its own rows, the mentor's side reads the ``readable_*`` views alone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from journal import clock
from journal.accounts.models import Account
from journal.clock import local_day, moment, stamp
from journal.db import Database, Row
from journal.entries import queries as entries
from journal.entries.models import Passage
from journal.errors import NotFound
from journal.sharing.models import FIRST, Share, SharedPassage, SharedText, Stretch

_OWN = """
select s.*, e.code as entry, m.code as mentorship, o.name as mentor, coalesce(m.ended_at, m.ends_at) as pair_ends,
       s.revision_id = (select n.id from revision n where n.entry_id = e.id and n.beside = 0
                        order by n.created_at desc, n.version desc limit 1) as current,
       m.state in ('active', 'paused') and (m.state = 'paused' or m.pause_starts_at <= :at)
         and (m.pause_ends_at is null or :at < m.pause_ends_at) as rests
from share s
join entry e on e.id = s.entry_id and e.actor_id = :who
join mentorship m on m.id = s.mentorship_id
join account o on o.id = m.mentor_id
"""
#: Added to every look at a view: a share is readable from its beginning until its end, by the clock of whoever asks.
_IN_TIME = " s.from_at <= :now and (s.until_at is null or :now < s.until_at) "
#: Of several shares of one entry only the one that began last is read; once it ends, no older one comes to light.
_LATEST = """ and not exists (
  select 1 from readable_share n where n.entry_id = s.entry_id and n.mentorship_id = s.mentorship_id
  and n.from_at > s.from_at and n.from_at <= :now) """


def _share(db: Database, who: Account, row: Row) -> Share:
    chosen = {
        one["passage_id"]
        for one in db.query("select passage_id from share_passage where share_id = :id", {"id": row["id"]})
    }
    # Nothing can be read after the mentoring, however long it was shared for.
    until = min((one for one in (row["until_at"], row["pair_ends"]) if one), default=None)
    return Share(
        row["code"],
        row["entry"],
        row["mentorship"],
        row["mentor"],
        moment(row["from_at"]),
        moment(until) if until else None,
        moment(row["withdrawn_at"]) if row["withdrawn_at"] else None,
        bool(row["current"]),
        bool(row["rests"]),
        tuple(one for one in entries.passages(db, who, row["revision_id"]) if one.id in chosen),
    )


def open_shares(db: Database, who: Account, now: datetime) -> tuple[Share, ...]:
    """Everything the asking account's mentors can read now, in a moment or after a pause, latest first."""
    rows = db.query(
        _OWN
        + """
        where s.withdrawn_at is null and (s.until_at is null or :now < s.until_at) and m.state in ('active', 'paused')
        and (m.ends_at is null or :now < m.ends_at)
        and not exists (select 1 from share n where n.entry_id = s.entry_id and n.mentorship_id = s.mentorship_id
                        and n.from_at > s.from_at)
        order by s.from_at desc, s.code
        """,
        {"who": who.id, "now": stamp(now), "at": stamp(now)},
    )
    return tuple(_share(db, who, row) for row in rows)


def shares_of(db: Database, who: Account, entry_code: str) -> tuple[Share, ...]:
    """Every share of one of the asking account's entries, latest first."""
    rows = db.query(
        _OWN + "where e.code = :entry order by s.from_at desc, s.code",
        {"who": who.id, "entry": entry_code, "at": stamp(clock.now())},
    )
    return tuple(_share(db, who, row) for row in rows)


def readable_before(db: Database, who: Account, mentorship: str) -> tuple[Share, ...]:
    """What the asking account's former mentor could read until that mentorship ended, latest shared first."""
    rows = db.query(
        _OWN
        + """
        where m.code = :pair and m.ended_at is not null and s.withdrawn_at is null and e.binned_at is null
        and s.from_at <= m.ended_at and (s.until_at is null or s.until_at > m.ended_at)
        and not exists (select 1 from share n where n.entry_id = s.entry_id and n.mentorship_id = s.mentorship_id
                        and n.from_at > s.from_at)
        order by s.from_at desc, s.code
        """,
        {"who": who.id, "pair": mentorship, "at": stamp(clock.now())},
    )
    return tuple(_share(db, who, row) for row in rows)


def share(db: Database, who: Account, code: str) -> Share:
    """One share of the asking account's own. Raises ``NotFound``."""
    rows = db.query(_OWN + "where s.code = :code", {"who": who.id, "code": code, "at": stamp(clock.now())})
    if not rows:
        raise NotFound
    return _share(db, who, rows[0])


def begins(db: Database, who: Account, key: str) -> datetime:
    """When what the asking account shared with ``key`` can be seen first. Raises ``NotFound``."""
    told = {"who": who.id, "key": key, "at": stamp(clock.now())}
    rows = db.query(_OWN + "where s.key = :key order by s.from_at limit 1", told)
    if not rows:
        raise NotFound
    return moment(rows[0]["from_at"])


def readings(db: Database, who: Account, entry_code: str) -> tuple[date, ...]:
    """The days on which a mentor read one of the asking account's entries, latest first."""
    rows = db.query(
        """
        select distinct r.day from reading r join entry e on e.id = r.entry_id and e.actor_id = :who
        where e.code = :entry order by r.day desc
        """,
        {"who": who.id, "entry": entry_code},
    )
    return tuple(date.fromisoformat(row["day"]) for row in rows)


def readable_texts(
    db: Database, who: Account, mentorship: str, now: datetime, zone: ZoneInfo, stretch: Stretch = FIRST
) -> tuple[SharedText, ...]:
    """What the mentor may read in one mentorship at ``now``, a stretch of it, latest written first."""
    rows = db.query(
        "select s.* from readable_share s where s.mentor_id = :who and s.mentorship_code = :pair and"
        + _IN_TIME
        + _LATEST
        + """and (:since is null or s.from_at > :since) and (:before is null or s.from_at <= :before)
        order by s.written_on desc, s.from_at desc, s.share_code limit :most offset :skip""",
        {
            "who": who.id,
            "pair": mentorship,
            "now": stamp(now),
            "since": stamp(stretch.since) if stretch.since else None,
            "before": stamp(stretch.before) if stretch.before else None,
            "most": stretch.most,
            "skip": stretch.skip,
        },
    )
    return tuple(_shared_text(db, who, row, now, zone) for row in rows)


def unread_on(db: Database, who: Account, now: datetime, day: date) -> frozenset[str]:
    """The codes of the shares the asking mentor may read at ``now`` whose entries carry no mark of that day yet."""
    rows = db.query(
        "select s.share_code from readable_share s where s.mentor_id = :who and"
        + _IN_TIME
        + "and not exists (select 1 from reading r where r.entry_id = s.entry_id and r.account_id = s.mentor_id "
        "and r.day = :day)",
        {"who": who.id, "now": stamp(now), "day": day.isoformat()},
    )
    return frozenset(row["share_code"] for row in rows)


def readable_text(db: Database, who: Account, code: str, now: datetime, zone: ZoneInfo) -> SharedText:
    """One shared text, for the mentor it was shared with. Raises ``NotFound`` outside its time."""
    rows = db.query(
        "select s.* from readable_share s where s.share_code = :code and s.mentor_id = :who and" + _IN_TIME + _LATEST,
        {"code": code, "who": who.id, "now": stamp(now)},
    )
    if not rows:
        raise NotFound
    return _shared_text(db, who, rows[0], now, zone)


def _shared_text(db: Database, who: Account, row: Row, now: datetime, zone: ZoneInfo) -> SharedText:
    passages = db.query(
        "select s.question, s.text from readable_passage s where s.share_code = :code and s.mentor_id = :who and"
        + _IN_TIME
        + "order by s.position",
        {"code": row["share_code"], "who": who.id, "now": stamp(now)},
    )
    return SharedText(
        row["share_code"],
        row["mentorship_code"],
        date.fromisoformat(row["written_on"]),
        row["language"],
        local_day(moment(row["from_at"]), zone),
        tuple(SharedPassage(one["question"], one["text"]) for one in passages),
    )


def has_read(db: Database, who: Account, mentorship: str, now: datetime) -> bool:
    """Whether the asking mentor has read a text in this mentorship before: the first one carries a sentence."""
    rows = db.query(
        """
        select 1 from readable_share s join reading r on r.entry_id = s.entry_id and r.account_id = s.mentor_id
        where s.mentor_id = :who and s.mentorship_code = :pair and
        """
        + _IN_TIME
        + "limit 1",
        {"who": who.id, "pair": mentorship, "now": stamp(now)},
    )
    return bool(rows)


def passages_by_position(passages: tuple[Passage, ...], positions: tuple[int, ...]) -> tuple[Passage, ...]:
    """The passages at ``positions``, in order."""
    return tuple(one for place, one in enumerate(passages) if place in positions)
