"""The whole bank as a table, opened in LibreOffice, saved again and brought back: nothing is different."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from persons import Person

from journal.accounts.models import OPERATOR
from journal.curation.models.files import Text
from journal.curation.service.files import importing, merging
from journal.curation.service.files.texts import own_texts
from journal.db import Database

PATH = "questions/scaling/one-step.toml"
#: What a spreadsheet could take for a formula, a separator or the end of a cell.
AWKWARD = '-1 vai "1"; kumpi on nyt lähempänä, ja mistä sen huomaisit?'
#: A semicolon, a double quotation mark and UTF-8, from the first line on; every cell quoted only where it has to be.
OPENED = "CSV:59,34,76,1"
SAVED = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false"


class Office:
    """LibreOffice without a screen, with a profile of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def saved(self, file: Path) -> bytes:
        """A table opened and saved again."""
        into = self.folder / "saved"
        subprocess.run(
            ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{self.folder}/profile",
             f"--infilter={OPENED}", "--convert-to", SAVED, "--outdir", str(into), str(file)],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        return (into / file.name).read_bytes()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    if shutil.which("soffice") is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is missing, and CI must not skip its test.")
        pytest.skip("LibreOffice is not installed.")
    return Office(tmp_path)


def test_a_spreadsheet_changes_nothing(db: Database, cecilia: Person, office: Office) -> None:
    awkward = own_texts()[PATH].replace('"Mikä on toisin askeleen ylempänä?"', f"'{AWKWARD}'")
    importing.put_into_force(db, OPERATOR, merging.plan(db, {PATH: Text(awkward)}), {}, "k")
    sent = office.folder / "questions.csv"
    sent.write_bytes(cecilia.browser.get("/bank/files/questions.csv").data)
    assert f"'{AWKWARD.partition(' vai')[0]} vai" in sent.read_text(encoding="utf-8-sig")
    saved = office.saved(sent)
    found = merging.plan_of(db, saved)
    assert (found.flaws, {one.fate for one in found.changes}) == ((), {"same"})
    assert len(found.changes) == sum(path.startswith("questions/") for path in own_texts())
    edited = saved.replace("lähempänä, ja".encode(), "lähempänä ja".encode())
    where = cecilia.browser.post("/bank/files", data={"file": (io.BytesIO(edited), "x.csv")}).headers["Location"]
    assert "<del> lähempänä,</del><ins> lähempänä</ins>" in cecilia.get(where)
