"""The engine of the current bank, made once a process and replaced whole."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from journal.db import Database
from prompts.model import LANGUAGES

if TYPE_CHECKING:
    from prompts.engine import Engine

_lock = threading.Lock()
_engines: dict[str, Engine] = {}


def engine(_db: Database, morphology: str = "auto") -> Engine:
    """The engine every feature asks. Loading takes a second or so: ``serve`` does it before the first request.

    Raises ``prompts.errors.BankError`` when the bank's files do not hold and no engine was made before.
    """
    with _lock:
        if morphology not in _engines:
            _engines[morphology] = _made(morphology)
        return _engines[morphology]


def _made(morphology: str, bank: Path | None = None) -> Engine:
    from prompts.bank.loading import load_bank
    from prompts.engine import Engine
    from prompts.reading import Reader

    loaded = load_bank(bank)
    return Engine(loaded, Reader(loaded.aliases, backend=morphology))


def warm(db: Database, morphology: str = "auto") -> None:
    """Load all languages now, so that nobody waits for it later."""
    engine(db, morphology).load(*LANGUAGES)
