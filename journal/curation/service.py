"""The engine of the current bank, made once a process and replaced whole."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, cast

from journal.db import Database
from journal.support.models import Contact
from prompts.model import LANGUAGES, Language, Topic

if TYPE_CHECKING:
    from prompts.engine import Engine
    from prompts.identifying import Finding
    from prompts.reading import Backend

_lock = threading.Lock()
_engine: Engine | None = None


def engine(_db: Database) -> Engine:
    """The engine every feature asks. Loading takes a second or so: ``serve`` does it before the first request.

    Raises ``prompts.errors.BankError`` when the bank's files do not hold and no engine was made before.
    """
    global _engine
    with _lock:
        if _engine is None:
            _engine = _made("auto")
        return _engine


def _made(morphology: str, bank: Path | None = None) -> Engine:
    from prompts.bank.loading import load_bank
    from prompts.engine import Engine
    from prompts.reading import Reader

    loaded = load_bank(bank)
    return Engine(loaded, Reader(loaded.aliases, backend=cast("Backend", morphology)))


def warm(db: Database, morphology: str = "auto") -> None:
    """Make this process's engine, with the given way of reading Finnish, and load all languages before anybody asks."""
    global _engine
    with _lock:
        _engine = _made(morphology)
    engine(db).load(*LANGUAGES)


def identify(db: Database, text: str, language: Language | None) -> tuple[Finding, ...]:
    """What in a text may tell who is meant; nothing for a language nobody here reads."""
    from prompts.identifying import identify as search

    return search(text, language, engine(db).reader) if language else ()


def topics(db: Database) -> tuple[Topic, ...]:
    """The topics of the bank in force, in its order."""
    return engine(db).bank.topics


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
