"""Reading and writing: one act, one transaction. Returning commits, raising rolls back."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from journal.db.connection import Database


@contextmanager
def read(db: Database) -> Iterator[Database]:
    """Several queries that see one moment of the database."""
    if _under_way(db):
        yield db
        return
    db.conn.execute("begin")
    try:
        yield db
    finally:
        if _under_way(db):
            db.conn.execute("rollback")


@contextmanager
def write(db: Database) -> Iterator[Database]:
    """One change, whole or not at all; inside another ``write`` it is a savepoint of that one."""
    if _under_way(db):
        with _savepoint(db):
            yield db
        return
    with _turn(db):
        db.conn.execute("begin immediate")
        try:
            yield db
            db.conn.execute("commit")
        except BaseException:
            # On a full disk SQLite has rolled back by itself, and a second rollback would hide the cause.
            if _under_way(db):
                db.conn.execute("rollback")
            raise


def _under_way(db: Database) -> bool:
    return bool(db.conn.in_transaction)


@contextmanager
def _savepoint(db: Database) -> Iterator[None]:
    db.conn.execute("savepoint inner_write")
    try:
        yield
    except BaseException:
        if _under_way(db):
            db.conn.execute("rollback to inner_write")
            db.conn.execute("release inner_write")
        raise
    db.conn.execute("release inner_write")


@contextmanager
def _turn(db: Database) -> Iterator[None]:
    """A fair queue before the write lock; SQLite's own waiting polls, and starves some.

    The descriptor is opened anew each time: a shared or inherited one would exclude nobody.
    """
    descriptor = os.open(db.path.with_suffix(db.path.suffix + ".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
