"""Two texts of a question laid over one another, word by word; and all the texts it has had."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Difference, Past, Piece, Revision
from journal.curation.service.texts import packaged, path_of, question_in
from journal.db import Database
from prompts.model import LANGUAGES, Question

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = re.compile(r"\s*\S+")
TOLD = ("kind", "state", "phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups")


def word_by_word(before: str, after: str) -> tuple[Piece, ...]:
    """What stayed, what went and what came, in the order of reading."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    found = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("same", "".join(new[c:d])))
            continue
        if a < b:
            found.append(Piece("gone", "".join(old[a:b])))
        if c < d:
            found.append(Piece("new", "".join(new[c:d])))
    return tuple(found)


def differences(before: Question | None, after: Question) -> tuple[Difference, ...]:
    """What two texts of a question have differently: its wordings word by word, then the rest by name alone."""
    return tuple(_differences(before, after))


def _differences(before: Question | None, after: Question) -> Iterator[Difference]:
    for language in LANGUAGES:
        old = before.wording.get(language, "") if before else ""
        new = after.wording.get(language, "")
        if old != new:
            yield Difference(language, word_by_word(old, new))
    for name in TOLD:
        if before is not None and getattr(before, name) != getattr(after, name):
            yield Difference(name, ())


def history(db: Database, who: Account, question: str) -> tuple[Past, ...]:
    """Every text a question has had, the latest first; at the end the one that came with the bank."""
    path = path_of(question)
    revisions = queries.history(db, who, path)
    own = packaged(path)
    now = queries.text_in_force(db, who, path)
    texts: list[Question | None] = [question_in(path, one.words) for one in revisions]
    texts.append(question_in(path, own) if own else None)
    found = [
        _past(one, (now or ("",))[0], differences(texts[place + 1], after))
        for place, one in enumerate(revisions)
        if (after := texts[place]) is not None
    ]
    if own:
        found.append(Past("", "published", "", None, "", False, (), now is None, ()))
    return tuple(found)


def _past(one: Revision, in_force: str, differs: tuple[Difference, ...]) -> Past:
    return Past(
        code=one.code,
        state=one.state,
        author=one.author,
        at=one.saved_at,
        reason=one.alone_reason or one.reason,
        alone=one.alone_reason is not None,
        readers=tuple(review.reader for review in one.reviews if review.verdict == "asks"),
        in_force=one.code == in_force,
        differences=differs,
    )
