"""What a second reader reads: a text as it would be, as it is in force, and what it is for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Difference, Effects, Revision, Shown
from journal.curation.service import effects as trying
from journal.curation.service.comparing import differences, word_by_word
from journal.curation.service.engines import engine
from journal.curation.service.texts import called, packaged, question_in
from journal.db import Database
from prompts.model import Language

if TYPE_CHECKING:
    from prompts.model import Technique


def shown(db: Database, who: Account, revision: Revision, language: Language) -> Shown:
    """A revision beside what is in force: a question by its wordings, any other file by its lists."""
    named = called(engine(db).bank, revision.path, revision.words, language)
    before = _before(db, revision.path)
    if revision.path.startswith("questions/"):
        now = question_in(revision.path, revision.words)
        old = question_in(revision.path, before) if before else None
        return Shown(named, now, {}, differences(old, now), new=before is None)
    parts, former = dict(_parts(tomllib.loads(revision.words))), dict(_parts(tomllib.loads(before or "")))
    changed = tuple(
        Difference(part, word_by_word(former.get(part, ""), parts.get(part, "")))
        for part in dict.fromkeys((*parts, *former))
        if parts.get(part, "") != former.get(part, "")
    )
    return Shown(named, None, parts, changed, new=before is None)


def _before(db: Database, path: str) -> str | None:
    """The text in force. Asked for the reader of one revision, who may be no curator."""
    found = next((row["words"] for row in queries.in_force(db) if row["path"] == path), None)
    return found or packaged(path)


def _parts(table: dict[str, Any], inside: str = "") -> Iterator[tuple[str, str]]:
    """The lists of a file as lines of words, each under the name of its place."""
    for key, value in table.items():
        name = f"{inside} {key}".strip()
        if isinstance(value, dict):
            yield from _parts(value, name)
        elif isinstance(value, list):
            yield name, "\n".join(" … ".join(one) if isinstance(one, list) else str(one) for one in value)
        else:
            yield name, str(value)


def technique(db: Database, revision: Revision) -> Technique | None:
    """The technique of the question that a revision words."""
    return engine(db).bank.techniques.get(revision.path.split("/")[1]) if revision.question else None


def effects(db: Database, who: Account, revision: Revision) -> Effects:
    """What a revision would change over the example texts. Raises ``Invalid`` when the bank would not hold."""
    queries.refuse_others(who)
    return trying.effects(db, {revision.path: revision.words})
