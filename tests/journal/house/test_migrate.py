"""The schema's steps: a copy first, whole or not at all, and never backwards."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from installing import Installation

from journal.db import connect


@pytest.fixture
def tomorrow(installation: Installation, program: Path) -> Installation:
    """The same installation under a newer program, which has one step more."""
    step(program, "0002_added", "-- One table more.\ncreate table added (id integer primary key) strict;\n")
    return Installation(installation.folder, environment={"PYTHONPATH": str(program)})


def step(program: Path, name: str, sql: str) -> None:
    (program / "journal" / "db" / "migrations" / f"{name}.sql").write_text(sql, encoding="utf-8")


def tables(database: Path) -> set[str]:
    with closing(connect(database)) as db:
        return {row["name"] for row in db.query("select name from sqlite_schema where type = 'table'")}


def copies(house: Installation) -> list[Path]:
    return sorted(house.backups.glob("*.sqlite3")) if house.backups.exists() else []


def test_nothing_to_do_makes_no_copy(installation: Installation) -> None:
    assert "up to date" in installation.run("migrate")
    assert copies(installation) == []


def test_a_copy_is_written_before_a_step_is_applied(tomorrow: Installation) -> None:
    assert "`oivallus migrate`" in tomorrow.run("serve", code=1)
    assert "0002_added" in tomorrow.run("migrate")
    (copy,) = copies(tomorrow)
    assert "added" in tables(tomorrow.database)
    assert "added" not in tables(copy)
    assert "All is well" in tomorrow.run("doctor")


def test_a_newer_database_is_refused_and_left_alone(installation: Installation, tomorrow: Installation) -> None:
    tomorrow.run("migrate")
    before = installation.database.read_bytes()
    for command in ("serve", "migrate", "doctor"):
        said = installation.run(command, code=1)
        assert "newer version" in said
        assert "0002_added" in said
    assert installation.database.read_bytes() == before


def test_a_step_that_fails_is_rolled_back_whole(tomorrow: Installation) -> None:
    program = Path(tomorrow.environment["PYTHONPATH"])
    step(program, "0003_broken", "-- Fails.\ncreate table half (id integer) strict;\ninsert into missing values (1);\n")
    assert "missing" in tomorrow.run("migrate", code=1)
    assert "added" in tables(tomorrow.database)
    assert "half" not in tables(tomorrow.database)
    assert "`oivallus migrate`" in tomorrow.run("serve", code=1)


def test_no_step_is_applied_when_no_copy_can_be_written(tomorrow: Installation, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    tomorrow.environment["OIVALLUS_BACKUPS"] = str(tmp_path / "file" / "backups")
    assert "No copy could be written" in tomorrow.run("migrate", code=1)
    assert "added" not in tables(tomorrow.database)
