"""Two databases that differ only in Aino's private acts show every other person the same bytes."""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from persons import Clock, Person

from journal import create_app
from journal.accounts.models import Account
from journal.coaching.service import acting, asking
from journal.db import Database, connect
from journal.entries import queries as entries
from journal.entries.models import Draft, Typed
from journal.entries.service import binning, finding, saving
from journal.goals import service as goals
from journal.sharing.models import Selected
from journal.sharing.service import sharing
from journal.web.database import settings

DAY = date(2026, 11, 24)


def without_keys(page: bytes) -> bytes:
    """A page without the random names of its forms' next gesture, which differ from one look to the next."""
    return re.sub(rb'<input[^>]*name="key"[^>]*>', b"", page)


def write(db: Database, who: Account, code: str, text: str) -> None:
    version = entries.entry(db, who, code).version if entries.exists(db, code) else 0
    draft = Draft(code=code, key=f"{code}{version}", tab=f"tab{code}", based_on=version, passages=(Typed(None, text),))
    saving.save(db, who, draft, finding.words_of(db, text), DAY)


def private_acts(app: Flask, db: Database, who: Account, pair: str) -> None:
    """Drafts, entries, prompts asked and put away, cards, goals, edits after sharing, a share that was undone."""
    with app.test_request_context():
        zone = settings().zone
    for number in range(6):
        write(db, who, f"private-{number}", f"Taas raskas päivä {number}. En jaksa enää. Itken joka aamu ennen töitä.")
        offered = asking.ask(db, who, f"private-{number}", "tapped", "fi", zone).offered
        if offered and number % 2:
            acting.put_away(db, who, f"private-{number}", offered.code, "put_away")
        elif offered:
            acting.answer(db, who, f"private-{number}", offered.code)
    saving.keep(db, who, "private-1")
    binning.put_in_bin(db, who, "private-2")
    binning.erase(db, who, "private-3")
    write(db, who, "shared", "Jaettu teksti. Ja jotain, mitä kirjoitin sen jälkeen.")
    entry = entries.entry(db, who, "private-0")
    sharing.share(db, who, pair, [Selected(entry, (0,), entry.version)], ("end", None), "undone", timedelta(seconds=10))
    sharing.undo(db, who, "undone")
    goals.add(db, who, "Yksityinen tavoite", "team", "private-goal")


@pytest.fixture
def everybody(mika: Person, otto: Person, cecilia: Person, kaisa: Person, dora: Person) -> dict[str, Person]:
    return {"mika": mika, "otto": otto, "cecilia": cecilia, "kaisa": kaisa, "dora": dora}


@pytest.fixture
def twins(
    app: Flask, db: Database, aino: Person, pair: str, time: Clock, tmp_path: Path, everybody: dict[str, Person]
) -> tuple[Flask, Flask]:
    write(db, aino.account, "shared", "Jaettu teksti.")
    entry = entries.entry(db, aino.account, "shared")
    chosen = [Selected(entry, (0,), entry.version)]
    sharing.share(db, aino.account, pair, chosen, ("end", None), "shared", timedelta(0))
    time.forward(minutes=1)
    db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    path: Path = app.config["SETTINGS"].database
    other = tmp_path / "twin.sqlite3"
    shutil.copy(path, other)
    twin = create_app(database=other, backups=tmp_path / "b", secret="s" * 40, argon2_memory_kib=64, argon2_rounds=1)
    with closing(connect(other)) as twin_db:
        private_acts(twin, twin_db, aino.account, pair)
    time.forward(minutes=5)
    return app, twin


@pytest.mark.parametrize("name", ["mika", "otto", "cecilia", "kaisa", "dora"])
def test_nobody_else_sees_a_difference(
    twins: tuple[Flask, Flask], pair: str, everybody: dict[str, Person], name: str
) -> None:
    person = everybody[name]
    cookie = person.browser.get_cookie("oivallus")
    assert cookie is not None
    paths = ["/", "/entries", "/goals", "/meetings", "/briefings", f"/briefings/{pair}", f"/mentorships/{pair}",
             f"/mentorships/{pair}/wish", "/pairs", "/entries/search?q=jaettu"]  # fmt: skip
    for path in paths:
        seen = []
        for app in twins:
            browser = app.test_client()
            browser.set_cookie("oivallus", cookie.value)
            answer = browser.get(path)
            seen.append((answer.status_code, answer.headers.get("ETag"), without_keys(answer.get_data())))
        assert seen[0] == seen[1], path
