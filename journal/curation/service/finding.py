"""Finding questions of the bank: the ones in force and the ones being worked on, in one list."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from journal import audit
from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Item, Listed, Wanted
from journal.curation.service import reach, shelf
from journal.curation.service.engines import engine
from journal.curation.service.texts import id_of, path_of, question_in
from journal.db import Database, write
from journal.errors import NotFound
from prompts.model import LANGUAGES, Language, Question

if TYPE_CHECKING:
    from prompts.engine import Engine

PAGE = 50
FILTERS = ("technique", "phase", "topic", "state")


@dataclass(frozen=True, slots=True)
class Working:
    """A question being worked on: its text, how far it is, and what waits for a translation."""

    question: Question
    state: str
    waiting: frozenset[str]


def find(db: Database, who: Account, wanted: Wanted, language: Language, today: date) -> Listed:
    """What a curator looks for, a page at a time: their flagged questions first, then the rest in the bank's order."""
    queries.refuse_others(who)
    asked = engine(db)
    laid = shelf.shelf_of(asked)
    working = _working(db, who)
    met = _in_force(asked, laid, wanted, language) - working.keys()
    met |= {name for name, one in working.items() if _fits(asked, one, wanted, language)}
    if wanted.who:
        met &= {id_of(path) for path in queries.changed_by(db, who, wanted.who)}
    flags = queries.flagged(db, who)
    marked = _marked(db, who, wanted.mark, today, flags) if wanted.mark else met
    met &= marked or set()
    new = sorted(met - laid.questions.keys())
    ordered = [*new, *(name for name in laid.order if name in met)] if len(met) > len(new) else new
    ordered.sort(key=lambda name: name not in flags)
    found = _page(db, who, ordered, wanted.page, laid, working, flags)
    return replace(found, under_way=marked is None)


def _page(
    db: Database, who: Account, ordered: list[str], page: int, laid: shelf.Shelf, working: dict[str, Working],
    flags: frozenset[str],
) -> Listed:  # fmt: skip
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(max(1, page), pages)
    waiting = queries.waiting(db, who)
    items = []
    for name in ordered[(page - 1) * PAGE : page * PAGE]:
        one = working.get(name)
        found = one.question if one else laid.questions[name]
        state = one.state if one else found.state
        waits = one.waiting if one else waiting.get(path_of(name), frozenset())
        items.append(Item(name, found.technique, state, found.wording, name in flags, waits))  # type: ignore[arg-type]
    return Listed(tuple(items), len(ordered), page, pages)


def _working(db: Database, who: Account) -> dict[str, Working]:
    return {
        id_of(path): Working(question_in(path, words), state, frozenset(waiting.split()))
        for path, (words, state, waiting) in queries.drafts(db, who).items()
    }


def _in_force(asked: Engine, laid: shelf.Shelf, wanted: Wanted, language: Language) -> set[str]:
    found = set(laid.questions)
    for kind in FILTERS:
        if value := getattr(wanted, kind):
            found &= laid.having(kind, value)
    if wanted.words.strip():
        index = laid.index(language, asked.reader)
        for token in asked.reader.keys(wanted.words, language):
            found &= index.of(token)
    return found


def _fits(asked: Engine, one: Working, wanted: Wanted, language: Language) -> bool:
    """Whether a question being worked on is looked for. Its state is how far the work is."""
    topics = shelf.settled_topics(asked.bank)
    stands = {place for place in shelf.places(one.question, topics) if place[0] != "state"} | {("state", one.state)}
    if not all((kind, value) in stands for kind in FILTERS if (value := getattr(wanted, kind))):
        return False
    words = shelf.words_of(one.question.wording.get(language, ""), language, asked.reader)
    return all(
        any(word == form or word.startswith(token.lower) for word in words for form in (token.lower, *token.keys))
        for token in asked.reader.keys(wanted.words, language)
    )


def _marked(db: Database, who: Account, mark: str, today: date, flags: frozenset[str]) -> AbstractSet[str] | None:
    """The questions with a mark; nothing while those that have it are being worked out."""
    marks: dict[str, Callable[[], AbstractSet[str] | None]] = {
        "flagged": lambda: flags,
        "unreached": lambda: reach.unreached(db) if reach.worked_out(db) else None,
        "missed": lambda: queries.missed(db, who, half_year(today)),
        "alike": lambda: shelf.alike(engine(db)),
        "waiting": lambda: _waiting(db, who),
        "alone": lambda: {id_of(path) for path in queries.alone(db, who)},
    }
    return marks[mark]() if mark in marks else set()


def _waiting(db: Database, who: Account) -> set[str]:
    """Questions with a wording that waits for a translation, or is not there."""
    laid = shelf.shelf_of(engine(db))
    found = {id_of(path) for path in queries.waiting(db, who)}
    found |= {name for name, one in _working(db, who).items() if one.waiting}
    return found | {name for name, one in laid.questions.items() if len(one.wording) < len(LANGUAGES)}


def half_year(today: date) -> str:
    """The half-year of a day, such as *2026-2*."""
    return f"{today.year}-{1 if today.month <= 6 else 2}"


def flag(db: Database, who: Account, question: str, *, on: bool) -> None:
    """Set a question aside for oneself, or no longer. Raises ``NotFound`` for one that is nowhere."""
    queries.refuse_others(who)
    with write(db):
        if question not in engine(db).bank.questions and path_of(question) not in queries.drafts(db, who):
            raise NotFound
        told = {"who": who.id, "question": question}
        if on:
            db.execute("insert into bank_flag values (:who, :question) on conflict do nothing", told)
        else:
            db.execute("delete from bank_flag where account_id = :who and question = :question", told)
        audit.record(db, who, "bank_flag_set" if on else "bank_flag_taken_away", question)
