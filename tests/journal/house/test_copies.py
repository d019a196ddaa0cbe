"""Backups: made while the journal is in use, whole, private; and brought back only when they are whole."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from installing import Installation
from persons import Clock

from journal.db import Database, connect, copies, schema, write
from journal.errors import Refused


def invited(database: Path) -> list[str]:
    with closing(connect(database)) as db:
        return [row["name"] for row in db.query("select name from invitation order by name")]


def test_what_was_there_comes_back(installation: Installation) -> None:
    installation.run("invite", "--mentor", "--name", "Mika")
    installation.run("backup")
    (copy,) = installation.backups.glob("*.sqlite3")
    installation.run("invite", "--name", "Aino")
    assert invited(installation.database) == ["Aino", "Mika"]
    assert "is as it was" in installation.run("restore", "--yes", str(copy))
    assert invited(installation.database) == ["Mika"]
    (aside,) = set(installation.backups.glob("*.sqlite3")) - {copy}
    installation.run("restore", "--yes", str(aside))
    assert invited(installation.database) == ["Aino", "Mika"]
    assert "All is well" in installation.run("doctor")


def test_it_comes_back_where_there_is_nothing(installation: Installation) -> None:
    installation.run("invite", "--name", "Aino")
    installation.run("backup")
    (copy,) = installation.backups.glob("*.sqlite3")
    installation.database.unlink()
    installation.run("restore", "--yes", str(copy))
    assert invited(installation.database) == ["Aino"]
    assert stat.S_IMODE(installation.database.stat().st_mode) == 0o600


def test_a_copy_is_private_and_whole_while_somebody_writes(app: Flask, db: Database, tmp_path: Path) -> None:
    with write(db):
        db.execute("insert into throttle values ('unfinished', 1, '', '')")
        copy = copies.backup(app.config["SETTINGS"].database, tmp_path / "copies")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    with closing(connect(copy)) as copied:
        assert copied.query("select * from throttle") == []
    assert db.query("select key_hash from throttle") == [{"key_hash": "unfinished"}]


def test_a_copy_never_takes_the_place_of_another(app: Flask, tmp_path: Path) -> None:
    database = app.config["SETTINGS"].database
    first = copies.backup(database, tmp_path)
    content = first.read_bytes()
    with pytest.raises(Refused, match="No copy could be written"):
        copies.backup(database, tmp_path)
    assert first.read_bytes() == content


def test_a_full_disk_leaves_no_half_a_copy(app: Flask, db: Database, small_disk: Path) -> None:
    with write(db):
        for number in range(10):
            db.execute("insert into throttle values (:key, 1, '', '')", {"key": f"{number}" + "x" * 1_000_000})
    with pytest.raises(Refused, match="full"):
        copies.backup(app.config["SETTINGS"].database, small_disk)
    assert list(small_disk.iterdir()) == []


def spoil(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for place in range(8192 * 3, len(content), 8192):
        content[place : place + 64] = b"\xff" * 64
    file.write_bytes(bytes(content))


@pytest.mark.parametrize("kind", ["spoilt", "cut off", "not a database", "another database", "missing"])
def test_what_is_not_a_whole_journal_is_refused(app: Flask, db: Database, tmp_path: Path, kind: str) -> None:
    database = app.config["SETTINGS"].database
    copy = copies.backup(database, tmp_path)
    if kind == "spoilt":
        spoil(copy)
    elif kind == "cut off":
        copy.write_bytes(copy.read_bytes()[: 8192 * 4])
    elif kind == "not a database":
        copy.write_bytes(b"An ordinary letter. " * 1000)
    elif kind == "another database":
        copy = tmp_path / "other.sqlite3"
        copies.make_private(copy)
        with closing(connect(copy, admin=True)) as other:
            other.execute("create table recipe (id integer primary key)")
    else:
        copy.unlink()
    with pytest.raises(Refused):
        copies.restore(copy, database)
    assert db.query("select count(*) as n from promise_text") == [{"n": 3}]


def test_the_age_of_a_copy_is_in_its_name(app: Flask, tmp_path: Path, time: Clock) -> None:
    database = app.config["SETTINGS"].database
    old = copies.backup(database, tmp_path)
    time.forward(days=10)
    young = copies.backup(database, tmp_path)
    assert copies.outdated(tmp_path, 14) == ()
    assert copies.oldest_age(tmp_path) == 11
    time.forward(days=5)
    assert copies.outdated(tmp_path, 14) == (old,)
    assert young.exists()
    assert copies.oldest_age(tmp_path / "nowhere") == 0


def test_a_strange_name_is_as_old_as_its_file(tmp_path: Path, time: Clock) -> None:
    strange = tmp_path / "oivallus-before-the-summer.sqlite3"
    strange.write_bytes(b"")
    os.utime(strange, (time.at.timestamp(), time.at.timestamp()))
    assert copies.outdated(tmp_path, 14) == ()
    time.forward(days=15)
    assert copies.outdated(tmp_path, 14) == (strange,)


def test_a_copy_of_a_journal_is_a_journal(app: Flask, tmp_path: Path) -> None:
    copy = copies.backup(app.config["SETTINGS"].database, tmp_path)
    with closing(connect(copy, admin=True)) as db:
        schema.refuse_unready(db)
        assert db.query("pragma page_size") == [{"page_size": 8192}]
