"""Taking a question out of use, and back into it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.service import editing, publishing, revising
from journal.curation.service.texts import path_of, words_for
from journal.db import Database, write
from journal.errors import Conflict


def set_state(db: Database, who: Account, question: str, state: Literal["live", "retired"], key: str) -> None:
    """Let nobody be asked a question any more, or let them again. Old prompts keep their words.

    Only what was in use comes back this way. The same key again is the same act. Raises ``NotFound``, ``Conflict``
    while somebody works on the question or when it was never in use, ``Invalid`` when the bank would not hold.
    """
    with write(db):
        found = editing.opened(db, who, question)
        if found.in_force is None or found.in_force.state not in {"live", "retired"}:
            raise Conflict("never_published")
        if found.in_force.state == state:
            return
        if found.draft is not None:
            raise Conflict("draft_open")
        words = words_for(replace(found.in_force, state=state))
        waiting = " ".join(sorted(found.waiting))
        made = revising.save(db, who, path_of(question), words, 0, key, waiting=waiting)
        kind: Literal["retire", "restore"] = "retire" if state == "retired" else "restore"
        publishing.publish(db, who, {made.path: made.code}, kind, f"{kind}-{key}")


def restore(db: Database, who: Account, question: str, code: str, key: str) -> None:
    """Put a former text of a question into force again: one that was published, or the bank's own (no code)."""
    path = path_of(question)
    if not code:
        editing.opened(db, who, question)
        publishing.publish(db, who, {path: None}, "restore", key)
        return
    if queries.revision(db, who, code).path != path:
        raise Conflict("never_published")
    publishing.restore(db, who, code, key)


def take_up(db: Database, who: Account, question: str, code: str, key: str) -> None:
    """Make a former text the draft again. Raises ``Conflict`` while there is another draft."""
    found = queries.revision(db, who, code)
    if found.path != path_of(question) or queries.open_revision(db, who, found.path):
        raise Conflict("draft_open")
    revising.save(db, who, found.path, found.words, 0, key, waiting=" ".join(sorted(found.waiting)))
