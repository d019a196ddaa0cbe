"""Prompts, read by the actor they were offered to."""

from __future__ import annotations

import json
from datetime import datetime

from journal.accounts.models import Account
from journal.clock import moment, stamp
from journal.coaching.models import MENTORS, Offered, Why
from journal.db import Database, Row
from journal.entries import queries as entries
from journal.errors import NotFound
from journal.goals import queries as goals
from journal.meetings import queries as meetings
from journal.meetings.models import Task
from prompts.model import Past

#: How many characters around the actor's own words a reason shows.
AROUND = 60

_PROMPT = """
select q.*, e.code as entry from prompt q join entry e on e.id = q.entry_id and e.actor_id = :who
"""


def prompt(db: Database, who: Account, entry: str, code: str) -> Offered:
    """A prompt offered in one of the asking account's entries. Raises ``NotFound``."""
    rows = db.query(_PROMPT + "where e.code = :entry and q.code = :code", _of(who, entry=entry, code=code))
    if not rows:
        raise NotFound
    return _offered(db, who, rows[0])


def prompt_id(db: Database, who: Account, entry: str, code: str) -> int:
    """The id of such a prompt, for services. Raises ``NotFound``."""
    rows = db.query(_PROMPT + "where e.code = :entry and q.code = :code", _of(who, entry=entry, code=code))
    if not rows:
        raise NotFound
    return int(rows[0]["id"])


def waiting(db: Database, who: Account, entry: str) -> Offered | None:
    """The prompt of an entry that has been offered and neither answered nor put away, or none."""
    rows = db.query(
        _PROMPT + "where e.code = :entry and q.outcome is null order by q.offered_at desc, q.code limit 1",
        _of(who, entry=entry),
    )
    return _offered(db, who, rows[0]) if rows else None


def history(db: Database, who: Account, since: datetime) -> tuple[Past, ...]:
    """The bank's questions offered to the asking account after ``since``, oldest first."""
    rows = db.query(
        _PROMPT + "where q.offered_at > :since and q.technique <> :mentors order by q.offered_at, q.code",
        _of(who, since=stamp(since), mentors=MENTORS),
    )
    return tuple(
        Past(row["question"], row["technique"], row["outcome"] or "silent", moment(row["offered_at"])) for row in rows
    )


def answered_in(db: Database, who: Account, entry: str) -> dict[str, tuple[str, str, datetime]]:
    """Code of each answered question of the bank in an entry → its id, technique and when *Vastaa* was tapped."""
    rows = db.query(
        _PROMPT + "where e.code = :entry and q.outcome = 'answered' and q.technique <> :mentors",
        _of(who, entry=entry, mentors=MENTORS),
    )
    return {row["code"]: (row["question"], row["technique"], moment(row["acted_at"])) for row in rows}


def took_up(db: Database, who: Account, entry: str, question: str) -> bool:
    """Whether the mentor's question of that code stands in one of the asking account's entries."""
    rows = db.query(
        _PROMPT + "where e.code = :entry and q.question = :question and q.technique = :mentors",
        _of(who, entry=entry, question=question, mentors=MENTORS),
    )
    return bool(rows)


def task_of(db: Database, who: Account, entry: str) -> Task | None:
    """The interim task that one of the asking account's entries was opened from, or none."""
    rows = db.query(
        """
        select t.code from entry_task et
        join entry e on e.id = et.entry_id and e.actor_id = :who
        join interim_task t on t.id = et.task_id
        where e.code = :entry
        """,
        _of(who, entry=entry),
    )
    return meetings.own_task(db, who, rows[0]["code"])[0] if rows else None


def _of(who: Account, **values: str) -> dict[str, object]:
    return {"who": who.id, **values}


def _offered(db: Database, who: Account, row: Row) -> Offered:
    text = _text_of(db, who, row)
    return Offered(
        row["code"],
        row["question"],
        row["technique"],
        row["language"],
        _worded(row, text),
        row["asked"],
        row["outcome"],
        moment(row["offered_at"]),
        tuple(why for why in (_why(db, who, reason, text) for reason in json.loads(row["reasons"])) if why),
    )


def _text_of(db: Database, who: Account, row: Row) -> str:
    if row["revision_id"] is None:
        return ""
    return "\n\n".join(one.text for one in entries.passages(db, who, row["revision_id"]) if one.text)


def _worded(row: Row, text: str) -> str:
    """The bank's wording with the actor's words in its slot; the words themselves are kept nowhere else."""
    wording: str = row["wording"]
    if row["quote_start"] is not None:
        wording = wording.replace("{lainaus}", text[row["quote_start"] : row["quote_end"]])
    return wording.replace("{luku}", str(row["number"]))


def _why(db: Database, who: Account, reason: dict[str, object], text: str) -> Why | None:
    if reason["kind"] == "text" and text:
        start, end = int(str(reason["start"])), int(str(reason["end"]))
        first, last = _around(text, start, end)
        return Why("text", text[first:start], text[start:end], text[end:last])
    if reason["kind"] == "goal":
        found = [one for one in goals.goals(db, who) if one.code == reason["goal"]]
        return Why("goal", words=found[0].words, goal=found[0].code) if found else None
    if reason["kind"] == "meeting":
        return Why("meeting", meeting_at=moment(str(reason["at"])))
    return None


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a stretch, or as much of it as fits, at whole words."""
    first = max(text.rfind(mark, 0, start) for mark in ".!?\n") + 1
    ends = [place for mark in ".!?\n" if (place := text.find(mark, end)) >= 0]
    last = min(ends, default=len(text))
    if start - first > AROUND:
        first = text.find(" ", start - AROUND, start) + 1 or start
    if last - end > AROUND:
        last = text.rfind(" ", end, end + AROUND)
    return first + (len(text[first:start]) - len(text[first:start].lstrip())), last
