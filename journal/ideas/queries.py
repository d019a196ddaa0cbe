"""Ideas: the sender reads by their own link, a director reads what has come, a pair what was given to be told."""

from __future__ import annotations

from datetime import date, datetime

from journal.accounts.models import Account
from journal.clock import moment, now, stamp
from journal.db import Database, Row
from journal.errors import NotFound
from journal.ideas.models import MONTHS, Draft, Month, Placed, Received, Released, Sent, Told
from journal.mentorships import queries as pairs

_LATEST = " order by i.sent_on desc, i.code"


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def exists(db: Database, code: str) -> bool:
    """Whether any draft has this code, whoever's it is: for telling a new page from a foreign one."""
    return bool(db.query("select 1 from idea_draft where code = :code", {"code": code}))


def drafts(db: Database, who: Account) -> tuple[Draft, ...]:
    """The asking account's drafts, latest first."""
    rows = db.query("select * from idea_draft where account_id = :who order by saved_at desc, code", {"who": who.id})
    return tuple(
        Draft(row["code"], row["words"], row["route"] or None, row["version"], moment(row["saved_at"])) for row in rows
    )


def draft(db: Database, who: Account, code: str) -> Draft:
    """One draft of the asking account's own. Raises ``NotFound``."""
    for one in drafts(db, who):
        if one.code == code:
            return one
    raise NotFound


def version(db: Database, who: Account, code: str) -> int:
    """The version of a draft of the asking account's own, 0 for one that is not stored."""
    return next((one.version for one in drafts(db, who) if one.code == code), 0)


_SENT = """
select l.code, i.words, i.sent_on, i.state, i.outcome, l.answered_on, l.seen_on, i.released_at,
       case when s.told = 1 then 'told' when s.account_id = :who then 'named' else 'unnamed' end as route
from idea_link l join idea i on i.id = l.idea_id left join idea_signature s on s.idea_id = i.id
where l.account_id = :who
"""


def _sent(row: Row) -> Sent:
    return Sent(
        row["code"],
        row["words"],
        date.fromisoformat(row["sent_on"]),
        row["route"],
        row["state"],
        row["outcome"],
        _day(row["answered_on"]),
        bool(row["seen_on"]),
        bool(row["released_at"]),
    )


def sent(db: Database, who: Account) -> tuple[Sent, ...]:
    """Everything the asking account has sent, latest first."""
    rows = db.query(_SENT + "order by i.sent_on desc, l.code", {"who": who.id})
    return tuple(map(_sent, rows))


def sent_one(db: Database, who: Account, code: str) -> Sent:
    """One idea that the asking account has sent, by the account's own code for it. Raises ``NotFound``."""
    rows = db.query(_SENT + "and l.code = :code", {"who": who.id, "code": code})
    if not rows:
        raise NotFound
    return _sent(rows[0])


def answered(db: Database, who: Account) -> tuple[Sent, ...]:
    """The asking account's ideas whose answer it has not opened yet."""
    return tuple(one for one in sent(db, who) if one.answered_on and not one.seen)


_TOLD = """
select t.code, t.words, t.given_on, t.handed_on, t.way, a.name as actor, o.name as mentor
from idea_told t join mentorship m on m.id = t.mentorship_id
join account a on a.id = m.actor_id join account o on o.id = m.mentor_id
where (m.actor_id = :who or (m.mentor_id = :who and m.id in (
  select r.mentorship_id from readable_pair r where r.until_at is null or :now < r.until_at)))
"""


def _asking(who: Account) -> dict[str, str | int]:
    return {"who": who.id, "now": stamp(now())}


def _told(row: Row) -> Told:
    return Told(
        row["code"],
        row["words"],
        date.fromisoformat(row["given_on"]),
        row["actor"],
        row["mentor"],
        _day(row["handed_on"]),
        row["way"],
    )


def told(db: Database, who: Account, code: str) -> Told:
    """An idea given to be told: for its actor, and for the mentor while the pair is active. Raises ``NotFound``."""
    rows = db.query(_TOLD + "and t.code = :code", _asking(who) | {"code": code})
    if not rows:
        raise NotFound
    return _told(rows[0])


def given(db: Database, who: Account) -> tuple[Told, ...]:
    """What the asking account has given a mentor to tell, latest first."""
    rows = db.query(_TOLD + "and m.actor_id = :who order by t.given_on desc, t.code", _asking(who))
    return tuple(map(_told, rows))


def to_tell(db: Database, who: Account) -> tuple[Told, ...]:
    """What the asking mentor has been given to tell, what is not told yet first."""
    rows = db.query(
        _TOLD + "and m.mentor_id = :who order by t.handed_on is not null, t.given_on desc, t.code", _asking(who)
    )
    return tuple(map(_told, rows))


def receivers(db: Database, who: Account) -> tuple[str, ...]:
    """The names of those who receive ideas now; the asking account is told before anything leaves."""
    del who
    rows = db.query(
        """
        select a.name from account a join account_grant g on g.account_id = a.id and g.role = 'director'
        order by a.name, a.code
        """
    )
    return tuple(row["name"] for row in rows)


_RECEIVED = """
select i.code, i.words, i.sent_on, i.state, i.outcome, i.version, coalesce(a.name, '') as name,
       coalesce(s.told, 0) as told, p.month
from idea i left join idea_signature s on s.idea_id = i.id left join account a on a.id = s.account_id
left join idea_month p on p.idea_id = i.id
"""


def _received(row: Row) -> Received:
    return Received(
        row["code"],
        row["words"],
        date.fromisoformat(row["sent_on"]),
        row["name"],
        bool(row["told"]),
        row["state"],
        row["outcome"],
        row["version"],
        row["month"],
    )


def inbox(db: Database, who: Account) -> tuple[Received, ...]:
    """All ideas that have come, latest first, for directors. Raises ``NotFound`` for others."""
    if "director" not in who.roles:
        raise NotFound
    return tuple(map(_received, db.query(_RECEIVED + _LATEST)))


def received(db: Database, who: Account, code: str) -> Received:
    """One idea that has come, for directors. Raises ``NotFound``."""
    for one in inbox(db, who):
        if one.code == code:
            return one
    raise NotFound


def may_edit(db: Database, who: Account) -> bool:
    """Whether the asking account keeps the year clock: the coordinator and mentors do."""
    return "coordinator" in who.roles or who.mentors or any(one.state == "active" for one in pairs.as_mentor(db, who))


def year(db: Database, who: Account) -> tuple[Month, ...]:
    """The twelve months from August on, for everybody who is signed in."""
    del who
    themes = {row["month"]: row for row in db.query("select month, theme, version from year_month")}
    rows = db.query("select p.month, i.code, i.words from idea_month p join idea i on i.id = p.idea_id" + _LATEST)
    placed = {number: tuple(Placed(r["code"], r["words"]) for r in rows if r["month"] == number) for number in MONTHS}
    return tuple(
        Month(number, themes[number]["theme"], themes[number]["version"], placed[number])
        if number in themes
        else Month(number, "", 0, placed[number])
        for number in MONTHS
    )


def month(db: Database, who: Account, number: int) -> Month:
    """One month, for those who keep the year clock. Raises ``NotFound``."""
    if not may_edit(db, who):
        raise NotFound
    for one in year(db, who):
        if one.number == number:
            return one
    raise NotFound


def placeable(db: Database, who: Account) -> tuple[Placed, ...]:
    """Ideas that those who keep the year clock may put on it: what has been taken on, without any name."""
    if not may_edit(db, who):
        return ()
    rows = db.query("select i.code, i.words from idea i where i.state = 'taken_on'" + _LATEST)
    return tuple(Placed(row["code"], row["words"]) for row in rows)


def released(db: Database, since: datetime) -> tuple[Released, ...]:
    """What senders have released for the half-yearly sheet after ``since``; nothing of who they are."""
    rows = db.query(
        "select i.words, i.state, i.outcome from idea i where i.released_at > :since order by i.sent_on, i.code",
        {"since": stamp(since)},
    )
    return tuple(Released(row["words"], row["state"], row["outcome"]) for row in rows)
