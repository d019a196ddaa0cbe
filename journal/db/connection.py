"""One way to open the database: the pragmas, and an authorizer that keeps the schema still."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlite_utils

from journal.db import driver
from journal.errors import Refused

#: Action codes of SQLite's authorizer: CREATE and DROP of anything, ATTACH, DETACH, ALTER, virtual tables.
_SCHEMA_ACTIONS = frozenset({*range(1, 9), *range(10, 18), 24, 25, 26, 29, 30})

_PRAGMAS = (
    "journal_mode = wal",
    "synchronous = full",
    "foreign_keys = on",
    "busy_timeout = 10000",
    "secure_delete = on",
    "trusted_schema = off",
    "recursive_triggers = on",
    "cache_size = -16000",
)


class Database(sqlite_utils.Database):
    """The two methods that features use, and where the file is.

    ``query`` reads all rows at once (an unfinished cursor would hold the write-ahead log).
    """

    def __init__(self, connection: Any, path: Path) -> None:  # noqa: ANN401
        super().__init__(connection)
        self.path = path

    def query(self, sql: str, params: dict[str, Any] | None = None) -> list[driver.Row]:  # type: ignore[override]
        """All rows of ``sql`` with named ``params``, as dictionaries."""
        return list(super().query(sql, params or {}))


def _schema_is_still(action: int, *_: object) -> int:
    return driver.SQLITE_DENY if action in _SCHEMA_ACTIONS else driver.SQLITE_OK


def assert_driver() -> None:
    """Raise ``Refused`` where SQLite is older than is safe."""
    if driver.version < driver.OLDEST:
        found, wanted = (".".join(map(str, v)) for v in (driver.version, driver.OLDEST))
        raise Refused(f"SQLite {found} is too old: versions before {wanted} can damage a database. Install pysqlite3.")


def connect(path: Path, *, admin: bool = False) -> Database:
    """Open the database at ``path``, for one thread at a time. A file that is not there is not made.

    With ``admin`` the schema may change: for migrate, restore and doctor alone. Raises ``Refused`` with a sentence when
    the file cannot be opened.
    """
    assert_driver()
    if not path.exists():
        raise Refused(f"There is no database at {path}. The command `oivallus init` makes one.")
    connection = None
    try:
        connection = driver.open_file(str(path))
        if admin:
            connection.execute("pragma page_size = 8192")
        for pragma in _PRAGMAS:
            connection.execute(f"pragma {pragma}")
    except driver.DatabaseError as error:
        if connection is not None:
            connection.close()
        raise Refused(f"The database {path} cannot be opened: {error}.") from error
    if not admin:
        connection.set_authorizer(_schema_is_still)
    return Database(connection, path)
