"""One's own journal as a book: the newest words of every entry, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from journal.accounts.models import Account
from journal.archive.models import Chapter, Page
from journal.clock import moment
from journal.db import Database, Row

_PASSAGES = """
select e.id, e.written_on, e.language, w.words as goal, p.question, p.text
from entry e
join passage p on p.revision_id = (
  select r.id from revision r where r.entry_id = e.id and r.beside = 0
  order by r.created_at desc, r.version desc limit 1)
left join goal_wording w on w.id = e.goal_wording_id
where e.actor_id = :who and e.binned_at is null
order by e.written_on, e.created_at, e.code, p.position
"""
_COMMENTS = """
select c.entry_id, o.name as mentor, c.sent_at, c.text from comment c
join entry e on e.id = c.entry_id and e.actor_id = :who and e.binned_at is null
join mentorship m on m.id = c.mentorship_id join account o on o.id = m.mentor_id
order by c.sent_at, c.code
"""


def chapters(db: Database, who: Account) -> tuple[Chapter, ...]:
    """Every entry of the asking account that holds a word and is not in the bin, oldest first."""
    pages = groupby(_pages(db, who), key=lambda page: page.written_on.replace(day=1))
    return tuple(Chapter(month, tuple(written)) for month, written in pages)


def tasks(db: Database, who: Account) -> tuple[str, ...]:
    """The interim tasks the asking account took, in its own words, oldest first."""
    rows = db.query(
        """
        select t.words from interim_task t join mentorship m on m.id = t.mentorship_id and m.actor_id = :who
        where t.words is not null order by t.taken_at, t.code
        """,
        {"who": who.id},
    )
    return tuple(row["words"] for row in rows)


def _pages(db: Database, who: Account) -> Iterator[Page]:
    comments: dict[int, list[Row]] = {}
    for row in db.query(_COMMENTS, {"who": who.id}):
        comments.setdefault(row["entry_id"], []).append(row)
    for entry, found in groupby(db.query(_PASSAGES, {"who": who.id}), key=lambda row: int(row["id"])):
        rows = list(found)
        if any(row["text"].strip() for row in rows):
            yield Page(
                date.fromisoformat(rows[0]["written_on"]),
                rows[0]["language"],
                rows[0]["goal"],
                tuple((row["question"], row["text"]) for row in rows),
                tuple((one["mentor"], moment(one["sent_at"]), one["text"]) for one in comments.get(entry, ())),
            )
