"""Copies of the whole database: made while it is in use, brought back only when it is not."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from journal import clock
from journal.db import driver
from journal.db.connection import connect
from journal.errors import Refused

PATTERN = "oivallus-*.sqlite3"


def backup(path: Path, folder: Path) -> Path:
    """Copy the database into ``folder`` under the moment's name, checked whole. Returns the new file."""
    if not path.exists():
        raise Refused(f"There is no database at {path}.")
    target = folder / f"oivallus-{clock.now():%Y%m%dT%H%M%S%f}.sqlite3"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(connect(path)) as source, closing(driver.open_file(str(target))) as copy:
            source.conn.backup(copy)
            _check(copy, target)
    except (OSError, driver.Error) as error:
        target.unlink(missing_ok=True)
        raise Refused(f"No copy could be written into {folder}: {error}.") from error
    return target


def restore(copy: Path, path: Path) -> None:
    """Put ``copy`` in the place of the database at ``path``. Raises ``Refused`` when the copy is not whole."""
    if not copy.exists():
        raise Refused(f"There is no file {copy}.")
    try:
        with closing(driver.open_file(f"file:{copy}?mode=ro", uri=True)) as source:
            _check(source, copy)
            with closing(connect(path, admin=True)) as target:
                source.backup(target.conn)
    except (OSError, driver.Error) as error:
        raise Refused(f"{copy} cannot be brought back: {error}. The database is as it was.") from error
    checkpoint(path)


def checkpoint(path: Path) -> None:
    """Empty the write-ahead log into the file, so that nothing deleted stays in it."""
    with closing(connect(path)) as db:
        db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()


def outdated(folder: Path, days: int) -> tuple[Path, ...]:
    """Backup files older than ``days``: they hold text that has been deleted since."""
    oldest = clock.ago(days=days).timestamp()
    return tuple(sorted(file for file in folder.glob(PATTERN) if file.stat().st_mtime < oldest))


def oldest_age(folder: Path) -> int:
    """The age in days of the oldest backup file, rounded up; 0 when there is none."""
    ages = [clock.now().timestamp() - file.stat().st_mtime for file in folder.glob(PATTERN)]
    return int(max(ages, default=0.0) // 86400) + (1 if ages else 0)


def _check(connection: driver.Connection, file: Path) -> None:
    answer = connection.execute("pragma integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise Refused(f"{file} is not whole: {answer}.")
