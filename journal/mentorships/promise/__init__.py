"""The promise of confidentiality as it comes with the program. An installation's lawyer edits it; versions are kept."""

from __future__ import annotations

from pathlib import Path

from journal import audit
from journal.accounts.models import Who
from journal.db import Database, write
from prompts.model import LANGUAGES

HERE = Path(__file__).resolve().parent
VERSION = 1


def seed(db: Database, who: Who) -> None:
    """Put the text in force unless the installation has one already."""
    with write(db):
        for language in LANGUAGES:
            db.execute(
                "insert into promise_text (version, language, text) values (:version, :language, :text) "
                "on conflict do nothing",
                {
                    "version": VERSION,
                    "language": language,
                    "text": (HERE / f"{language}.md").read_text(encoding="utf-8"),
                },
            )
        audit.record(db, who, "promise_text_seeded", str(VERSION))
