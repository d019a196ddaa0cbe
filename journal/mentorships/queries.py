"""Pairs, as the two of them and the coordinator may see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.clock import moment, now
from journal.db import Database, Row
from journal.errors import NotFound
from journal.mentorships.models import (
    JoinRequest,
    Mentorship,
    PairState,
    Party,
    PromiseText,
    Recommendation,
    State,
)

_PAIR = """
select m.*, a.code as actor_code, a.name as actor_name, a.unit as actor_unit,
       o.code as mentor_code, o.name as mentor_name, o.unit as mentor_unit,
       (select min(p.accepted_at) from promise p where p.mentorship_id = m.id and p.account_id = m.actor_id)
         as actor_promised_at,
       (select min(p.accepted_at) from promise p where p.mentorship_id = m.id and p.account_id = m.mentor_id)
         as mentor_promised_at,
       r.code as replaces
from mentorship m
join account a on a.id = m.actor_id
join account o on o.id = m.mentor_id
left join mentorship r on r.id = m.replaces_id
"""
_REQUEST = """
select j.*, a.code as account, coalesce(a.name, j.name) as shown_name, coalesce(a.unit, j.unit) as shown_unit,
       d.name as director
from join_request j left join account a on a.id = j.account_id left join account d on d.id = j.director_id
"""


def _when(text: str | None) -> datetime | None:
    return moment(text) if text else None


def _state(row: Row, at: datetime) -> State:
    """The state at ``at``: what a day has decided holds although nobody has written it down yet."""
    state: State = row["state"]
    if state not in {"active", "paused"}:
        return state
    if _has_come(row["ends_at"], at):
        return "ended"
    rests = state == "paused" or _has_come(row["pause_starts_at"], at)
    return "paused" if rests and not _has_come(row["pause_ends_at"], at) else "active"


def _has_come(text: str | None, at: datetime) -> bool:
    return text is not None and moment(text) <= at


def _mentorship(row: Row) -> Mentorship:
    state = _state(row, now())
    ended = row["ended_at"] or (row["ends_at"] if state == "ended" else None)
    paused = row["paused_at"] or row["pause_starts_at"] if state == "paused" else None
    over = _has_come(row["pause_ends_at"], now())
    return Mentorship(
        id=row["id"],
        code=row["code"],
        actor=Party(row["actor_id"], row["actor_code"], row["actor_name"], row["actor_unit"]),
        mentor=Party(row["mentor_id"], row["mentor_code"], row["mentor_name"], row["mentor_unit"]),
        state=state,
        goals_visible=bool(row["goals_visible"]),
        proposed_at=moment(row["proposed_at"]),
        accepted_at=_when(row["accepted_at"]),
        ends_on=date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        ended_at=_when(ended),
        actor_promised_at=_when(row["actor_promised_at"]),
        mentor_promised_at=_when(row["mentor_promised_at"]),
        paused_at=_when(paused),
        pause_starts_at=_when(row["pause_starts_at"]) if state == "active" and not over else None,
        pause_until=date.fromisoformat(row["pause_until"]) if row["pause_until"] and not over else None,
        another=None if over else row["another"],
        replaces=row["replaces"],
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


def in_the_way(db: Database, who: Account, replaced: str | None = None) -> Mentorship | None:
    """The actor's running mentorship that one in the place of ``replaced`` would not end: there is one at a time."""
    running = (pair for pair in as_actor(db, who) if pair.state in {"active", "paused"})
    return next((pair for pair in running if pair.code != replaced), None)


def pairs(db: Database, who: Account) -> tuple[PairState, ...]:
    """Pairs with nothing but names, days and state: all of them for the coordinator, a mentor's own for a mentor.

    Where there is no coordinator, mentors also see the pairs whose actor would like another mentor. Raises
    ``NotFound`` for everybody else.
    """
    if "coordinator" not in who.roles and not who.mentors:
        raise NotFound
    wanted = people.looks_after(db, who) and "director" not in who.roles
    rows = db.query(
        _PAIR
        + """
        where :all = 1 or m.mentor_id = :who or (:wanted = 1 and m.another = 'yes' and m.state = 'paused')
        order by a.name, o.name, m.proposed_at, m.code
        """,
        {"all": int("coordinator" in who.roles), "who": who.id, "wanted": int(wanted)},
    )
    return tuple(_pair_state(row, told=wanted) for row in rows)


def _pair_state(row: Row, *, told: bool) -> PairState:
    pair = _mentorship(row)
    named: Literal["waiting", "not_formed", "active", "paused", "ended"]
    if pair.state == "proposed":
        named = "waiting"
    elif pair.state == "ended" and pair.accepted_at is None:
        named = "not_formed"
    else:
        named = pair.state
    another = pair.another if told and named == "paused" else None
    until = pair.pause_until if named == "paused" else None
    return PairState(pair.code, pair.actor.name, pair.mentor.name, named, until, pair.ends_on, another)


def to_replace(db: Database, who: Account, code: str) -> Mentorship:
    """A running pair in whose place the asking account may propose another. Raises ``NotFound``."""
    if not any(one.code == code and one.replaceable for one in pairs(db, who)) or not people.looks_after(db, who):
        raise NotFound
    return _mentorship(db.query(_PAIR + "where m.code = :code", {"code": code})[0])


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


def join_requests(db: Database, who: Account) -> tuple[JoinRequest, ...]:
    """Everybody who would like to join, first come first. For mentors and the coordinator; raises ``NotFound``.

    A director sees none of them, mentor or not: who has joined would tell what came of a recommendation.
    """
    if "director" in who.roles or not ("coordinator" in who.roles or who.mentors):
        raise NotFound
    return tuple(map(_request, db.query(_REQUEST + "order by j.made_at, j.code")))


def join_request(db: Database, who: Account, code: str) -> JoinRequest:
    """One of them. Raises ``NotFound``."""
    for one in join_requests(db, who):
        if one.code == code:
            return one
    raise NotFound


def own_request(db: Database, who: Account) -> JoinRequest | None:
    """The asking account's own wish to join, while it waits."""
    rows = db.query(_REQUEST + "where j.account_id = :who", {"who": who.id})
    return _request(rows[0]) if rows else None


def recommended_by(db: Database, who: Account) -> str | None:
    """The director who thought of the asking account, while it neither has a mentor nor waits for one."""
    rows = db.query(
        "select d.name from recommended r join account d on d.id = r.director_id where r.account_id = :who",
        {"who": who.id},
    )
    if not rows or current(db, who) or own_request(db, who):
        return None
    return str(rows[0]["name"])


def _request(row: Row) -> JoinRequest:
    return JoinRequest(
        row["code"],
        row["account"],
        row["shown_name"],
        row["shown_unit"],
        row["address"] or "",
        row["language"],
        row["director"],
        moment(row["made_at"]),
    )


def join_link(db: Database, who: Account) -> str | None:
    """The token of the organisation's join link, for mentors and the coordinator. Raises ``NotFound``."""
    join_requests(db, who)
    rows = db.query("select token from join_link")
    return str(rows[0]["token"]) if rows else None


def recommendations(db: Database, who: Account) -> tuple[Recommendation, ...]:
    """The asking director's own list, newest first. Raises ``NotFound`` for everybody else."""
    if "director" not in who.roles:
        raise NotFound
    rows = db.query(
        "select name, made_at from recommendation where director_id = :who order by made_at desc, code",
        {"who": who.id},
    )
    return tuple(Recommendation(row["name"], moment(row["made_at"])) for row in rows)
