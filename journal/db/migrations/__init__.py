"""The schema, step by step. Each step is a file of readable SQL beside this module, applied in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from journal.db import driver

HERE = Path(__file__).resolve().parent
migrations = Migrations("journal")


def statements(sql: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit on its own."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if driver.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


def _step(path: Path) -> Callable[[sqlite_utils.Database], None]:
    def apply(db: sqlite_utils.Database) -> None:
        for statement in statements(path.read_text(encoding="utf-8")):
            db.execute(statement)

    return apply


for _path in sorted(HERE.glob("*.sql")):
    migrations(name=_path.stem)(_step(_path))


def names() -> tuple[str, ...]:
    """Every step this version of the program knows, in order."""
    return tuple(path.stem for path in sorted(HERE.glob("*.sql")))
