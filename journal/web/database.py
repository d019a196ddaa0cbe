"""The request's own connection, opened when first asked for and closed with the request."""

from __future__ import annotations

from flask import Flask, current_app, g

from journal.db import Database, connect
from journal.settings import Settings


def settings() -> Settings:
    """The settings of the running application."""
    return current_app.config["SETTINGS"]  # type: ignore[no-any-return]


def db() -> Database:
    """The connection of this request."""
    if "db" not in g:
        g.db = connect(settings().database)
    return g.db  # type: ignore[no-any-return]


def _close(_error: BaseException | None) -> None:
    connection: Database | None = g.pop("db", None)
    if connection is not None:
        connection.close()


def init_app(app: Flask) -> None:
    """Close the connection when the request ends."""
    app.teardown_appcontext(_close)
