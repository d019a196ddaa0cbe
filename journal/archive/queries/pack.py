"""Everything of one's own, kind by kind: the rows that the archive is made of. Nothing of anybody else's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from journal.accounts.models import Account
from journal.archive.models import Record, Section
from journal.archive.queries.pack_statements import (
    AGREEMENT_WORDS,
    AGREEMENTS,
    COMMENTS,
    DEVICES,
    ENTRIES,
    GOAL_POINTS,
    GOAL_SCALES,
    GOAL_STATES,
    GOAL_WORDINGS,
    GOALS,
    IDEA_DRAFTS,
    IDEAS,
    IDEAS_TOLD,
    LETTERS,
    MEETINGS,
    MENTORSHIPS,
    NOTES,
    OPEN_QUESTIONS,
    OWN_COMMENTS,
    OWN_QUESTIONS,
    OWN_TASKS,
    PASSAGES,
    PERSON,
    PROMPTS,
    READINGS,
    REVISIONS,
    SENTENCES,
    SHARES,
    SWOT_BOXES,
    SWOT_SHARE_BOXES,
    SWOT_SHARES,
    SWOTS,
    TASKS,
    UNSENT,
    WISHES,
)
from journal.clock import stamp
from journal.db import Database, Row


def sections(db: Database, who: Account, now: datetime) -> tuple[Section, ...]:
    """All kinds of which the asking account has something, in the order in which one would look for them.

    What a mentor wrote under somebody's text is in it while the text can be read at ``now``.
    """
    own = {"who": who.id}
    under = own | {"now": stamp(now)}
    found = (
        Section("person", _records(db.query(PERSON, own))),
        Section("entries", _entries(db, who)),
        Section("goals", _goals(db, who)),
        Section("swots", _swots(db, who)),
        Section("mentorships", _mentorships(db, who)),
        Section("ideas", _records(db.query(IDEAS, own))),
        Section("idea_drafts", _records(db.query(IDEA_DRAFTS, own))),
        Section("sentences", _records(db.query(SENTENCES, own))),
        Section("notes", _records(db.query(NOTES, own))),
        Section("own_comments", _records(db.query(OWN_COMMENTS, under))),
        Section("own_questions", _records(db.query(OWN_QUESTIONS, own))),
        Section("own_tasks", _records(db.query(OWN_TASKS, own))),
        Section("unsent", _records(db.query(UNSENT, under))),
        Section("devices", _records(db.query(DEVICES, own))),
    )
    return tuple(section for section in found if section.records)


def _entries(db: Database, who: Account) -> tuple[Record, ...]:
    own = {"who": who.id}
    versions = _nested(db.query(REVISIONS, own), passages=db.query(PASSAGES, own))
    return _records(
        _nested(
            db.query(ENTRIES, own),
            versions=versions,
            prompts=db.query(PROMPTS, own),
            comments=db.query(COMMENTS, own),
            shares=db.query(SHARES, own),
            readings=db.query(READINGS, own),
        )
    )


def _goals(db: Database, who: Account) -> tuple[Record, ...]:
    own = {"who": who.id}
    return _records(
        _nested(
            db.query(GOALS, own),
            wordings=db.query(GOAL_WORDINGS, own),
            states=db.query(GOAL_STATES, own),
            scales=db.query(GOAL_SCALES, own),
            points=db.query(GOAL_POINTS, own),
        )
    )


def _swots(db: Database, who: Account) -> tuple[Record, ...]:
    own = {"who": who.id}
    shares = _nested(db.query(SWOT_SHARES, own), boxes=db.query(SWOT_SHARE_BOXES, own))
    return _records(_nested(db.query(SWOTS, own), boxes=db.query(SWOT_BOXES, own), shares=shares))


def _mentorships(db: Database, who: Account) -> tuple[Record, ...]:
    own = {"who": who.id}
    return _records(
        _nested(
            db.query(MENTORSHIPS, own),
            agreements=_nested(db.query(AGREEMENTS, own), fields=db.query(AGREEMENT_WORDS, own)),
            meetings=db.query(MEETINGS, own),
            wishes=db.query(WISHES, own),
            tasks=db.query(TASKS, own),
            open_questions=db.query(OPEN_QUESTIONS, own),
            ideas_told=db.query(IDEAS_TOLD, own),
            letter=db.query(LETTERS, own),
        )
    )


def _nested(parents: Iterable[Row], **kinds: Iterable[Row]) -> list[Row]:
    """Each parent with its rows of each kind under the kind's name. ``_id`` ties them and goes with ``_records``."""
    listed = list(parents)
    for kind, rows in kinds.items():
        under: dict[int, list[Row]] = {}
        for row in rows:
            under.setdefault(row["_of"], []).append(row)
        for parent in listed:
            if parent["_id"] in under:
                parent[kind] = under[parent["_id"]]
    return listed


def _records(rows: Iterable[Row]) -> tuple[Record, ...]:
    """The rows without what only tied them together, and without what nobody filled in."""
    return tuple(_plain(row) for row in rows)


def _plain(row: Row) -> Record:
    kept: Record = {}
    for name, value in row.items():
        if name.startswith("_") or value in (None, ""):
            continue
        kept[name] = [_plain(one) for one in value] if isinstance(value, list) else value
    return kept
