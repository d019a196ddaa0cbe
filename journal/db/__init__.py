"""The database: what only SQLite can do stays in here."""

from __future__ import annotations

from journal.db.connection import Database, connect
from journal.db.driver import IntegrityError, OperationalError, Row
from journal.db.transaction import read, write

__all__ = ["Database", "IntegrityError", "OperationalError", "Row", "connect", "read", "write"]
