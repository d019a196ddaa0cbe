"""Home, put together from the features below."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from journal.accounts import queries as people
from journal.accounts.models import Account
from journal.agreements.queries import checkpoint
from journal.comments import queries as comments
from journal.db import Database
from journal.desk.models import ActorDesk, Line, MentorDesk, Viewer
from journal.entries import queries as entries
from journal.entries.models import EntryLine
from journal.feedback import queries as feedback
from journal.goals import queries as goals
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from journal.sharing import queries as sharing

LONG_AWAY = timedelta(days=14)
CHECKPOINT_SHOWN = timedelta(days=14)
#: For so long a comment is told of at home; after that it is found under its entry.
LATELY = timedelta(days=7)
#: For so long a mentor is told at home of a mentoring that has ended, and of what the actor wrote to them.
FAREWELL = timedelta(days=14)


def viewer(db: Database, who: Account) -> Viewer:
    """The frame's view of the asking account."""
    mentored_by = pairs.as_actor(db, who)
    mentoring = pairs.as_mentor(db, who)
    return Viewer(
        name=who.name,
        language=who.language,
        is_actor=any(pair.state != "proposed" for pair in mentored_by),
        is_mentor=who.mentors or any(pair.state != "proposed" for pair in mentoring),
        is_curator="curator" in who.roles,
        is_coordinator="coordinator" in who.roles,
        is_director="director" in who.roles,
        has_mentor=any(pair.state in {"active", "paused"} for pair in mentored_by),
        may_invite=who.mentors,
        looks_after=people.looks_after(db, who),
    )


def actor_desk(db: Database, who: Account, now: datetime, today: date) -> ActorDesk:
    """The asking account's own desk."""
    pair = pairs.current(db, who)
    running = pair if pair and pair.state in {"active", "paused"} else None
    drafts = entries.latest(db, who, 1, state="draft")
    newest = entries.latest(db, who, 6)
    return ActorDesk(
        draft=drafts[0] if drafts else None,
        recent=tuple(_line(db, who, one, now) for one in newest if not drafts or one.code != drafts[0].code)[:5],
        pair=running,
        proposed=tuple(one for one in pairs.as_actor(db, who) if one.state == "proposed"),
        meeting=meetings.next_planned(db, who, running.code, now) if running else None,
        unmarked=meetings.unmarked(db, who, running.code, now) if running else None,
        wish=meetings.wish(db, who, running.code) if running else None,
        task=meetings.current_task(db, who, running.code) if running else None,
        goals=goals.open_goals(db, who),
        checkpoint=_due(checkpoint(db, who), today),
        before_first=pair is not None and meetings.last_held(db, who, pair.code) is None,
        long_away=bool(newest) and max(one.saved_at for one in newest) < now - LONG_AWAY,
        question=comments.waiting(db, who),
        comments=comments.received_since(db, who, now - LATELY),
        recommended_by=pairs.recommended_by(db, who),
        request=pairs.own_request(db, who),
    )


def _due(day: date | None, today: date) -> date | None:
    """The day, from itself on for a while; before it and long after it nothing reminds of it."""
    return day if day and day <= today < day + CHECKPOINT_SHOWN else None


def _line(db: Database, who: Account, line: EntryLine, now: datetime) -> Line:
    open_shares = [one for one in sharing.shares_of(db, who, line.code) if one.open_at(now) and not one.rests]
    readings = sharing.readings(db, who, line.code)
    return Line(line, open_shares[0] if open_shares else None, readings[0] if readings else None)


def mentor_desk(db: Database, who: Account, now: datetime) -> MentorDesk:
    """The asking account's pairs as a mentor, by name, with the next meeting of each."""
    mentored = [pair for pair in pairs.as_mentor(db, who) if pair.state != "ended" or pair.accepted_at]
    running = [pair for pair in mentored if pair.state != "ended"]
    letters = {pair.code: feedback.readable_letter(db, who, pair.code) for pair in mentored}

    def lately(pair: Mentorship) -> bool:
        letter = letters[pair.code]
        return any(at and now - FAREWELL < at <= now for at in (pair.ended_at, letter.sent_at if letter else None))

    return MentorDesk(
        tuple((pair, meetings.next_planned(db, who, pair.code, now)) for pair in running),
        tuple((pair, letters[pair.code] is not None) for pair in mentored if lately(pair)),
    )
