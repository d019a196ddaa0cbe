"""What the engine is told besides the text: the moment of the process, goals, what is true, what was asked before."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from journal import clock
from journal.accounts.models import Account
from journal.agreements.queries import swot_words
from journal.coaching import queries
from journal.curation.service import engine
from journal.db import Database
from journal.entries import queries as entries
from journal.entries.models import Entry
from journal.goals import queries as goals
from journal.meetings import queries as meetings
from journal.mentorships import queries as pairs
from journal.mentorships.models import Mentorship
from prompts.model import Answer, Asked, Context, Goal, Language, PastCard, Phase

ENDING = timedelta(days=14)
AROUND_MEETING = timedelta(hours=48)
REMEMBERED = timedelta(days=120)
CARDS_REMEMBERED = timedelta(days=7)


def context(db: Database, who: Account, entry: Entry, asked: Asked, interface: Language, zone: ZoneInfo) -> Context:
    """The context of a question in ``entry``, now."""
    now = clock.now()
    pair = pairs.current(db, who)
    running = pair if pair and pair.state == "active" else None
    mine = goals.open_goals(db, who)
    from_task = queries.task_of(db, who, entry.code) is not None
    chosen = [one for one in mine if one.code == entry.goal] or list(mine)
    return Context(
        phase="after_task" if from_task else phase(db, who, running, entry, now, zone),
        now=now.astimezone(zone),
        interface=interface,
        language=None,
        goals=tuple(Goal(one.words, (one.topic,)) for one in chosen),
        swot=swot_words(db, who),
        facts=facts(db, who, running, bool(mine), now, zone) | ({"task_taken"} if from_task else set()),
        history=queries.history(db, who, now - REMEMBERED),
        answers=answers(db, who, entry),
        cards_before=cards_before(db, who, entry),
        asked=asked,
        seed=entry.code,
    )


def phase(db: Database, who: Account, pair: Mentorship | None, entry: Entry, now: datetime, zone: ZoneInfo) -> Phase:
    """The moment of the process: the first that holds (design: phases have edges), for an entry not from a task."""
    if pair is None:
        return "between"
    if pair.ends_on is not None and clock.start_of_day(pair.ends_on, zone) - now <= ENDING:
        return "ending"
    held = meetings.last_held(db, who, pair.code)
    if held and now - held.starts_at <= AROUND_MEETING and not _kept_since(db, who, held.starts_at, entry, zone):
        return "after_meeting"
    if held is None:
        return "start"
    coming = meetings.next_planned(db, who, pair.code, now)
    if coming and coming.starts_at - now <= AROUND_MEETING:
        return "before_meeting"
    return "between"


def _kept_since(db: Database, who: Account, at: datetime, but: Entry, zone: ZoneInfo) -> bool:
    written = entries.since(db, who, clock.local_day(at, zone))
    kept = [one for one in written if one.state == "kept" and one.code != but.code]
    return any((entries.entry(db, who, one.code).kept_at or at) > at for one in kept)


def facts(
    db: Database, who: Account, pair: Mentorship | None, has_goal: bool, now: datetime, zone: ZoneInfo
) -> frozenset[str]:
    """What a wording may take for granted, as far as the product knows it."""
    found = {
        "own_team": who.workplace in {None, "group", "shifts", "leads"},
        "child_group": who.workplace in {None, "group", "alone", "shifts"},
        "family_day_care": who.workplace == "alone",
        "itinerant": who.workplace == "itinerant",
        "leads_unit": who.workplace == "leads",
        "shift_care": who.workplace == "shifts",
        "goal": has_goal,
        "mentorship_active": pair is not None,
        "workday_tomorrow": now.astimezone(zone).weekday() in {6, 0, 1, 2, 3},
        "work_next_week": True,
    }
    if pair is not None:
        held, coming = meetings.phase_times(db, who, pair.code, now)
        task = meetings.task_list(db, who, pair.code).current
        found |= {"meeting_held": held, "next_meeting": coming is not None, "task_taken": task is not None}
    return frozenset(name for name, true in found.items() if true)


def answers(db: Database, who: Account, entry: Entry) -> tuple[Answer, ...]:
    """What was answered in this entry, oldest first."""
    known = queries.answered_in(db, who, entry.code)
    return tuple(
        Answer(question, technique, passage.text, when)
        for passage in entry.passages
        if passage.prompt in known
        for question, technique, when in (known[passage.prompt],)
    )


def cards_before(db: Database, who: Account, entry: Entry) -> tuple[PastCard, ...]:
    """The cards of the author's own texts of the seven days before ``entry``, worked out anew: none is ever stored."""
    found: list[PastCard] = []
    for line in entries.latest(db, who, 30):
        if line.code == entry.code or not entry.saved_at - CARDS_REMEMBERED <= line.saved_at <= entry.saved_at:
            continue
        card = engine(db).card(entries.entry(db, who, line.code).text)
        if card is not None:
            found += [PastCard(lead.category, lead.strength, line.saved_at) for lead in card.leads]
    return tuple(found)
