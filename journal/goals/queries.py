"""Goals, read by their actor; and by a mentor as far as the actor lets them see."""

from __future__ import annotations

from collections.abc import Iterable

from journal.accounts.models import Account
from journal.clock import moment
from journal.db import Database, Row
from journal.errors import NotFound
from journal.goals.models import Goal, Wording


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
        order by r.created_at, r.goal_code
        """,
        {"who": who.id, "code": mentorship_code},
    )
    return _goals(rows)
