"""What a curator's session can open: no entry, no person who is neither mentor here nor curator, no small count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from belongings import COMMON, OWN, belongings
from flask import Flask
from persons import Clock, Person
from policy import each_route

from journal.curation.service import figures
from journal.curation.service.files import importing
from journal.db import Database, write

#: Stands in the name and the address of everybody but the curator.
NAMED = "tuntematon"
#: Numbers that nothing else comes to: neither questions nor examples are so many.
ASKED, MISSED, ACTIVE = 7919, 6007, 9733
QUESTION = "scaling.one-step"
#: Pages that take a question in their address.
VIEWS = (f"/bank?q={OWN}", "/bank?mark=missed", "/bank?mark=unreached", "/bank/try?example=1",
         "/bank/coverage?written=1", "/bank/questions/new?technique=scaling")  # fmt: skip


@pytest.fixture
def paths(
    app: Flask, db: Database, aino: Person, mika: Person, cecilia: Person, dora: Person, pair: str, time: Clock
) -> list[str]:
    """Every page there is, with everything of Aino's and Mika's in it, in a half-year after one with figures.

    Dora is there to have ideas sent to her.
    """
    objects = belongings(app, db, aino, mika, pair, time)
    table = b"id;language;wording\nscaling.one-step;fi;Mist\xc3\xa4?\n"
    objects["upload"] = importing.keep(db, cecilia.account, "bank.csv", table)
    figures.count_missed(db, QUESTION, date(2026, 3, 1))
    with write(db):
        db.execute("update question_missed set times = :times", {"times": MISSED})
    figures.settle(db, "2026-1", ACTIVE, {QUESTION: ASKED})
    with write(db):
        db.execute(
            "update account set name = name || ' ' || :named, address = :named || address where id <> :who",
            {"named": NAMED, "who": cecilia.account.id},
        )
    found: list[str] = []
    each_route(app, lambda _endpoint, method, path: found.append(path) if method == "GET" else None, objects)
    return [*found, *VIEWS]


def pages(who: Person, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Each page that opens, without the words that were asked for in its address."""
    for path in paths:
        answer = who.browser.get(path)
        assert answer.status_code < 500, path
        if answer.status_code == 200 and answer.mimetype.startswith("text/"):
            yield path, answer.get_data(as_text=True).replace(f'value="{OWN}"', "").lower()


def test_no_page_has_a_text_or_a_person_or_speaks_of_machinery(cecilia: Person, aino: Person, paths: list[str]) -> None:
    opened = dict(pages(cecilia, paths))
    assert len([path for path in opened if path.startswith("/bank")]) >= 20
    assert [(path, word) for path, page in opened.items() for word in (OWN, COMMON, NAMED) if word in page] == []
    shown = {path: re.sub(r"<[^>]*>", " ", page) for path, page in opened.items() if path.startswith("/bank")}
    assert [path for path, words in shown.items() if re.search(r"\b(?:toml|json|git|voikko)\b", words)] == []
    # To the one whose texts they are, the same walk shows them.
    own = " ".join(page for _path, page in pages(aino, paths))
    assert all(word in own for word in (OWN, COMMON, NAMED))


def test_no_page_of_the_bank_tells_how_often_or_how_many(cecilia: Person, paths: list[str]) -> None:
    for path in ("/bank/landing", "/bank?mark=missed"):
        page = cecilia.get(path)
        assert QUESTION in page
        digits = re.sub(r"(?<=\d)[ \u00a0\u202f.,’](?=\d)", "", re.sub(r"<[^>]*>", "|", page))
        assert not re.search(rf"{ASKED}|{MISSED}|{ACTIVE}", digits), path
