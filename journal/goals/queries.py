"""Goals, read by their actor; and by a mentor as far as the actor lets them see."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from journal.accounts.models import Account
from journal.clock import moment, now, stamp
from journal.db import Database, Row
from journal.errors import NotFound
from journal.goals.models import Change, Ends, Goal, Point, PointShare, SharedPoint, Wording


def _goals(rows: Iterable[Row]) -> tuple[Goal, ...]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["code"], []).append(row)
    return tuple(
        Goal(
            code,
            wordings[0]["topic"],
            wordings[0]["state"],
            moment(wordings[0]["created_at"]),
            tuple(Wording(row["words"], row["reason"], moment(row["from_at"])) for row in wordings),
        )
        for code, wordings in grouped.items()
    )


def goals(db: Database, who: Account) -> tuple[Goal, ...]:
    """All goals of the asking account: open ones first, oldest first."""
    rows = db.query(
        """
        select g.code, g.topic, g.state, g.created_at, w.words, w.reason, w.from_at
        from goal g join goal_wording w on w.goal_id = g.id
        where g.actor_id = :who order by g.state <> 'open', g.created_at, g.code, w.from_at desc
        """,
        {"who": who.id},
    )
    return _goals(rows)


def open_goals(db: Database, who: Account) -> tuple[Goal, ...]:
    """The asking account's goals that are neither reached nor let go."""
    return tuple(goal for goal in goals(db, who) if goal.state == "open")


def goal(db: Database, who: Account, code: str) -> Goal:
    """One goal of the asking account. Raises ``NotFound``."""
    for one in goals(db, who):
        if one.code == code:
            return one
    raise NotFound


def readable_goals(db: Database, who: Account, mentorship_code: str) -> tuple[Goal, ...]:
    """The goals a mentor may see in one mentorship of theirs: present wordings of open goals, nothing older."""
    rows = db.query(
        """
        select r.goal_code as code, r.topic, r.state, r.created_at, r.words, '' as reason, r.from_at
        from readable_goal r join readable_pair p on p.mentorship_id = r.mentorship_id
        where r.mentor_id = :who and p.mentorship_code = :code and r.state = 'open'
          and (r.until_at is null or :now < r.until_at)
        order by r.created_at, r.goal_code
        """,
        {"who": who.id, "code": mentorship_code, "now": stamp(now())},
    )
    return _goals(rows)


def history(db: Database, who: Account, code: str) -> tuple[Change, ...]:
    """All that became of one of the asking account's goals, latest first. Raises ``NotFound``."""
    worded = [Change(one.from_at, one, None) for one in goal(db, who, code).wordings]
    rows = db.query(
        """
        select s.state, s.from_at from goal_state s join goal g on g.id = s.goal_id and g.actor_id = :who
        where g.code = :code
        """,
        {"who": who.id, "code": code},
    )
    moved = [Change(moment(row["from_at"]), None, row["state"]) for row in rows]
    return tuple(sorted((*worded, *moved), key=lambda one: one.at, reverse=True))


def ends(db: Database, who: Account, code: str) -> Ends | None:
    """What 0 and 10 mean now for one of the asking account's goals, or nothing yet."""
    rows = db.query(
        """
        select c.zero, c.ten from goal_scale c join goal g on g.id = c.goal_id and g.actor_id = :who
        where g.code = :code order by c.from_at desc limit 1
        """,
        {"who": who.id, "code": code},
    )
    return Ends(rows[0]["zero"], rows[0]["ten"]) if rows else None


_POINT = """
select p.code, g.code as goal, p.value, p.on_day, p.note, w.words, c.zero, c.ten,
       s.from_at as shared_at, s.with_note, s.mentor, s.rests
from goal_point p
join goal g on g.id = p.goal_id and g.actor_id = :who
join goal_wording w on w.id = p.wording_id
join goal_scale c on c.id = p.scale_id
left join (select h.point_id, max(h.from_at) as from_at, max(h.with_note) as with_note,
                  group_concat(o.name, ', ') as mentor,
                  min((m.state = 'paused' or coalesce(m.pause_starts_at <= :now, 0))
                      and (m.pause_ends_at is null or :now < m.pause_ends_at)) as rests
           from goal_point_share h
           join mentorship m on m.id = h.mentorship_id and m.state in ('active', 'paused')
             and (m.ends_at is null or :now < m.ends_at)
           join account o on o.id = m.mentor_id
           where h.withdrawn_at is null group by h.point_id) s on s.point_id = p.id
"""
_OLDEST_FIRST = " order by p.on_day, p.added_at, p.code"


def _points(db: Database, who: Account, which: str, **named: str) -> tuple[Point, ...]:
    rows = db.query(_POINT + which + _OLDEST_FIRST, {"who": who.id, "now": stamp(now()), **named})
    return tuple(map(_point, rows))


def _point(row: Row) -> Point:
    shared = row["shared_at"]
    return Point(
        row["code"],
        row["goal"],
        row["value"],
        date.fromisoformat(row["on_day"]),
        row["note"],
        row["words"],
        Ends(row["zero"], row["ten"]),
        PointShare(row["mentor"], moment(shared), bool(row["with_note"]), bool(row["rests"])) if shared else None,
    )


def points(db: Database, who: Account, code: str) -> tuple[Point, ...]:
    """The points of one of the asking account's goals, oldest first."""
    return _points(db, who, "where g.code = :code", code=code)


def point(db: Database, who: Account, code: str) -> Point:
    """One point of the asking account's own. Raises ``NotFound``."""
    found = _points(db, who, "where p.code = :code", code=code)
    if not found:
        raise NotFound
    return found[0]


def open_points(db: Database, who: Account) -> tuple[Point, ...]:
    """The asking account's points that a mentor can read now, in a moment or after a pause, oldest first."""
    return _points(db, who, "where s.from_at is not null")


def readable_points(db: Database, who: Account, mentorship_code: str, now: datetime) -> tuple[SharedPoint, ...]:
    """The points that the actor lets the asking mentor read, goal by goal, oldest first; whatever goals are visible."""
    rows = db.query(
        """
        select * from readable_point where mentor_id = :who and mentorship_code = :code and from_at <= :now
          and (until_at is null or :now < until_at)
        order by goal_code, on_day, from_at, point_code
        """,
        {"who": who.id, "code": mentorship_code, "now": stamp(now)},
    )
    return tuple(
        SharedPoint(
            row["point_code"],
            row["goal_code"],
            row["value"],
            date.fromisoformat(row["on_day"]),
            row["note"],
            row["words"],
            Ends(row["zero"], row["ten"]),
        )
        for row in rows
    )
