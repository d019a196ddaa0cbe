"""The mentor's own notes, and the briefing put together from what may be read now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from journal.accounts.models import Account
from journal.agreements import queries as agreements
from journal.briefings.models import Briefing, GoalLine, Note, Texts
from journal.clock import local_day, moment
from journal.comments import queries as comments
from journal.db import Database
from journal.errors import NotFound
from journal.goals import queries as goals
from journal.goals.models import Goal, SharedPoint, drawn
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from journal.sharing import queries as sharing
from journal.sharing.models import Stretch

#: So many texts stand on the briefing itself; the rest are on pages of their own.
NEW, EARLIER = 20, 8


def mentored(db: Database, who: Account, code: str) -> Mentorship:
    """A mentorship in which the asking account is the mentor. Raises ``NotFound``."""
    pair = pairs.mentorship(db, who, code)
    if pair.mentor.id != who.id:
        raise NotFound
    return pair


def note(db: Database, who: Account, code: str) -> Note | None:
    """The asking mentor's own note on one mentorship, or none."""
    rows = db.query(
        """
        select n.* from note n join mentorship m on m.id = n.mentorship_id
        where m.code = :pair and m.mentor_id = :who and n.mentor_id = :who
        """,
        {"pair": code, "who": who.id},
    )
    return Note(rows[0]["text"], rows[0]["version"], moment(rows[0]["saved_at"])) if rows else None


def briefing(db: Database, who: Account, code: str, now: datetime, zone: ZoneInfo, note_days: int) -> Briefing:
    """The briefing of an active mentorship of the asking mentor. Raises ``NotFound`` for any other."""
    pair = running(db, who, code)
    last = meetings.last_held(db, who, code)
    since = last.starts_at if last else None
    earlier, visible = Stretch(before=since, most=EARLIER), goals.readable_goals(db, who, code)
    return Briefing(
        pair=pair,
        meeting=meetings.next_planned(db, who, code, now),
        last_held=last,
        wish=meetings.wish(db, who, code),
        new=texts(db, who, code, now, zone, Stretch(since=since, most=NEW)),
        earlier=texts(db, who, code, now, zone, earlier) if since else Texts((), more=False),
        sent=comments.sent(db, who, code, now),
        goals=visible,
        lines=lines(visible, goals.readable_points(db, who, code, now)),
        swots=agreements.readable_swot(db, who, code, now),
        task=meetings.current_task(db, who, code),
        left=comments.left(db, who, code),
        note=note(db, who, code),
        first_reading=not sharing.has_read(db, who, code, now),
        notes_gone_on=notes_gone_on(pair, note_days, zone),
    )


def running(db: Database, who: Account, code: str) -> Mentorship:
    """An active mentorship of the asking mentor. Raises ``NotFound``."""
    pair = mentored(db, who, code)
    if pair.state != "active":
        raise NotFound
    return pair


def texts(db: Database, who: Account, code: str, now: datetime, zone: ZoneInfo, stretch: Stretch) -> Texts:
    """A stretch of what the asking mentor may read in one mentorship."""
    found = sharing.readable_texts(db, who, code, now, zone, replace(stretch, most=stretch.most + 1))
    return Texts(found[: stretch.most], more=len(found) > stretch.most)


def lines(visible: tuple[Goal, ...], points: tuple[SharedPoint, ...]) -> tuple[GoalLine, ...]:
    """Each goal with its points; after them those of which only points are shared, in the words of their time."""
    words = {one.code: one.words for one in visible} | {
        one.goal: one.words for one in points if all(goal.code != one.goal for goal in visible)
    }
    given = {code: [one for one in points if one.goal == code] for code in words}
    return tuple(
        GoalLine(code, said, drawn(given[code]), given[code][-1].ends if given[code] else None)
        for code, said in words.items()
    )


def notes_gone_on(pair: Mentorship, note_days: int, zone: ZoneInfo) -> date | None:
    return local_day(pair.ended_at + timedelta(days=note_days), zone) if pair.ended_at else None
