"""A bank that is changed in this process and served by another one, over the same database."""

from __future__ import annotations

import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from installing import Installation

from journal import settings as reading
from journal.accounts.models import OPERATOR, NewAccount
from journal.accounts.service import opening, signing_in
from journal.curation.models.files import Text
from journal.curation.service.files import importing, merging
from journal.curation.service.files.texts import own_texts
from journal.db import Database, connect

PATH, WORDING = "questions/scaling/one-step.toml", "Mikä on toisin askeleen ylempänä?"


@dataclass
class Elsewhere:
    """The database here, and what a curator sees of the question at the server over there."""

    db: Database
    address: str
    cookie: str

    def publish(self, wording: str) -> None:
        """Put another wording of the question into force, here."""
        words = own_texts()[PATH].replace(WORDING, wording)
        importing.put_into_force(self.db, OPERATOR, merging.plan(self.db, {PATH: Text(words)}), {PATH: True}, wording)

    def shows(self, wording: str) -> bool:
        """Whether the other process has it."""
        page = f"{self.address}/bank?language=fi&technique=scaling&state=live"
        asked = urllib.request.Request(page, headers={"Cookie": f"oivallus={self.cookie}"})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return wording in answer.read().decode()

    def waited(self, wording: str) -> float:
        """Publish, and the milliseconds until the other process shows it."""
        self.publish(wording)
        begun = time.perf_counter()
        while not self.shows(wording):
            time.sleep(0.005)
        return (time.perf_counter() - begun) * 1000


@contextmanager
def elsewhere(folder: Path) -> Iterator[Elsewhere]:
    """An installation of its own with a curator, served by a process of its own."""
    installation = Installation(folder)
    installation.run("init")
    settings = reading.load(folder / "oivallus.toml", {})
    with closing(connect(settings.database)) as db, installation.served() as (address, _server):
        new = NewAccount(name="Cecilia", address="cecilia@example.org", language="fi", unit="", mentors=True,
                         roles=frozenset({"curator"}))  # fmt: skip
        cecilia = opening.open_account(db, OPERATOR, new, "", settings)
        yield Elsewhere(db, address, signing_in.begin(db, cecilia, "test", settings))
