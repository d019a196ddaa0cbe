"""`oivallus doctor`: what is wrong is named, and the exit code says so."""

from __future__ import annotations

import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from installing import Installation

from journal import settings as reading
from journal.db import connect, driver
from journal.errors import Refused


def test_all_is_well(installation: Installation) -> None:
    said = installation.run("doctor")
    assert "All is well" in said
    assert ".".join(map(str, driver.version)) in said


def test_a_file_that_others_can_read(installation: Installation) -> None:
    installation.database.chmod(0o644)
    assert "can be read by others" in installation.run("doctor", code=1)


def test_a_row_that_points_nowhere(installation: Installation) -> None:
    with closing(connect(installation.database)) as db:
        db.execute("pragma foreign_keys = off")
        db.execute("insert into account_grant values (404, 'curator', '')")
    assert "A row of account_grant points nowhere." in installation.run("doctor", code=1)


def test_a_file_that_is_not_whole(installation: Installation) -> None:
    with closing(connect(installation.database)) as db:
        page = db.query("select rootpage from sqlite_schema where name = 'support_contact'")[0]["rootpage"]
    content = bytearray(installation.database.read_bytes())
    content[8192 * (page - 1) : 8192 * page] = b"\xff" * 8192
    installation.database.write_bytes(bytes(content))
    assert "not whole" in installation.run("doctor", code=1)


def test_a_file_that_is_no_database(installation: Installation) -> None:
    installation.database.write_bytes(b"An ordinary letter. " * 1000)
    assert "cannot be opened" in installation.run("doctor", code=1)


def test_a_disk_that_cannot_be_written_to(installation: Installation, small_disk: Path) -> None:
    """The lock, the log and the copies are written beside the file."""
    there = small_disk / "a.sqlite3"
    there.write_bytes(installation.database.read_bytes())
    there.chmod(0o600)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    installation.environment["OIVALLUS_DATABASE"] = str(there)
    for command in (("doctor",), ("serve",), ("invite",), ("upkeep",)):
        assert str(there) in installation.run(*command, code=1)


def test_a_file_of_the_bank_that_does_not_hold_is_named(installation: Installation, program: Path) -> None:
    installation.environment["PYTHONPATH"] = str(program)
    (program / "prompts" / "bank" / "topics.toml").write_text("[team\n", encoding="utf-8")
    for command in ("doctor", "serve"):
        assert "topics.toml, line 1" in installation.run(command, code=1)


def test_an_old_sqlite_is_refused(monkeypatch: pytest.MonkeyPatch, installation: Installation) -> None:
    monkeypatch.setattr(driver, "version", (3, 51, 2))
    with pytest.raises(Refused, match=r"SQLite 3\.51\.2 is too old.*3\.51\.3"):
        connect(reading.load(installation.folder / "oivallus.toml", {}).database)
    monkeypatch.setattr(driver, "version", (3, 51, 3))
    connect(installation.database).close()
