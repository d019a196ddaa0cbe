"""The application with a database of its own for each test, and a clock that can be set."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from persons import Clock

from journal import clock, create_app
from journal.accounts.models import OPERATOR
from journal.db import Database, connect, schema
from journal.mentorships.promise import seed
from journal.settings import Settings


@pytest.fixture
def time() -> Iterator[Clock]:
    moving = Clock()
    with clock.replaced(moving):
        yield moving


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    schema.create(path)
    with closing(connect(path)) as db:
        seed(db, OPERATOR)
    return path


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Made once a process, since that takes longer than most tests; each test gives it a database of its own."""
    folder = tmp_path_factory.mktemp("application")
    return create_app(database=folder / "none.sqlite3", secret="s" * 40, argon2_memory_kib=64, argon2_rounds=1)


@pytest.fixture(scope="session")
def as_made(application: Flask) -> Settings:
    """The settings it was made with, before any test changed them."""
    found: Settings = application.config["SETTINGS"]
    return found


@pytest.fixture
def app(application: Flask, as_made: Settings, tmp_path: Path, empty_database: Path, time: Clock) -> Flask:
    path = tmp_path / "journal.sqlite3"
    path.write_bytes(empty_database.read_bytes())
    application.config["SETTINGS"] = replace(as_made, database=path, backups=tmp_path / "backups")
    return application


@pytest.fixture
def db(app: Flask) -> Iterator[Database]:
    with closing(connect(app.config["SETTINGS"].database)) as opened:
        yield opened
