"""What time decides: bins, old versions, expiries, notes and old copies, by the one clock."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from persons import Clock, Person

from journal import upkeep
from journal.accounts.models import OPERATOR
from journal.accounts.service import invitations, signing_in, throttle
from journal.briefings import service as briefings
from journal.db import Database, connect, copies
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import binning, saving
from journal.mentorships import service as mentorships
from journal.settings import Settings
from journal.sharing.models import Selected
from journal.sharing.service import sharing

MARKER = "hiljainenkivimuuri"


@pytest.fixture
def settings(app: Flask) -> Settings:
    value: Settings = app.config["SETTINGS"]
    return value


def save(db: Database, who: Person, text: str, key: str, based_on: int, code: str = "entry") -> None:
    draft = Draft(code=code, key=key, tab="tab", based_on=based_on, passages=(Typed(None, text),))
    saving.save(db, who.account, draft, Words("fi", text), date(2026, 11, 24))


def texts(db: Database, who: Person) -> list[str]:
    """The texts of every version of the entry, oldest first."""
    entry = entries.entry(db, who.account, "entry")
    return [one.passages[0].text for one in reversed(entries.revisions(db, who.account, entry.id))]


def test_a_bin_is_emptied_after_its_days(db: Database, aino: Person, settings: Settings, time: Clock) -> None:
    save(db, aino, "ensimmäinen", "k1", 0)
    binning.put_in_bin(db, aino.account, "entry")
    time.forward(days=settings.bin_days, minutes=-1)
    upkeep.run(db, settings)
    assert db.query("select code from entry") == [{"code": "entry"}]
    time.forward(minutes=2)
    upkeep.run(db, settings)
    assert db.query("select code from entry") == []


def test_old_versions_go_except_the_newest_the_last_kept_and_what_is_shared(
    db: Database, aino: Person, pair: str, settings: Settings, time: Clock
) -> None:
    save(db, aino, "jaettu", "k1", 0)
    selected = Selected(entries.entry(db, aino.account, "entry"), (0,), 1)
    sharing.share(db, aino.account, pair, [selected], ("end", None), "share", timedelta(0))
    for number, text in enumerate(("välivaihe", "toinen", "valmis", "luonnos", "uusin"), 2):
        time.forward(minutes=15)
        save(db, aino, text, f"k{number}", number - 1)
        if text == "valmis":
            saving.keep(db, aino.account, "entry")
    assert texts(db, aino) == ["jaettu", "välivaihe", "toinen", "valmis", "luonnos", "uusin"]
    time.forward(days=settings.revision_days - 1)
    upkeep.run(db, settings)
    assert len(texts(db, aino)) == 6
    time.forward(days=2)
    upkeep.run(db, settings)
    assert texts(db, aino) == ["jaettu", "valmis", "uusin"]
    sharing.withdraw_all(db, aino.account)
    upkeep.run(db, settings)
    assert texts(db, aino) == ["valmis", "uusin"]


def test_what_expires_goes(db: Database, aino: Person, settings: Settings, time: Clock) -> None:
    invitations.invite(db, OPERATOR, settings, name="Otto")
    signing_in.sign_in_link(db, OPERATOR, aino.account, hours=24)
    throttle.failed(db, settings.secret, "address:aino@example.org")
    kept = ("sign_in", "sign_in_link", "throttle", "invitation")

    def rows() -> list[int]:
        return [db.query(f"select count(*) as n from {table}")[0]["n"] for table in kept]

    upkeep.run(db, settings)
    assert rows() == [1, 1, 1, 1]
    time.forward(hours=25)
    upkeep.run(db, settings)
    assert rows() == [1, 0, 0, 1]
    time.forward(days=settings.idle_days)
    upkeep.run(db, settings)
    assert rows() == [0, 0, 0, 1]
    time.forward(days=settings.invitation_days)
    upkeep.run(db, settings)
    assert rows() == [0, 0, 0, 0]


def test_a_sign_in_that_is_used_ends_in_any_case(db: Database, aino: Person, settings: Settings, time: Clock) -> None:
    for _ in range(settings.absolute_days // 20 - 1):
        time.forward(days=20)
        aino.get("/")
        upkeep.run(db, settings)
    assert db.query("select count(*) as n from sign_in") == [{"n": 1}]
    time.forward(days=20)
    aino.get("/", 303)
    upkeep.run(db, settings)
    assert db.query("select count(*) as n from sign_in") == [{"n": 0}]


def test_a_mentors_notes_go_some_days_after_the_end(
    db: Database, aino: Person, mika: Person, pair: str, settings: Settings, time: Clock
) -> None:
    briefings.save_note(db, mika.account, pair, MARKER, 0, "k1")
    time.forward(days=400)
    upkeep.run(db, settings)
    assert db.query("select text from note") == [{"text": MARKER}]
    mentorships.end(db, aino.account, pair)
    time.forward(days=settings.note_days, minutes=-1)
    upkeep.run(db, settings)
    assert db.query("select text from note") == [{"text": MARKER}]
    time.forward(minutes=2)
    upkeep.run(db, settings)
    assert db.query("select text from note") == []


def test_old_copies_go(db: Database, settings: Settings, time: Clock) -> None:
    old = copies.backup(settings.database, settings.backups)
    other = settings.backups / "somebody-elses.sqlite3"
    other.write_bytes(b"")
    time.forward(days=settings.backup_days, minutes=-1)
    young = copies.backup(settings.database, settings.backups)
    upkeep.run(db, settings)
    assert old.exists()
    time.forward(minutes=2)
    upkeep.run(db, settings)
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def files_holding(word: str, settings: Settings, folder: Path) -> list[str]:
    """The database's own files and a fresh copy of it, those that hold a byte of ``word``."""
    fresh = copies.backup(settings.database, folder)
    beside = settings.database.parent.glob(f"{settings.database.name}*")
    return [file.name for file in (*beside, fresh) if word.encode() in file.read_bytes()]


def test_what_upkeep_deletes_leaves_no_byte(
    db: Database, aino: Person, mika: Person, pair: str, settings: Settings, time: Clock, tmp_path: Path
) -> None:
    save(db, aino, f"Binned {MARKER} today.", "k1", 0, code="binned")
    save(db, aino, f"An older {MARKER}.", "k2", 0)
    time.forward(minutes=20)
    save(db, aino, "A newer wording.", "k3", 1)
    briefings.save_note(db, mika.account, pair, f"About {MARKER}.", 0, "k4")
    assert files_holding(MARKER, settings, tmp_path / "before")
    binning.put_in_bin(db, aino.account, "binned")
    mentorships.end(db, mika.account, pair)
    time.forward(days=31)
    upkeep.run(db, settings)
    assert files_holding(MARKER, settings, tmp_path / "after") == []
    with closing(connect(settings.database)) as after:
        assert after.query("select count(*) as n from entry") == [{"n": 1}]
        assert after.query("pragma integrity_check") == [{"integrity_check": "ok"}]


def test_upkeep_twice_is_upkeep_once(db: Database, aino: Person, settings: Settings, time: Clock) -> None:
    save(db, aino, "teksti", "k1", 0)
    time.forward(days=400)
    upkeep.run(db, settings)
    before = [tuple(row.values()) for row in db.query("select * from audit")]
    upkeep.run(db, settings)
    assert [tuple(row.values()) for row in db.query("select * from audit")] == before
