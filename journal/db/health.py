"""Whether a database file is whole, ready for this program and closed to others."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from journal.db import driver, schema
from journal.db.connection import connect
from journal.errors import Refused


def problems(path: Path) -> list[str]:
    """What is wrong with the database at ``path``, as sentences; nothing when all is well."""
    try:
        with closing(connect(path, admin=True)) as db:
            found = []
            whole = db.query("pragma integrity_check(1)")[0]["integrity_check"]
            if whole != "ok":
                found.append(f"The database is not whole: {whole}.")
            found += [f"A row of {row['table']} points nowhere." for row in db.query("pragma foreign_key_check")]
            schema.refuse_unready(db)
    except Refused as error:
        return [str(error)]
    except driver.DatabaseError as error:
        return [f"The database {path} cannot be read: {error}."]
    return [*found, *_file_problems(path)]


def _file_problems(path: Path) -> list[str]:
    found = []
    if not os.access(path.parent, os.W_OK):
        found.append(f"{path.parent} cannot be written to.")
    if path.stat().st_mode & 0o077:
        found.append(f"{path} can be read by others: its mode should be 0600.")
    return found
