"""`oivallus init`: settings and a database that their owner alone can read, and nothing written over."""

from __future__ import annotations

import stat
import tomllib
from contextlib import closing
from pathlib import Path

from installing import Installation

from journal.db import connect


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_writes_a_secret_and_a_database_for_their_owner_alone(tmp_path: Path) -> None:
    house = Installation(tmp_path)
    said = house.run("init")
    written = tmp_path / "oivallus.toml"
    assert "oivallus invite" in said
    assert len(tomllib.loads(written.read_text(encoding="utf-8"))["secret"]) >= 32
    assert (mode(written), mode(house.database), mode(house.database.parent)) == (0o600, 0o600, 0o700)
    with closing(connect(house.database)) as db:
        assert len(db.query("select language from promise_text")) == 3
        assert db.query("select id from support_contact")
        assert db.query("select verified_on from support_contact where verified_on is not null") == []
        assert db.query("select id from account") == []


def test_a_second_time_changes_nothing(installation: Installation) -> None:
    written = installation.folder / "oivallus.toml"
    before = written.read_bytes(), installation.database.read_bytes()
    assert "already" in installation.run("init", code=1)
    assert (written.read_bytes(), installation.database.read_bytes()) == before


def test_two_installations_have_two_secrets(made: Path, tmp_path: Path) -> None:
    Installation(tmp_path).run("init")
    assert (tmp_path / "oivallus.toml").read_text() != (made / "oivallus.toml").read_text()


def test_the_settings_file_can_lie_elsewhere(tmp_path: Path) -> None:
    config = tmp_path / "etc" / "journal.toml"
    house = Installation(tmp_path, environment={"OIVALLUS_CONFIG": str(config)})
    house.run("init")
    assert (tmp_path / "etc" / "data" / "oivallus.sqlite3").exists()
    assert "All is well" in house.run("doctor")


def test_a_folder_that_cannot_be_written_to_is_a_sentence(unwritable: Path, tmp_path: Path) -> None:
    there = Installation(tmp_path, environment={"OIVALLUS_DATABASE": str(unwritable / "data" / "a.sqlite3")})
    assert str(unwritable) in there.run("init", code=1)
    assert str(unwritable) in there.run("init", "--config", str(unwritable / "oivallus.toml"), code=1)
    assert list(unwritable.iterdir()) == []


def test_a_path_under_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    house = Installation(tmp_path, environment={"OIVALLUS_DATABASE": str(tmp_path / "file" / "a.sqlite3")})
    assert "cannot be written" in house.run("init", code=1)


def test_a_full_disk_leaves_no_half_a_database(small_disk: Path, tmp_path: Path) -> None:
    filling = small_disk / "filling"
    filling.write_bytes(b"x" * (8 * 1024 * 1024 - 64 * 1024))
    house = Installation(tmp_path, environment={"OIVALLUS_DATABASE": str(small_disk / "a.sqlite3")})
    assert "full" in house.run("init", code=1)
    assert list(small_disk.iterdir()) == [filling]
    filling.unlink()
    house.run("init")


def test_commands_without_a_database_say_what_makes_one(tmp_path: Path) -> None:
    house = Installation(tmp_path, environment={"OIVALLUS_SECRET": "s" * 40})
    commands = (("migrate",), ("backup",), ("upkeep",), ("doctor",), ("invite",), ("serve",), ("grant", "a", "curator"))
    for command in commands:
        assert "There is no database" in house.run(*command, code=1), command
    assert not (tmp_path / "data" / "oivallus.sqlite3").exists()


def test_commands_without_a_secret_say_what_writes_one(tmp_path: Path) -> None:
    assert "`oivallus init`" in Installation(tmp_path).run("serve", code=1)
