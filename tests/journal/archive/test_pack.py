"""The pack holds every word of one's own, in three forms, and nothing of anybody else's."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from persons import Person
from planting import MARKERS, SENT_ON, marker, plant

from journal.db import Database
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving

#: What Mika wrote for himself or has typed and not sent.
MENTORS_ALONE = {marker("note", "text"), marker("unsent", "text")}
#: Copies of words that are in the pack already, and what only finds or carries them.
COPIES = {
    marker("search_text", "body"),
    marker("search_text", "lemmas"),
    marker("letter", "slots"),
    marker("sign_in", "notice"),
}
TO_ACTORS = {marker("comment", "text"), marker("open_question", "text"), marker("interim_task", "proposal")}
OWN = "Mikan omaa, vain hänelle."


def files(person: Person) -> dict[str, str]:
    answer = person.browser.get("/account/archive.zip")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.is_streamed
    assert re.fullmatch(r'attachment; filename="oivallus-2026-11-24\.zip"', answer.headers["Content-Disposition"])
    with zipfile.ZipFile(BytesIO(answer.get_data())) as pack:
        assert pack.testzip() is None
        return {name.rpartition(".")[2]: pack.read(name).decode() for name in pack.namelist()}


@pytest.fixture
def planted(aino: Person, mika: Person, pair: str, db: Database) -> None:
    plant(db, aino.account, mika.account, pair)
    draft = Draft(code="own", key="k", tab="t", based_on=0, passages=(Typed(None, OWN),))
    saving.save(db, mika.account, draft, Words("fi", ""), date(2026, 11, 24))


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_every_word_of_the_actors_is_in_it(aino: Person, form: str) -> None:
    text = unescape(files(aino)[form])
    wanted = set(MARKERS) - MENTORS_ALONE - COPIES | {SENT_ON, "aino@example.org"}
    assert sorted(one for one in wanted if one not in text) == []
    assert [one for one in (*MENTORS_ALONE, OWN, "mika@example.org") if one in text] == []


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_a_mentors_holds_their_own_and_no_text_of_an_actors(mika: Person, form: str) -> None:
    text = unescape(files(mika)[form])
    wanted = MENTORS_ALONE | TO_ACTORS | {OWN, "mika@example.org"}
    assert sorted(one for one in wanted if one not in text) == []
    others = set(MARKERS) - wanted - {marker("account", "name")}
    assert [one for one in (*others, SENT_ON, "aino@example.org") if one in text] == []


@pytest.mark.usefixtures("planted")
def test_the_json_can_be_read_by_another_program(aino: Person) -> None:
    found = json.loads(files(aino)["json"])
    entry = found["entries"][0]
    assert entry["written_on"] == "2026-11-24"
    assert [one["text"] for one in entry["versions"][0]["passages"]][1] == marker("passage", "text")
    assert entry["comments"][0]["mentor"] == "Mika"
    assert not re.search(r'"(id|_id|_of)":', files(aino)["json"])


@pytest.mark.usefixtures("planted")
def test_an_outsiders_pack_is_their_own(otto: Person) -> None:
    text = "".join(files(otto).values())
    assert "Otto" in text
    assert "kivimuuri" not in text
    assert OWN not in text


def test_the_readable_page_runs_nothing(aino: Person, db: Database) -> None:
    draft = Draft(code="x", key="k", tab="t", based_on=0, passages=(Typed(None, "<script>alert(1)</script>\nToinen"),))
    saving.save(db, aino.account, draft, Words("fi", ""), date(2026, 11, 24))
    page = files(aino)["html"]
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>Toinen" in page


def test_signed_out_there_is_no_pack(nobody: FlaskClient) -> None:
    assert nobody.get("/account/archive.zip").status_code == 303
