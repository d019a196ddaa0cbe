"""What the bank has and lacks: its live questions by technique, phase, topic and language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models.coverage import Cell, Coverage, Row, Untranslated, View
from journal.curation.service.engines import engine, own_topics
from journal.curation.service.texts import id_of
from journal.db import Database
from prompts.model import LANGUAGES, PHASES, Language, Question

if TYPE_CHECKING:
    from prompts.bank.contents import Bank


def coverage(db: Database, who: Account, view: View, reader: Language) -> Coverage:
    """The whole table as ``view`` counts it, with names in the reader's language. For curators."""
    queries.refuse_others(who)
    bank = engine(db).bank
    live = [one for one in bank.questions.values() if one.state == "live"]
    asked = [one for one in live if view.language in one.wording]
    most = max((sum(one.technique == name for one in asked) for name in bank.techniques), default=0)
    rows = tuple(_row(bank, name, [one for one in asked if one.technique == name], view, reader, most)
                 for name in bank.techniques)  # fmt: skip
    holes = sum(not cell.count for row in rows for cell in (*row.phases, *row.topics))
    topics = tuple((one.id, one.name[reader]) for one in own_topics(db))
    return Coverage(rows, topics, holes, _untranslated(live, queries.waiting(db, who), reader))


def _row(bank: Bank, name: str, asked: list[Question], view: View, reader: Language, most: int) -> Row:
    def cell(phase: str, topic: str) -> Cell:
        topics = bank.together((topic,)) if topic else ()
        return Cell(sum(fits(one, phase, topics, written=view.written) for one in asked), phase, topic)

    return Row(
        technique=name,
        name=bank.techniques[name].name[reader],
        live=len(asked),
        part=round(100 * len(asked) / most) if most else 0,
        phases=tuple(cell(phase, view.topic) for phase in PHASES),
        topics=tuple(cell(view.phase, topic.id) for topic in bank.topics if not topic.into),
    )


def fits(question: Question, phase: str, topics: Collection[str], *, written: bool = False) -> bool:
    """Whether a question may be asked then; with ``written`` it has to name the phase and one of the topics itself.

    ``topics``: a topic with those that were merged into it; nothing asks for none.
    """
    return all(
        not wanted or not set(wanted).isdisjoint(named) or not (named or written)
        for wanted, named in (((phase,) if phase else (), question.phases), (topics, question.topics))
    )


def _untranslated(
    live: Iterable[Question], waiting: Mapping[str, frozenset[str]], reader: Language
) -> tuple[Untranslated, ...]:
    """Of each language: what has no wording in it, and what its wording no longer follows."""
    late = {id_of(path): languages for path, languages in waiting.items()}
    missing: dict[Language, list[tuple[str, str]]] = {one: [] for one in LANGUAGES}
    for question in live:
        shown = question.wording.get(reader) or next(iter(question.wording.values()))
        for language in LANGUAGES:
            if language not in question.wording or language in late.get(question.id, ()):
                missing[language].append((question.id, shown))
    return tuple(Untranslated(language, tuple(found)) for language, found in missing.items())


def wordings(db: Database, questions: Iterable[str], reader: Language) -> tuple[tuple[str, str, str], ...]:
    """Id, wording and technique's name of these questions, in their order by technique."""
    bank = engine(db).bank
    known = sorted(one for one in questions if one in bank.questions)
    found = [bank.questions[one] for one in known]
    return tuple(
        (
            one.id,
            one.wording.get(reader) or next(iter(one.wording.values())),
            bank.techniques[one.technique].name[reader],
        )
        for one in found
    )
