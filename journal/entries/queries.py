"""Entries, read by their author alone."""

from __future__ import annotations

from datetime import date

from journal.accounts.models import Account
from journal.clock import moment
from journal.db import Database, Row
from journal.db.search import MATCHING_ENTRIES
from journal.entries.models import Entry, EntryLine, Passage, Revision
from journal.errors import NotFound

#: As much of a text as a list shows.
OPENING = 280
ENDING = 240

_NEWEST = """
(select r.id from revision r where r.entry_id = e.id and r.beside = 0
 order by r.created_at desc, r.version desc limit 1)
"""
_LINE = f"""
select e.code, e.state, e.written_on, e.saved_at, e.binned_at,
       coalesce((select substr(p.text, 1, {OPENING}) from passage p
                 where p.revision_id = {_NEWEST} and trim(p.text) <> '' order by p.position limit 1), '') as opening,
       coalesce((select substr(p.text, -{ENDING}) from passage p
                 where p.revision_id = {_NEWEST} and trim(p.text) <> '' order by p.position desc limit 1), '') as ending
from entry e
"""
_NEWEST_FIRST = " order by e.written_on desc, e.created_at desc, e.code"


def _line(row: Row) -> EntryLine:
    return EntryLine(
        code=row["code"],
        state=row["state"],
        written_on=date.fromisoformat(row["written_on"]),
        opening=row["opening"],
        ending=_from_a_word_on(row["ending"]),
        saved_at=moment(row["saved_at"]),
        binned_at=moment(row["binned_at"]) if row["binned_at"] else None,
    )


def _from_a_word_on(text: str) -> str:
    """A cut-off beginning gives way to an ellipsis at the next word."""
    return text if len(text) < ENDING else "…" + text.partition(" ")[2]


def passages(db: Database, who: Account, revision_id: int) -> tuple[Passage, ...]:
    """The passages of one of the asking account's revisions, in order."""
    rows = db.query(
        """
        select p.id, p.question, p.text, q.code as prompt from passage p
        join revision r on r.id = p.revision_id
        join entry e on e.id = r.entry_id and e.actor_id = :who
        left join prompt q on q.id = p.prompt_id
        where p.revision_id = :revision order by p.position
        """,
        {"revision": revision_id, "who": who.id},
    )
    return tuple(Passage(row["id"], row["prompt"], row["question"], row["text"]) for row in rows)


def entry(db: Database, who: Account, code: str, *, binned: bool = False) -> Entry:
    """One of the asking account's entries. Raises ``NotFound``; a binned one is found only when asked for."""
    rows = db.query(
        f"""
        select e.*, g.code as goal, w.words as goal_words, {_NEWEST} as revision_id from entry e
        left join goal_wording w on w.id = e.goal_wording_id
        left join goal g on g.id = w.goal_id
        where e.code = :code and e.actor_id = :who and (e.binned_at is not null) = :binned
        """,
        {"code": code, "who": who.id, "binned": int(binned)},
    )
    if not rows:
        raise NotFound
    row = rows[0]
    return Entry(
        id=row["id"],
        code=row["code"],
        state=row["state"],
        written_on=date.fromisoformat(row["written_on"]),
        language=row["language"],
        goal=row["goal"],
        goal_words=row["goal_words"],
        version=row["version"],
        saved_at=moment(row["saved_at"]),
        created_at=moment(row["created_at"]),
        kept_at=moment(row["kept_at"]) if row["kept_at"] else None,
        binned_at=moment(row["binned_at"]) if row["binned_at"] else None,
        revision_id=row["revision_id"],
        passages=passages(db, who, row["revision_id"]),
    )


def entry_or_binned(db: Database, who: Account, code: str) -> Entry:
    """One of the asking account's entries, in the bin or not. Raises ``NotFound``."""
    try:
        return entry(db, who, code)
    except NotFound:
        return entry(db, who, code, binned=True)


def exists(db: Database, code: str) -> bool:
    """Whether any entry has this code, whoever's it is: for telling a new page from a foreign one."""
    return bool(db.query("select 1 from entry where code = :code", {"code": code}))


def months(db: Database, who: Account) -> tuple[date, ...]:
    """The months in which the asking account has written, newest first."""
    rows = db.query(
        """
        select distinct substr(written_on, 1, 7) as month from entry
        where actor_id = :who and binned_at is null order by month desc
        """,
        {"who": who.id},
    )
    return tuple(date.fromisoformat(row["month"] + "-01") for row in rows)


def of_month(db: Database, who: Account, month: date) -> tuple[EntryLine, ...]:
    """The entries written in ``month`` (its first day), newest first."""
    rows = db.query(
        _LINE
        + "where e.actor_id = :who and e.binned_at is null and e.written_on >= :first and e.written_on < :after"
        + _NEWEST_FIRST,
        {"who": who.id, "first": month.isoformat(), "after": _next_month(month).isoformat()},
    )
    return tuple(map(_line, rows))


def _next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def latest(db: Database, who: Account, limit: int = 5, *, state: str | None = None) -> tuple[EntryLine, ...]:
    """The newest entries, of one state or any."""
    rows = db.query(
        _LINE
        + "where e.actor_id = :who and e.binned_at is null and (:state is null or e.state = :state)"
        + _NEWEST_FIRST
        + " limit :limit",
        {"who": who.id, "state": state, "limit": limit},
    )
    return tuple(map(_line, rows))


def since(db: Database, who: Account, day: date) -> tuple[EntryLine, ...]:
    """Entries written on ``day`` or after, newest first."""
    rows = db.query(
        _LINE + "where e.actor_id = :who and e.binned_at is null and e.written_on >= :day" + _NEWEST_FIRST,
        {"who": who.id, "day": day.isoformat()},
    )
    return tuple(map(_line, rows))


def found(db: Database, who: Account, match: str, limit: int = 50) -> tuple[EntryLine, ...]:
    """Entries that meet an expression of ``db.search``, newest first: a rank would tell of other people's texts."""
    rows = db.query(
        _LINE
        + f"where e.actor_id = :who and e.binned_at is null and e.id in {MATCHING_ENTRIES}"
        + _NEWEST_FIRST
        + " limit :limit",
        {"who": who.id, "match": match, "limit": limit},
    )
    return tuple(map(_line, rows))


def bin_of(db: Database, who: Account) -> tuple[EntryLine, ...]:
    """What the asking account has deleted and can still bring back, last deleted first."""
    rows = db.query(
        _LINE + "where e.actor_id = :who and e.binned_at is not null order by e.binned_at desc, e.code", {"who": who.id}
    )
    return tuple(map(_line, rows))


def revisions(db: Database, who: Account, entry_id: int) -> tuple[Revision, ...]:
    """Every saved state of one of the asking account's entries, newest first."""
    rows = db.query(
        """
        select r.* from revision r join entry e on e.id = r.entry_id and e.actor_id = :who
        where r.entry_id = :entry order by r.created_at desc, r.version desc
        """,
        {"entry": entry_id, "who": who.id},
    )
    return tuple(_revision(db, who, row) for row in rows)


def beside(db: Database, who: Account, entry_id: int) -> tuple[Revision, ...]:
    """Texts of this entry that were written in another place at the same time."""
    return tuple(one for one in revisions(db, who, entry_id) if one.beside)


def _revision(db: Database, who: Account, row: Row) -> Revision:
    return Revision(
        row["code"],
        moment(row["saved_at"]),
        bool(row["kept"]),
        bool(row["beside"]),
        passages(db, who, row["id"]),
    )
