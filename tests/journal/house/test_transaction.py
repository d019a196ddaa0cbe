"""One act, one transaction: whole or not at all, in a fair queue, with the cause of a failure in sight."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from installing import ROOT

from journal.db import Database, IntegrityError, OperationalError, connect, driver, read, write
from journal.errors import Refused


def add(db: Database, key: str) -> None:
    db.execute("insert into throttle values (:key, 1, '', '')", {"key": key})


def keys(db: Database) -> list[str]:
    return [row["key_hash"] for row in db.query("select key_hash from throttle order by key_hash")]


class Stop(Exception):
    """What a test raises inside a transaction."""


def test_returning_commits(db: Database, app: Flask) -> None:
    with write(db):
        add(db, "a")
    with closing(connect(app.config["SETTINGS"].database)) as other:
        assert keys(other) == ["a"]


def test_raising_rolls_back(db: Database) -> None:
    with pytest.raises(Stop), write(db):
        add(db, "a")
        raise Stop
    assert keys(db) == []
    assert not db.conn.in_transaction


def test_an_inner_failure_that_is_caught_takes_back_the_inner_part_alone(db: Database) -> None:
    with write(db):
        add(db, "a")
        with pytest.raises(Stop), write(db):
            add(db, "b")
            with write(db):
                add(db, "c")
            raise Stop
        with write(db):
            add(db, "d")
    assert keys(db) == ["a", "d"]


def test_an_outer_failure_takes_the_inner_part_back_too(db: Database) -> None:
    with pytest.raises(Stop), write(db):
        with write(db):
            add(db, "a")
        raise Stop
    assert keys(db) == []


def test_a_broken_rule_is_caught_by_its_one_name(db: Database) -> None:
    with pytest.raises(IntegrityError), write(db):
        add(db, "a")
        add(db, "a")
    assert keys(db) == []


def test_a_deferred_rule_that_breaks_at_the_end_leaves_nothing_open(db: Database) -> None:
    with pytest.raises(IntegrityError), write(db):
        db.execute("pragma defer_foreign_keys = on")
        db.execute("insert into account_grant values (404, 'curator', '')")
    assert not db.conn.in_transaction
    with write(db):
        add(db, "after")
    assert keys(db) == ["after"]


def test_reading_sees_one_moment(db: Database, app: Flask) -> None:
    with closing(connect(app.config["SETTINGS"].database)) as other, read(db):
        assert keys(db) == []
        with write(other):
            add(other, "meanwhile")
        assert keys(db) == []
    assert keys(db) == ["meanwhile"]


def test_a_full_disk_is_named_as_the_cause(db: Database) -> None:
    pages = db.query("pragma page_count")[0]["page_count"]
    db.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(OperationalError, match="full"), write(db):
        for number in range(100):
            add(db, f"{number}" + "x" * 5000)
    assert keys(db) == []
    db.execute("pragma max_page_count = 1000000")
    with write(db):
        add(db, "after")
    assert keys(db) == ["after"]


def test_a_really_full_disk_is_named_as_the_cause(app: Flask, small_disk: Path) -> None:
    database = small_disk / "journal.sqlite3"
    database.write_bytes(app.config["SETTINGS"].database.read_bytes())
    with closing(connect(database)) as db:
        with pytest.raises(OperationalError, match="full"), write(db):
            for number in range(1000):
                add(db, f"{number}" + "x" * 5000)
        assert keys(db) == []
        with write(db):
            add(db, "after")
        assert keys(db) == ["after"]


@pytest.mark.parametrize(
    "statement",
    [
        "create table strange (id integer)",
        "create temp table strange (id integer)",
        "create index strange on entry (language)",
        "create view strange as select * from entry",
        "create trigger strange after delete on entry begin select 1; end",
        "create virtual table strange using fts5 (text)",
        "drop table entry",
        "drop view readable_share",
        "drop trigger audit_stays",
        "alter table entry add column mood text",
        "attach database ':memory:' as other",
        "vacuum",
    ],
)
def test_the_schema_is_still_at_run_time(db: Database, statement: str) -> None:
    with pytest.raises(driver.DatabaseError):
        db.execute(statement)


def test_a_mistyped_table_is_not_made(db: Database) -> None:
    with pytest.raises(driver.DatabaseError):
        db["entrys"].insert({"id": 1})  # type: ignore[union-attr]
    assert db.query("select 1 from sqlite_schema where name = 'entrys'") == []


def test_the_audit_is_only_added_to(db: Database) -> None:
    assert db.query("select id from audit")
    for statement in (
        "update audit set act = ''",
        "delete from audit",
        "insert or replace into audit select * from audit",
    ):
        with pytest.raises(IntegrityError, match="audit"):
            db.execute(statement)


def test_the_pragmas_that_keep_texts_safe_are_on(db: Database) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0,
                "recursive_triggers": 1, "page_size": 8192}  # fmt: skip
    assert {name: db.query(f"pragma {name}")[0][name] for name in expected} == expected


COUNTING = """
import sys
from contextlib import closing
from pathlib import Path
from journal.db import connect, write
with closing(connect(Path(sys.argv[1]))) as db:
    for _ in range(100):
        with write(db):
            n = db.query("select failures from throttle where key_hash = 'n'")[0]["failures"]
            db.execute("update throttle set failures = :n where key_hash = 'n'", {"n": n + 1})
"""


def test_processes_that_read_and_then_write_lose_nothing(db: Database, app: Flask) -> None:
    with write(db):
        db.execute("insert into throttle values ('n', 0, '', '')")
    command = [sys.executable, "-c", COUNTING, str(app.config["SETTINGS"].database)]
    running = [subprocess.Popen(command, cwd=ROOT) for _ in range(4)]
    assert [one.wait(timeout=60) for one in running] == [0] * 4
    assert db.query("select failures from throttle") == [{"failures": 400}]


def test_threads_with_connections_of_their_own_lose_nothing(app: Flask, db: Database) -> None:
    path = app.config["SETTINGS"].database

    def work(name: int) -> None:
        with closing(connect(path)) as own:
            for number in range(50):
                with write(own):
                    add(own, f"{name}-{number}")

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(keys(db)) == 200


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    for admin in (False, True):
        with pytest.raises(Refused, match="There is no database"):
            connect(tmp_path / "missing.sqlite3", admin=admin)
    assert list(tmp_path.iterdir()) == []
