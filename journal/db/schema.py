"""Bringing a database file to the schema this program knows, never without a copy of what was there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from journal.db import driver
from journal.db.connection import Database, connect
from journal.db.copies import backup, make_private
from journal.db.migrations import migrations, names
from journal.errors import Refused


def create(path: Path) -> None:
    """Make a new, empty database at ``path``, readable by its owner alone. Raises ``Refused`` if there is one."""
    if path.exists():
        raise Refused(f"There is a database at {path} already. Nothing was changed.")
    with _plain_sentences(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_private(path)
        try:
            with closing(connect(path, admin=True)) as db:
                migrations.apply(db)
        except BaseException:
            # Half a database would be taken for a whole one the next time.
            for end in ("", "-wal", "-shm"):
                path.with_name(path.name + end).unlink(missing_ok=True)
            raise


def migrate(path: Path, backups: Path) -> tuple[str, ...]:
    """Apply what is missing; a backup is written first. Returns the names of the steps that were applied."""
    with _plain_sentences(path), closing(connect(path, admin=True)) as db:
        refuse_newer(db)
        pending = tuple(step.name for step in migrations.pending(db))
        if pending:
            backup(path, backups)
            migrations.apply(db)
        return pending


def refuse_newer(db: Database) -> None:
    """Raise ``Refused`` when the file has steps that this program does not know."""
    unknown = [step.name for step in migrations.applied(db) if step.name not in names()]
    if unknown:
        raise Refused(
            f"The database {db.path} was made by a newer version of Oivallus (it has the step {unknown[-1]}). "
            "Nothing was changed."
        )


def refuse_unready(db: Database) -> None:
    """Raise ``Refused`` unless the file has exactly the schema of this program."""
    refuse_newer(db)
    if migrations.pending(db):
        raise Refused(f"The database {db.path} has an older form. The command `oivallus migrate` brings it up to date.")


@contextmanager
def _plain_sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise Refused(f"{path.parent} cannot be written to. Nothing was changed.") from error
    except driver.OperationalError as error:
        raise Refused(f"The database {path} cannot be written: {error}.") from error
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error
