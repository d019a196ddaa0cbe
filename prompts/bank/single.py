"""One file of the bank by itself: whether it holds, and what speaks against putting it into force."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from prompts.bank import items, tables
from prompts.bank.examples import cue_failures, failures, safety_failures
from prompts.bank.loading import PACKAGED

if TYPE_CHECKING:
    from prompts.engine import Engine

#: Pattern of a path → what is made of the file.
MAKERS: tuple[tuple[str, Callable[[Any, Any], object]], ...] = (
    ("questions/*/*.toml", items.question),
    ("cues/*/*.toml", items.cue),
    ("safety/*/*.toml", items.safety_cue),
    ("techniques/*.toml", items.technique),
    ("signs/*.toml", items.signs),
)
#: Files that hold many things each.
TABLES: dict[str, Callable[[Any, Any], object]] = {
    "notions.toml": items.notion,
    "needs.toml": items.need,
    "topics.toml": items.topic,
    "support.toml": items.contact,
}
LISTS = ("aliases/*.toml", "subjects/*.toml", "markers/*.toml")


def fault(path: str, words: str) -> str | None:
    """Why a file does not hold by itself, with its line where one is to blame; None when it does."""
    try:
        table = tomllib.loads(words)
        _make(path, table)
    except tomllib.TOMLDecodeError as error:
        return str(error)
    except tables.Unfit as error:
        line = next((n for n, text in enumerate(words.splitlines(), 1) if text.startswith(error.key)), None)
        return f"{line}: {error}" if line else str(error)
    return None


def _make(path: str, table: dict[str, Any]) -> None:
    file = PACKAGED / path
    for pattern, make in MAKERS:
        if PurePosixPath(path).match(pattern):
            make(file, table)
            return
    if path in TABLES:
        for name, row in table.items():
            TABLES[path](file, {"id": name, **row})
        return
    if not any(PurePosixPath(path).match(pattern) for pattern in LISTS):
        raise tables.Unfit("path", f"{path} is no file of a bank")


def refusals(engine: Engine, path: str) -> Iterator[str]:
    """What speaks against a file of an engine's bank: errors of the linter, examples that do not come out."""
    kind, *rest = PurePosixPath(path).with_suffix("").parts
    bank = engine.bank
    if kind == "questions":
        yield from _lint_errors(engine, ".".join(rest))
    elif kind == "cues":
        for cue in bank.cues:
            if (cue.language, cue.id) == tuple(rest):
                yield from cue_failures(engine, cue)
    elif kind == "safety":
        for safety in bank.safety:
            if (safety.language, safety.id) == tuple(rest):
                yield from safety_failures(engine, safety)
    elif kind in {"aliases", "subjects", "markers", "signs"}:
        yield from failures(engine, rest[0])  # type: ignore[arg-type]


def _lint_errors(engine: Engine, question: str) -> Iterator[str]:
    from prompts.lint import lint_question

    found = engine.bank.questions[question]
    if found.state == "retired":  # nobody is asked it any more, whatever it says
        return
    for language, verdict in lint_question(found, engine.reader).items():
        for problem in verdict.problems:
            if problem.level == "error":
                yield f"{language}: {problem.message}"


def cards_differ(before: Engine, after: Engine) -> bool:
    """Whether any example of a safety cue brings other categories than it did."""
    return any(
        before.categories_in(text, cue.language) != after.categories_in(text, cue.language)
        for cue in before.bank.safety
        for text in (*cue.match, *cue.no_match)
    )
