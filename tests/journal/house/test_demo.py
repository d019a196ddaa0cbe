"""`oivallus demo`: made once, kept, begun anew when asked; and never another installation's database."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from installing import Installation

from journal.db import connect


def people(database: Path) -> list[str]:
    with closing(connect(database)) as db:
        return [row["name"] for row in db.query("select name from account order by name")]


def test_it_is_made_once_kept_and_begun_anew_when_asked(installation: Installation) -> None:
    """The environment names another installation's database, which a fresh demo must not touch."""
    other = installation.database.read_bytes()
    installation.environment["OIVALLUS_DATABASE"] = str(installation.database)
    demo = installation.folder / "demo" / "oivallus.sqlite3"

    said = installation.run("demo", "--port", "8123")
    assert people(demo) == ["Aino", "Cecilia", "Dora", "Kaisa", "Mika", "Otto"]
    links = re.findall(r"http://localhost:8123/sign-in/link/\S+", said)
    assert len(set(links)) == 6
    assert demo.stat().st_mode & 0o077 == 0

    with closing(connect(demo)) as db:
        db.execute("insert into throttle values ('written', 1, '', '')")
        assert db.query("select count(*) as n from entry")[0]["n"] > 10
    assert "Making" not in installation.run("demo")
    with closing(connect(demo)) as db:
        assert db.query("select key_hash from throttle") == [{"key_hash": "written"}]

    assert "Making" in installation.run("demo", "--fresh")
    with closing(connect(demo)) as db:
        assert db.query("select key_hash from throttle") == []
    assert installation.database.read_bytes() == other
