"""Meetings, wishes and interim tasks, read by the two of a pair."""

from __future__ import annotations

from datetime import datetime

from journal.accounts.models import Account
from journal.clock import moment, stamp
from journal.db import Database, Row
from journal.errors import NotFound
from journal.goals import queries as goals
from journal.meetings.models import Meeting, Table, Task, TaskList, Wish
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship

_MEETING = """
select t.*, m.code as mentorship from meeting t
join mentorship m on m.id = t.mentorship_id and (m.actor_id = :who or m.mentor_id = :who)
"""


def _meeting(row: Row) -> Meeting:
    return Meeting(
        row["code"],
        row["mentorship"],
        moment(row["starts_at"]),
        row["minutes"],
        row["kind"],
        row["place"],
        row["state"],
        moment(row["marked_at"]) if row["marked_at"] else None,
        row["link"],
        row["uid"] or row["code"],
        row["sequence"],
        moment(row["created_at"]),
    )


def seen_pair(db: Database, who: Account, mentorship: str) -> Mentorship:
    """A pair whose common pages the asking account may open: to its mentor they close with the end, to the actor never.

    Raises ``NotFound``.
    """
    pair = pairs.mentorship(db, who, mentorship)
    if pair.accepted_at is None or (pair.state == "ended" and pair.actor.id != who.id):
        raise NotFound
    return pair


def meeting(db: Database, who: Account, code: str) -> Meeting:
    """A meeting of one of the asking account's pairs. Raises ``NotFound``, to its mentor also after the end."""
    rows = db.query(_MEETING + "where t.code = :code", {"who": who.id, "code": code})
    if not rows:
        raise NotFound
    seen_pair(db, who, rows[0]["mentorship"])
    return _meeting(rows[0])


def meetings(db: Database, who: Account, mentorship: str) -> tuple[Meeting, ...]:
    """All meetings of one pair, latest first."""
    rows = db.query(
        _MEETING + "where m.code = :pair order by t.starts_at desc, t.code", {"who": who.id, "pair": mentorship}
    )
    return tuple(map(_meeting, rows))


def next_planned(db: Database, who: Account, mentorship: str, now: datetime) -> Meeting | None:
    """The next meeting that is planned and not over, or none."""
    coming = [m for m in meetings(db, who, mentorship) if m.state == "planned" and m.ends_at > now]
    return min(coming, key=lambda m: (m.starts_at, m.code), default=None)


def last_held(db: Database, who: Account, mentorship: str) -> Meeting | None:
    """The latest meeting that was marked held, or none."""
    return next((m for m in meetings(db, who, mentorship) if m.state == "held"), None)


def unmarked(db: Database, who: Account, mentorship: str, now: datetime) -> Meeting | None:
    """The latest meeting whose time is over and of which nobody has said how it went, or none."""
    past = (m for m in meetings(db, who, mentorship) if m.state == "planned" and m.ends_at <= now)
    return next(past, None)


def is_first(db: Database, who: Account, meeting: Meeting) -> bool:
    """Whether no other meeting of the pair was held before this one."""
    known = meetings(db, who, meeting.mentorship)
    return not any(one.state == "held" and one.starts_at < meeting.starts_at for one in known)


def table(db: Database, who: Account, meeting: Meeting) -> Table:
    """What the two have before them at a meeting: the same whichever of them asks. Raises ``NotFound``."""
    pair = seen_pair(db, who, meeting.mentorship)
    if pair.actor.id != who.id:
        seen = goals.readable_goals(db, who, pair.code)
    else:
        seen = goals.open_goals(db, who) if pair.goals_visible and pair.open_to_sharing else ()
    return Table(pair, is_first(db, who, meeting), seen, task_list(db, who, pair.code).of_the_pair)


def wish(db: Database, who: Account, mentorship: str, meeting: str | None = None) -> Wish | None:
    """The wish for the next meeting of one of the asking account's pairs, or that of a ``meeting`` held, or none."""
    rows = db.query(
        """
        select w.* from wish w
        join mentorship m on m.id = w.mentorship_id and (m.actor_id = :who or m.mentor_id = :who)
        left join meeting t on t.id = w.meeting_id
        where m.code = :pair and (t.code = :meeting or (t.code is null and :meeting is null))
        """,
        {"who": who.id, "pair": mentorship, "meeting": meeting},
    )
    return Wish(rows[0]["text"], rows[0]["version"], moment(rows[0]["saved_at"])) if rows else None


def tasks(db: Database, who: Account, mentorship: str) -> tuple[Task, ...]:
    """The interim tasks of a pair, newest first.

    The actor also reads what only they know: that none was wanted, and what was put away. For its mentor the rows of
    an ended pair are none. Raises ``NotFound`` for outsiders.
    """
    pair = pairs.mentorship(db, who, mentorship)
    if pair.actor.id == who.id:
        rows = db.query(
            """
            select t.*, t.code as task_code from interim_task t
            join mentorship m on m.id = t.mentorship_id and m.actor_id = :who
            where m.code = :pair
            """,
            {"who": who.id, "pair": mentorship},
        )
    elif pair.state == "ended":
        rows = []
    else:
        rows = db.query(
            "select *, null as put_away_at from readable_task where mentor_id = :who and mentorship_code = :pair",
            {"who": who.id, "pair": mentorship},
        )
    found = [_task(row, pair) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.at, one.code), reverse=True))


def _task(row: Row, pair: Mentorship) -> Task:
    return Task(
        row["task_code"],
        row["kind"],
        row["proposal"],
        row["proposer_id"] == pair.actor.id,
        row["words"] or "",
        moment(row["proposed_at"]),
        moment(row["taken_at"]) if row["taken_at"] else None,
        moment(row["put_away_at"]) if row["put_away_at"] else None,
    )


def current_task(db: Database, who: Account, mentorship: str) -> Task | None:
    """What the pair agreed last: the task the actor took, else the newest proposal; or none."""
    listed = task_list(db, who, mentorship)
    return listed.current or next(iter(listed.proposals), None)


def task_list(db: Database, who: Account, mentorship: str) -> TaskList:
    """The same, with what follows from it."""
    return TaskList(tasks(db, who, mentorship))


def own_task(db: Database, who: Account, code: str) -> tuple[Task, str]:
    """A task of one of the asking account's pairs, and the pair's code. Raises ``NotFound``."""
    rows = db.query(
        """
        select m.code as pair from interim_task t
        join mentorship m on m.id = t.mentorship_id and (m.actor_id = :who or m.mentor_id = :who)
        where t.code = :code
        """,
        {"who": who.id, "code": code},
    )
    pair = str(rows[0]["pair"]) if rows else ""
    for one in tasks(db, who, pair) if rows else ():
        if one.code == code:
            return one, pair
    raise NotFound


def calendar_token(db: Database, who: Account) -> str | None:
    """The token of the asking account's own feed, or none while there is no feed."""
    rows = db.query("select token from calendar where account_id = :who", {"who": who.id})
    return str(rows[0]["token"]) if rows else None


def in_calendar(db: Database, who: Account, since: datetime) -> tuple[Meeting, ...]:
    """The meetings after ``since`` of the asking account's pairs that are planned or were held, earliest first."""
    open_pairs = [pair for pair in (*pairs.as_actor(db, who), *pairs.as_mentor(db, who)) if pair.state != "ended"]
    found = [one for pair in open_pairs for one in meetings(db, who, pair.code)]
    wanted = (one for one in found if one.state in {"planned", "held"} and one.starts_at > since)
    return tuple(sorted(wanted, key=lambda one: (one.starts_at, one.code)))


def phase_times(db: Database, who: Account, mentorship: str, now: datetime) -> tuple[bool, datetime | None]:
    """Whether any meeting of the pair was held, and when the next planned one begins."""
    coming = next_planned(db, who, mentorship, now)
    held = db.query(
        _MEETING + "where m.code = :pair and t.state = 'held' and t.starts_at <= :now limit 1",
        {"who": who.id, "pair": mentorship, "now": stamp(now)},
    )
    return bool(held), coming.starts_at if coming else None
