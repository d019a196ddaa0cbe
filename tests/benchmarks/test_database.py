"""What every request pays to the database: opening it, and one acknowledged write."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from pytest_benchmark.fixture import BenchmarkFixture

from journal.db import Database, connect, write


@pytest.fixture
def path(app: Flask) -> Path:
    database: Path = app.config["SETTINGS"].database
    return database


def test_opening_asking_and_closing(benchmark: BenchmarkFixture, path: Path) -> None:
    def open_and_ask() -> None:
        with closing(connect(path)) as db:
            db.query("select version from promise_text where language = 'fi'")

    benchmark(open_and_ask)
    assert benchmark.stats["median"] < 0.005


def test_one_write(benchmark: BenchmarkFixture, db: Database) -> None:
    def one_write() -> None:
        with write(db):
            db.execute("insert into throttle values ('n', 1, '', '') on conflict do update set failures = failures + 1")

    benchmark(one_write)
    assert benchmark.stats["median"] < 0.05
