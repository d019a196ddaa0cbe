"""Which questions come first for no example: worked out beside the pages, once a process and bank."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from journal.curation.service.effects import examples
from journal.curation.service.engines import engine
from journal.db import Database
from prompts.model import PHASES, Context

if TYPE_CHECKING:
    from prompts.engine import Engine

#: The bank's version and the examples it was asked over.
Key = tuple[str, int]
#: A breath after each text, so that pages are answered meanwhile.
BREATH = 0.001

_lock = threading.Lock()
_found: dict[Key, frozenset[str]] = {}
#: By the bank's version, what its own sentences leave: nearly all of the work, and the same whatever examples are kept.
_left: dict[str, frozenset[str]] = {}
_under_way: set[Key] = set()


def unreached(db: Database) -> frozenset[str]:
    """The live questions that no example asks. Until that is worked out, none: :func:`worked_out` tells which."""
    return _known(db) or frozenset()


def worked_out(db: Database) -> bool:
    """Whether :func:`unreached` speaks of the bank in force. The first who asks sets the work going."""
    return _known(db) is not None


def _known(db: Database) -> frozenset[str] | None:
    asked, kept = engine(db), tuple((one.text, one.context) for one in examples(db))
    key = (asked.bank.version, hash(tuple(text for text, _ in kept)))
    with _lock:
        if key in _found:
            return _found[key]
        if not _under_way:
            _under_way.add(key)
            threading.Thread(target=_work_out, args=(asked, kept, key), name="reach", daemon=True).start()
    return None


def _work_out(asked: Engine, kept: Iterable[tuple[str, Context]], key: Key) -> None:
    try:
        found = unreached_over(asked, kept, BREATH) & _left_by_sentences(asked)
        with _lock:
            _found.clear()
            _found[key] = found
    finally:
        with _lock:
            _under_way.discard(key)


def _left_by_sentences(asked: Engine) -> frozenset[str]:
    version = asked.bank.version
    with _lock:
        found = _left.get(version)
    if found is None:
        found = unreached_over(asked, sentences(asked), BREATH)
        with _lock:
            _left.clear()
            _left[version] = found
    return found


def unreached_over(asked: Engine, cases: Iterable[tuple[str, Context]], breath: float = 0) -> frozenset[str]:
    """The live questions that come first for none of these texts. ``breath``: seconds of rest after each."""
    missing = {
        one.id for one in asked.bank.questions.values() if one.state == "live" and one.kind in {"question", "scale"}
    }
    for text, context in cases:
        prompt = asked.reply(text, context).prompt
        if prompt is not None:
            missing.discard(prompt.question)
        if breath:
            time.sleep(breath)
    return frozenset(missing)


def sentences(asked: Engine) -> Iterator[tuple[str, Context]]:
    """The sentences in which cues are met, in every phase."""
    from prompts.asking import context_of

    for cue in asked.bank.cues:
        for text in cue.match:
            for phase in PHASES:
                told = {"text": text, "phase": phase, "language": cue.language, "goal": text, "id": phase + text}
                yield text, context_of(told)
