"""Deleting: undo for thirty days, then gone; at once when it is asked for."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from persons import Clock, Person

from journal.db import Database, connect, copies
from journal.entries import queries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import binning, saving
from journal.errors import NotFound
from journal.sharing import queries as shares
from journal.sharing.models import Selected
from journal.sharing.service import sharing

MARKER = "säkkipimeäsana"


@pytest.fixture
def entry(db: Database, aino: Person) -> str:
    draft = Draft(code="entry", key="k", tab="t", based_on=0, passages=(Typed(None, f"Tänään {MARKER}."),))
    saving.save(db, aino.account, draft, Words("fi", MARKER), date(2026, 11, 24))
    return "entry"


def test_it_goes_to_the_bin_and_comes_back(db: Database, aino: Person, entry: str) -> None:
    binning.put_in_bin(db, aino.account, entry)
    with pytest.raises(NotFound):
        queries.entry(db, aino.account, entry)
    assert [one.code for one in queries.bin_of(db, aino.account)] == [entry]
    binning.bring_back(db, aino.account, entry)
    assert MARKER in queries.entry(db, aino.account, entry).text


def test_nobody_else_deletes_it(db: Database, otto: Person, entry: str) -> None:
    for act in (binning.put_in_bin, binning.bring_back, binning.erase, binning.clear_versions):
        with pytest.raises(NotFound):
            act(db, otto.account, entry)


def test_binning_ends_the_share_and_undo_does_not_bring_it_back(
    db: Database, aino: Person, mika: Person, pair: str, entry: str, time: Clock
) -> None:
    selected = Selected(queries.entry(db, aino.account, entry), (0,), 1)
    sharing.share(db, aino.account, pair, [selected], ("end", None), "share", timedelta(0))
    time.forward(minutes=1)
    zone = time.at.tzinfo
    assert shares.readable_texts(db, mika.account, pair, time.at, zone)  # type: ignore[arg-type]
    binning.put_in_bin(db, aino.account, entry)
    binning.bring_back(db, aino.account, entry)
    assert not shares.readable_texts(db, mika.account, pair, time.at, zone)  # type: ignore[arg-type]


def test_after_thirty_days_it_is_gone(db: Database, aino: Person, entry: str, time: Clock) -> None:
    binning.put_in_bin(db, aino.account, entry)
    time.forward(days=29)
    assert binning.empty_old_bins(db, 30) == 0
    time.forward(days=2)
    assert binning.empty_old_bins(db, 30) == 1
    assert db.query("select * from search_text") == []


def test_erasing_leaves_no_byte_of_it(app: Flask, db: Database, aino: Person, entry: str, tmp_path: Path) -> None:
    database: Path = app.config["SETTINGS"].database
    binning.erase(db, aino.account, entry)
    db.close()
    copies.checkpoint(database)
    with closing(connect(database)) as after:
        assert after.query("select * from revision") == []
    files = [*database.parent.glob("journal.sqlite3*"), copies.backup(database, tmp_path / "backups")]
    assert not [file for file in files if MARKER.encode() in file.read_bytes()]
