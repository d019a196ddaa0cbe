"""Taking a question out of use, and back into it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Effects
from journal.curation.models.coverage import Cell, Losing
from journal.curation.service import editing, publishing, revising
from journal.curation.service.coverage import fits, wordings
from journal.curation.service.effects import effects
from journal.curation.service.engines import TECHNIQUES, asking_of, engine, own_topics
from journal.curation.service.texts import path_of, words_for
from journal.db import Database, write
from journal.errors import Conflict, NotFound
from prompts.model import PHASES, Language, Question

if TYPE_CHECKING:
    from prompts.bank.contents import Bank


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


def losing(db: Database, who: Account, question: str, reader: Language) -> tuple[Losing, Effects]:
    """What would go with a question that is in use, and which examples would get another. Raises ``NotFound``."""
    queries.refuse_others(who)
    bank = engine(db).bank
    one = bank.questions.get(question)
    if one is None or one.state != "live":
        raise NotFound
    after = replace(bank, questions={**bank.questions, question: replace(one, state="retired")})
    before = wordings(db, (name for name, other in bank.questions.items() if question in other.follow_ups), reader)
    topics = (topic for topic in own_topics(db) if len(asking_of(bank, topic.id)) >= TECHNIQUES)
    gone = tuple(topic.name[reader] for topic in topics if len(asking_of(after, topic.id)) < TECHNIQUES)
    found = Losing(_holes(bank, one), tuple(row[:2] for row in before), gone)
    return found, effects(db, {path_of(question): words_for(after.questions[question])})


def _holes(bank: Bank, one: Question) -> tuple[tuple[Language, Cell], ...]:
    """The places that this question alone fills, in each of its languages."""
    cells = [
        *(Cell(0, phase, "") for phase in PHASES),
        *(Cell(0, "", topic.id) for topic in bank.topics if not topic.into),
    ]
    others = [
        other
        for other in bank.questions.values()
        if other.technique == one.technique and other.state == "live" and other.id != one.id
    ]
    return tuple(
        (language, cell)
        for language in one.wording
        for cell in cells
        for topics in (bank.together((cell.topic,)) if cell.topic else (),)
        if fits(one, cell.phase, topics)
        and not any(language in other.wording and fits(other, cell.phase, topics) for other in others)
    )


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
