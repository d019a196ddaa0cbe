"""The engine of the bank in force, made once a process and publication, and replaced whole."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, cast

from journal.curation import queries
from journal.db import Database
from journal.support.models import Contact
from prompts.model import LANGUAGES, Language, Topic

if TYPE_CHECKING:
    from prompts.bank.contents import Bank
    from prompts.engine import Engine
    from prompts.reading import Backend

_lock = threading.Lock()
#: The code of the latest publication (nothing for the bank's own files) → the engine made for it.
_engines: dict[str, Engine] = {}
_morphology = "auto"
REMEMBERED = 2
#: So many techniques have to have a question for a topic before actors are offered it.
TECHNIQUES = 5


def engine(db: Database) -> Engine:
    """The engine every feature asks. Loading takes a second or so: ``serve`` does it before the first request.

    What any process has published is seen by the next call. Raises ``prompts.errors.BankError`` when the bank's files
    do not hold and no engine was made before.
    """
    publication = queries.latest_publication(db)
    found = _engines.get(publication)
    return found or _replaced(db, publication)


def _replaced(db: Database, publication: str) -> Engine:
    """The engine of a publication, made by whoever comes first; the one before last is let go."""
    with _lock:
        if publication not in _engines:
            made = _made(db)
            while len(_engines) >= REMEMBERED:
                del _engines[next(iter(_engines))]
            _engines[publication] = made
        return _engines[publication]


def _made(db: Database) -> Engine:
    from prompts.bank.loading import load_bank

    return _engine_of(load_bank(differences=queries.differences(db)), next(reversed(_engines.values()), None))


def with_bank(db: Database, bank: Bank) -> Engine:
    """An engine for a bank that is not in force, to try it out."""
    return _engine_of(bank, engine(db))


def _engine_of(bank: Bank, before: Engine | None) -> Engine:
    """An engine that reads as the one before it did, unless spoken words are read otherwise now."""
    from prompts.engine import Engine
    from prompts.reading import Reader

    if before is not None:
        same = before.bank.aliases == bank.aliases
        return Engine(bank, before.reader if same else before.reader.with_aliases(bank.aliases))
    return Engine(bank, Reader(bank.aliases, backend=cast("Backend", _morphology)))


def warm(db: Database, morphology: str = "auto") -> None:
    """Make this process's engine, with the given way of reading Finnish, and load all languages before anybody asks."""
    global _morphology
    with _lock:
        _morphology = morphology
        _engines.clear()
    engine(db).load(*LANGUAGES)


def topics(db: Database, keeps: str = "") -> tuple[Topic, ...]:
    """The topics that are offered: those for which enough techniques have a live question. ``keeps``: one more."""
    bank = engine(db).bank
    kept = settled(db, keeps)
    return tuple(
        one for one in bank.topics if not one.into and (one.id == kept or len(asking_of(bank, one.id)) >= TECHNIQUES)
    )


def own_topics(db: Database) -> tuple[Topic, ...]:
    """The topics that questions may be written for: all that were not merged into another, offered yet or not."""
    return tuple(one for one in engine(db).bank.topics if not one.into)


def asking_of(bank: Bank, topic: str) -> frozenset[str]:
    """The techniques that have a live question for a topic, or for one merged into it."""
    names = bank.together((topic,))
    live = (one for one in bank.questions.values() if one.state == "live" and one.kind in {"question", "scale"})
    return frozenset(one.technique for one in live if not names.isdisjoint(one.topics))


def settled(db: Database, topic: str) -> str:
    """The topic that a goal's topic belongs to now: itself, or what it was merged into."""
    return next((one.into or one.id for one in engine(db).bank.topics if one.id == topic), topic)


def topic_names(db: Database, language: Language) -> dict[str, str]:
    """How every topic is called now, merged ones too, by its id."""
    named = {one.id: one.name[language] for one in engine(db).bank.topics}
    return {one.id: named[one.into or one.id] for one in engine(db).bank.topics}


def techniques(db: Database, language: Language) -> dict[str, str]:
    """The techniques of the bank in force, id → name in a language, in its order."""
    return {one.id: one.name[language] for one in engine(db).bank.techniques.values()}


def contacts() -> tuple[Contact, ...]:
    """The support contacts that come with the bank, none of them checked by anybody yet."""
    from prompts.bank.loading import load_bank

    return tuple(
        Contact(one.id, one.names, one.phone, one.url, one.hours, one.categories, one.source, None, one.words_only)
        for one in load_bank().contacts
    )


def problems() -> tuple[str, ...]:
    """What is wrong with the bank's files, as sentences; nothing when they hold."""
    from prompts.bank.loading import load_bank
    from prompts.errors import BankError

    try:
        load_bank()
    except BankError as error:
        return (str(error),)
    return ()
