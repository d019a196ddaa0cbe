"""The only module that imports a database driver.

The exception classes of ``sqlite3`` and ``pysqlite3`` are unrelated: catching the wrong ones catches nothing.
"""

from __future__ import annotations

from typing import Any

from pysqlite3 import dbapi2 as sqlite

#: Older versions can corrupt a database in WAL mode when a checkpoint meets a write.
OLDEST = (3, 51, 3)

Row = dict[str, Any]
Connection = Any
Error = sqlite.Error
DatabaseError = sqlite.DatabaseError
IntegrityError = sqlite.IntegrityError
OperationalError = sqlite.OperationalError
version: tuple[int, ...] = tuple(sqlite.sqlite_version_info)
complete_statement = sqlite.complete_statement
SQLITE_OK: int = sqlite.SQLITE_OK
SQLITE_DENY: int = sqlite.SQLITE_DENY


def open_file(path: str, *, uri: bool = False) -> Connection:
    """A bare connection in autocommit mode, for one thread at a time."""
    return sqlite.connect(path, isolation_level=None, uri=uri, check_same_thread=True)
