"""Pairs, as the two of them and the coordinator may see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from journal.accounts.models import Account
from journal.clock import moment
from journal.db import Database, Row
from journal.errors import NotFound
from journal.mentorships.models import Mentorship, PairState, Party, PromiseText

_PAIR = """
select m.*, a.code as actor_code, a.name as actor_name, a.unit as actor_unit,
       o.code as mentor_code, o.name as mentor_name, o.unit as mentor_unit,
       (select min(p.accepted_at) from promise p where p.mentorship_id = m.id and p.account_id = m.actor_id)
         as actor_promised_at,
       (select min(p.accepted_at) from promise p where p.mentorship_id = m.id and p.account_id = m.mentor_id)
         as mentor_promised_at
from mentorship m
join account a on a.id = m.actor_id
join account o on o.id = m.mentor_id
"""


def _when(text: str | None) -> datetime | None:
    return moment(text) if text else None


def _mentorship(row: Row) -> Mentorship:
    return Mentorship(
        id=row["id"],
        code=row["code"],
        actor=Party(row["actor_id"], row["actor_code"], row["actor_name"], row["actor_unit"]),
        mentor=Party(row["mentor_id"], row["mentor_code"], row["mentor_name"], row["mentor_unit"]),
        state=row["state"],
        goals_visible=bool(row["goals_visible"]),
        proposed_at=moment(row["proposed_at"]),
        accepted_at=_when(row["accepted_at"]),
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        ended_at=_when(row["ended_at"]),
        actor_promised_at=_when(row["actor_promised_at"]),
        mentor_promised_at=_when(row["mentor_promised_at"]),
    )


def mentorship(db: Database, who: Account, code: str) -> Mentorship:
    """A pair the asking account is one of. Raises ``NotFound``."""
    rows = db.query(
        _PAIR + "where m.code = :code and (m.actor_id = :who or m.mentor_id = :who)", {"code": code, "who": who.id}
    )
    if not rows:
        raise NotFound
    return _mentorship(rows[0])


def as_actor(db: Database, who: Account) -> tuple[Mentorship, ...]:
    """The asking account's pairs in which it is mentored, newest first."""
    rows = db.query(_PAIR + "where m.actor_id = :who order by m.proposed_at desc, m.code", {"who": who.id})
    return tuple(map(_mentorship, rows))


def as_mentor(db: Database, who: Account) -> tuple[Mentorship, ...]:
    """The asking account's pairs in which it mentors, by the actor's name."""
    rows = db.query(_PAIR + "where m.mentor_id = :who order by a.name, m.proposed_at desc, m.code", {"who": who.id})
    return tuple(map(_mentorship, rows))


def current(db: Database, who: Account) -> Mentorship | None:
    """The actor's running mentorship (active, else paused, else proposed), or none."""
    order = {"active": 0, "paused": 1, "proposed": 2}
    running = [pair for pair in as_actor(db, who) if pair.state in order]
    return min(running, key=lambda pair: order[pair.state], default=None)


def pairs(db: Database, who: Account) -> tuple[PairState, ...]:
    """All pairs with nothing but their names and state, for the coordinator. Raises ``NotFound`` for others."""
    if "coordinator" not in who.roles:
        raise NotFound
    rows = db.query(_PAIR + "order by a.name, o.name, m.proposed_at, m.code")
    return tuple(PairState(r["code"], r["actor_name"], r["mentor_name"], _pair_state(r)) for r in rows)


def _pair_state(row: Row) -> Literal["waiting", "not_formed", "active", "paused", "ended"]:
    if row["state"] == "proposed":
        return "waiting"
    if row["state"] == "ended" and row["accepted_at"] is None:
        return "not_formed"
    state: Literal["active", "paused", "ended"] = row["state"]
    return state


def promise_text(db: Database, language: str) -> PromiseText:
    """The promise in force, in ``language``."""
    rows = db.query(
        "select * from promise_text where language = :language order by version desc limit 1", {"language": language}
    )
    if not rows:
        raise NotFound
    row = rows[0]
    checked = date.fromisoformat(row["checked_on"]) if row["checked_on"] else None
    return PromiseText(row["version"], row["language"], row["text"], checked)
