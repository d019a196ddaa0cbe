"""The briefing opened: what reading leaves and what the engine makes of it; and the mentor's private notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from journal import audit, clock
from journal.accounts.models import OPERATOR, Account
from journal.briefings import queries
from journal.briefings.models import Beside, Briefing
from journal.curation.service import carried, engine, questions_for
from journal.db import Database, write
from journal.errors import Conflict, Invalid
from journal.sharing.models import SharedText
from journal.sharing.service.reading import note_reading
from prompts.model import Context, Goal, Language, Phase

LONGEST = 50_000
#: So much of what was shared last is asked about, and so many questions stand folded under it.
LAST_WORDS, QUESTIONS = 1_200, 3
SOON = timedelta(hours=48)
ENDING = timedelta(days=14)
#: Digest of what a page shows on a day → the questions found for it.
_found: dict[str, tuple[str, ...]] = {}
REMEMBERED = 2_000


def opened(
    db: Database, who: Account, texts: Sequence[SharedText], now: datetime, zone: ZoneInfo
) -> tuple[tuple[str, ...], bool]:
    """The mentor has texts before them: opening lines are words, so each shown text is read.

    Returns the duties that they may bring, and whether any of them brings its writer a card.
    """
    note_reading(db, who, [one.code for one in texts], now, clock.local_day(now, zone))
    found = [carried(db, one.code, one.words) for one in texts]
    met = [category for duties, _ in found for category in duties]
    return tuple(dict.fromkeys(met)), any(card for _, card in found)


def beside(
    db: Database, who: Account, briefing: Briefing, now: datetime, zone: ZoneInfo, interface: Language
) -> Beside:
    """What the engine makes of the page, told only what its reader sees. No question beside a text that is heavy."""
    duties, heavy = opened(db, who, briefing.shown, now, zone)
    text = "\n\n".join(one.words for one in briefing.shown)[:LAST_WORDS]
    if heavy or not (text or briefing.goals):
        return Beside(duties, ())
    return Beside(duties, _questions(db, text, _context(briefing, now, zone, interface)))


def _questions(db: Database, text: str, told: Context) -> tuple[str, ...]:
    """The bank's questions for a page, looked for once a day and state of it: a digest and the bank's words stay."""
    today = told.now.replace(hour=0, minute=0, second=0, microsecond=0)
    page = repr((engine(db).bank.version, text, replace(told, now=today)))
    digest = sha256(page.encode("utf-8", "replace")).hexdigest()
    if digest not in _found:
        if len(_found) >= REMEMBERED:
            _found.clear()
        _found[digest] = questions_for(db, text, told, QUESTIONS)
    return _found[digest]


def _context(briefing: Briefing, now: datetime, zone: ZoneInfo, interface: Language) -> Context:
    goals = tuple(Goal(one.words, (one.topic,)) for one in briefing.goals if one.state == "open")
    facts = {
        "mentorship_active": True,
        "goal": bool(goals),
        "meeting_held": briefing.last_held is not None,
        "next_meeting": briefing.meeting is not None,
        "task_taken": briefing.task is not None and briefing.task.taken_at is not None,
    }
    true = frozenset(name for name, holds in facts.items() if holds)
    seed, phase = briefing.pair.code, _phase(briefing, now, zone)
    return Context(phase, now.astimezone(zone), interface, goals=goals, facts=true, seed=seed)


def _phase(briefing: Briefing, now: datetime, zone: ZoneInfo) -> Phase:
    """The moment of the process as both of the pair know it."""
    ends_on = briefing.pair.ends_on
    if ends_on is not None and clock.start_of_day(ends_on, zone) - now <= ENDING:
        return "ending"
    if briefing.last_held is None:
        return "start"
    soon = briefing.meeting is not None and briefing.meeting.starts_at - now <= SOON
    return "before_meeting" if soon else "between"


def save_note(db: Database, who: Account, code: str, text: str, based_on: int, key: str) -> int:
    """Save the note and return its version.

    Raises ``NotFound``, ``Invalid`` (``too_long``), ``Conflict`` (``note_changed``) when another page was quicker.
    """
    pair = queries.mentored(db, who, code)
    if len(text) > LONGEST:
        raise Invalid({"note": "too_long"})
    with write(db):
        rows = db.query(
            """
            insert into note (mentorship_id, mentor_id, text, saved_by, saved_at)
            values (:pair, :who, :text, :key, :now)
            on conflict (mentorship_id, mentor_id) do update set
              version = case when note.saved_by = :key then note.version else note.version + 1 end,
              text = :text, saved_by = :key, saved_at = :now
            where note.version = :based_on or note.saved_by = :key
            returning version
            """,
            {
                "pair": pair.id,
                "who": who.id,
                "text": text,
                "key": key,
                "now": clock.stamp(clock.now()),
                "based_on": based_on,
            },
        )
        if not rows:
            raise Conflict("note_changed")
        return int(rows[0]["version"])


def remove_old_notes(db: Database, days: int) -> None:
    """Delete the notes on mentorships that ended more than ``days`` ago. For upkeep."""
    with write(db):
        gone = db.query(
            """
            delete from note where mentorship_id in (
              select id from mentorship where state = 'ended' and ended_at < :since) returning id
            """,
            {"since": clock.stamp(clock.ago(days=days))},
        )
        if gone:
            audit.record(db, OPERATOR, "notes_removed", str(len(gone)))
