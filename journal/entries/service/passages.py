"""Setting a question into an entry, and taking it out again without the words under it."""

from __future__ import annotations

from journal import clock
from journal.accounts.models import Account
from journal.codes import new_code
from journal.db import Database, write
from journal.entries import queries
from journal.entries.models import Entry, Passage


def set_question(db: Database, who: Account, code: str, prompt_id: int, question: str) -> None:
    """Let ``question`` stand as a fixed line at the end of the entry, with an empty passage under it."""
    with write(db):
        entry = queries.entry(db, who, code)
        rows = [_row(db, passage) for passage in entry.passages]
        _write(db, entry, [*rows, {"prompt": prompt_id, "question": question, "text": ""}])


def take_question_out(db: Database, who: Account, code: str, prompt: str) -> None:
    """Remove the line of a question; what was written under it joins the passage before."""
    with write(db):
        entry = queries.entry(db, who, code)
        rows: list[dict[str, object]] = []
        for passage in entry.passages:
            if passage.prompt == prompt and rows:
                rows[-1]["text"] = f"{rows[-1]['text']}\n\n{passage.text}".strip()
            else:
                rows.append(_row(db, passage))
        _write(db, entry, rows)


def _row(db: Database, passage: Passage) -> dict[str, object]:
    found = db.query("select id from prompt where code = :code", {"code": passage.prompt})
    return {"prompt": found[0]["id"] if found else None, "question": passage.question, "text": passage.text}


def _write(db: Database, entry: Entry, rows: list[dict[str, object]]) -> None:
    now = clock.stamp(clock.now())
    version = entry.version + 1
    revision = db.query(
        """
        insert into revision (code, entry_id, version, created_at, saved_at)
        values (:code, :entry, :version, :now, :now) returning id
        """,
        {"code": new_code(), "entry": entry.id, "version": version, "now": now},
    )[0]["id"]
    for position, row in enumerate(rows):
        db.execute(
            """
            insert into passage (revision_id, position, prompt_id, question, text)
            values (:revision, :position, :prompt, :question, :text)
            """,
            {"revision": revision, "position": position, **row},
        )
    db.execute(
        "update entry set version = :version, saved_at = :now, saved_by = :key where id = :id",
        {"version": version, "now": now, "key": new_code(), "id": entry.id},
    )
