"""What the actor does with a question, the bank's or the mentor's: answer, not now, it missed; take its line away."""

from __future__ import annotations

from datetime import date

from journal import clock
from journal.accounts.models import Account
from journal.coaching import queries
from journal.coaching.models import MENTORS
from journal.codes import new_code
from journal.comments.models import Waiting
from journal.comments.service import questions
from journal.curation.service import figures
from journal.db import Database, write
from journal.entries import queries as entries
from journal.entries.service.passages import set_question, take_question_out
from prompts.model import Outcome


def answer(db: Database, who: Account, entry: str, code: str) -> None:
    """Set the question as a line of the entry, with an empty passage under it. Twice is once. Raises ``NotFound``."""
    with write(db):
        offered = queries.prompt(db, who, entry, code)
        if offered.outcome == "answered":
            return
        _close(db, who, entry, code, "answered")
        set_question(db, who, entry, queries.prompt_id(db, who, entry, code), offered.text)


def answer_mentor(db: Database, who: Account, entry: str, code: str) -> bool:
    """Set the mentor's open question as a line of the entry; false when it does not wait any more.

    Raises ``NotFound`` for somebody else's entry.
    """
    with write(db):
        asked = questions.close(db, who, code, "answered")
        if asked is None:
            return queries.took_up(db, who, entry, code)
        set_question(db, who, entry, _taken_up(db, who, entry, asked), asked.text)
        return True


def _taken_up(db: Database, who: Account, entry: str, asked: Waiting) -> int:
    """The line's own row, beside those of the bank's questions; the engine is told nothing of it."""
    found = entries.entry(db, who, entry)
    rows = db.query(
        """
        insert into prompt (code, entry_id, revision_id, question, technique, language, wording, reasons,
                            bank_version, asked, outcome, offered_at, acted_at)
        values (:code, :entry, :revision, :question, :technique, :language, :wording, '[]',
                '', 'tapped', 'answered', :asked, :now) returning id
        """,
        {
            "code": new_code(),
            "entry": found.id,
            "revision": found.revision_id,
            "question": asked.code,
            "technique": MENTORS,
            "language": found.language or who.language,
            "wording": asked.text,
            "asked": clock.stamp(asked.asked_at),
            "now": clock.stamp(clock.now()),
        },
    )
    return int(rows[0]["id"])


def begin_from_task(db: Database, who: Account, entry: str, task: str) -> None:
    """Let an entry know the interim task it was opened from. For a task that is not the writer's nothing happens."""
    with write(db):
        db.execute(
            """
            insert into entry_task (entry_id, task_id)
            select e.id, t.id from entry e, interim_task t
            join mentorship m on m.id = t.mentorship_id and m.actor_id = :who
            where e.code = :entry and e.actor_id = :who and t.code = :task and t.words is not null
            on conflict (entry_id) do nothing
            """,
            {"who": who.id, "entry": entry, "task": task},
        )


def put_away(db: Database, who: Account, entry: str, code: str, outcome: Outcome) -> None:
    """*Toinen kysymys* or *Ei nyt*. Raises ``NotFound``."""
    with write(db):
        if queries.prompt(db, who, entry, code).outcome is None:
            _close(db, who, entry, code, outcome)


def missed(db: Database, who: Account, entry: str, code: str, today: date) -> None:
    """*Kysymys ei osunut*: it goes away, and its id alone is counted, once, for curators when the half-year is over."""
    with write(db):
        put_away(db, who, entry, code, "put_away")
        told = {"id": queries.prompt_id(db, who, entry, code), "mentors": MENTORS}
        counted = db.query(
            """
            update prompt set missed = 1 where id = :id and missed = 0 and technique <> :mentors returning question
            """,
            told,
        )
        for row in counted:
            figures.count_missed(db, row["question"], today)


def take_line_away(db: Database, who: Account, entry: str, code: str) -> None:
    """Remove the question's line from the entry; the words under it stay."""
    with write(db):
        take_question_out(db, who, entry, code)
        _close(db, who, entry, code, "put_away")


def _close(db: Database, who: Account, entry: str, code: str, outcome: Outcome) -> None:
    db.execute(
        "update prompt set outcome = :outcome, acted_at = :now where id = :id",
        {
            "outcome": outcome,
            "now": clock.stamp(clock.now()),
            "id": queries.prompt_id(db, who, entry, code),
        },
    )
