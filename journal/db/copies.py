"""Copies of the whole database: made while it is in use, brought back only when it is not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from journal import clock
from journal.db import driver
from journal.db.connection import connect
from journal.errors import Refused

PATTERN = "oivallus-*.sqlite3"
_NAME = "oivallus-%Y%m%dT%H%M%S%f.sqlite3"


def backup(path: Path, folder: Path) -> Path:
    """Copy the database into ``folder`` under the moment's name, checked whole. Returns the new file."""
    target = folder / clock.now().strftime(_NAME)
    with closing(connect(path)) as source, _new_file(target), closing(driver.open_file(str(target))) as copy:
        source.conn.backup(copy)
        _check(copy, target)
    return target


@contextmanager
def _new_file(target: Path) -> Iterator[None]:
    """An empty file to copy into, which goes again when the block fails."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_private(target)
    except OSError as error:
        raise Refused(f"No copy could be written into {target.parent}: {error.strerror}.") from error
    try:
        yield
    except driver.Error as error:
        target.unlink()
        raise Refused(f"No copy could be written into {target.parent}: {error}.") from error
    except BaseException:
        target.unlink()
        raise


def make_private(file: Path) -> None:
    """An empty file that its owner alone can read. Raises ``OSError``, also when there is a file already."""
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def restore(copy: Path, path: Path) -> None:
    """Put ``copy`` in the place of the database at ``path``. Raises ``Refused`` when the copy is not whole."""
    if not copy.exists():
        raise Refused(f"There is no file {copy}.")
    try:
        with closing(_open_to_read(copy)) as source:
            _check(source, copy)
            path.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                make_private(path)
            with closing(connect(path, admin=True)) as target:
                source.backup(target.conn)
    except (OSError, driver.Error) as error:
        raise Refused(f"{copy} cannot be brought back: {error}. The database is as it was.") from error
    checkpoint(path)


def _open_to_read(copy: Path) -> driver.Connection:
    """A copy without a log of its own is read as it lies, from a folder that cannot be written too."""
    alone = not copy.with_name(f"{copy.name}-wal").exists()
    return driver.open_file(f"{copy.absolute().as_uri()}?mode=ro{'&immutable=1' if alone else ''}", uri=True)


def checkpoint(path: Path) -> None:
    """Empty the write-ahead log into the file, so that nothing deleted stays in it."""
    with closing(connect(path)) as db:
        db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()


def outdated(folder: Path, days: int) -> tuple[Path, ...]:
    """Backup files older than ``days``: they hold text that has been deleted since."""
    oldest = clock.ago(days=days)
    return tuple(sorted(file for file in folder.glob(PATTERN) if _made_at(file) < oldest))


def oldest_age(folder: Path) -> int:
    """The age in days of the oldest backup file, rounded up; 0 when there is none."""
    ages = [clock.now() - _made_at(file) for file in folder.glob(PATTERN)]
    return int(max(ages, default=timedelta(0)) / timedelta(days=1)) + (1 if ages else 0)


def _made_at(file: Path) -> datetime:
    """When a backup was made, by its name: the file's own time changes when it is moved to another disk."""
    try:
        return datetime.strptime(file.name, _NAME).replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)


def _check(connection: driver.Connection, file: Path) -> None:
    answer = connection.execute("pragma integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise Refused(f"{file} is not whole: {answer}.")
    if not connection.execute("select 1 from sqlite_schema where name = '_sqlite_migrations'").fetchone():
        raise Refused(f"{file} is not a database of Oivallus.")
