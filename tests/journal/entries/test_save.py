"""Saving: nothing typed is lost, nothing doubles, nothing is stored before the first key."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from persons import Clock, Person

from journal.db import Database
from journal.entries import queries
from journal.entries.models import Draft, Typed, Words
from journal.entries.service import saving
from journal.errors import NotFound

TODAY = date(2026, 11, 24)
WORDS = Words("fi", "")


def draft(text: str, **changes: Any) -> Draft:
    fixed: dict[str, Any] = {"code": "entry", "key": "k1", "tab": "tab-a", "based_on": 0}
    return Draft(**{**fixed, **changes}, passages=(Typed(None, text),))


def save(db: Database, who: Person, text: str, **changes: Any) -> Any:
    return saving.save(db, who.account, draft(text, **changes), WORDS, TODAY)


def test_the_first_save_makes_the_entry(db: Database, aino: Person) -> None:
    assert save(db, aino, "Kolme lasta itki.").version == 1
    entry = queries.entry(db, aino.account, "entry")
    assert (entry.text, entry.state, entry.written_on) == ("Kolme lasta itki.", "draft", TODAY)


def test_nothing_is_stored_before_the_first_key(db: Database, aino: Person) -> None:
    assert not save(db, aino, " \n ").stored
    assert db.query("select count(*) as n from entry") == [{"n": 0}]


def test_the_same_key_again_is_the_same_save(db: Database, aino: Person) -> None:
    versions = [
        save(db, aino, "yksi").version,
        save(db, aino, "yksi").version,
        save(db, aino, "yksi kaksi", key="k2", based_on=1).version,
        save(db, aino, "yksi kaksi", key="k2", based_on=1).version,
    ]
    assert versions == [1, 1, 2, 2]
    assert queries.entry(db, aino.account, "entry").text == "yksi kaksi"


def test_autosaves_of_ten_minutes_are_one_revision(db: Database, aino: Person, time: Clock) -> None:
    save(db, aino, "a")
    for number in range(2, 6):
        time.forward(minutes=2)
        save(db, aino, "a" * number, key=f"k{number}", based_on=number - 1)
    entry = queries.entry(db, aino.account, "entry")
    assert len(queries.revisions(db, aino.account, entry.id)) == 1
    time.forward(minutes=3)
    save(db, aino, "b", key="k9", based_on=5)
    assert len(queries.revisions(db, aino.account, entry.id)) == 2


def test_a_kept_revision_is_never_written_over(db: Database, aino: Person) -> None:
    save(db, aino, "valmis teksti")
    saving.keep(db, aino.account, "entry")
    save(db, aino, "valmis teksti ja lisää", key="k2", based_on=1)
    entry = queries.entry(db, aino.account, "entry")
    texts = [one.passages[0].text for one in queries.revisions(db, aino.account, entry.id)]
    assert sorted(texts) == ["valmis teksti", "valmis teksti ja lisää"]


def test_a_save_sent_again_after_it_was_kept_makes_no_second_revision(db: Database, aino: Person) -> None:
    save(db, aino, "valmis teksti")
    saving.keep(db, aino.account, "entry")
    save(db, aino, "valmis teksti")
    entry = queries.entry(db, aino.account, "entry")
    assert len(queries.revisions(db, aino.account, entry.id)) == 1


def test_a_stale_tab_never_overwrites_and_both_texts_are_kept(db: Database, aino: Person) -> None:
    save(db, aino, "yhteinen alku")
    save(db, aino, "puhelimella", key="p1", based_on=1, tab="phone")
    aside = save(db, aino, "koneella", key="d1", based_on=1, tab="desk")
    assert aside.aside
    save(db, aino, "koneella lisää", key="d2", based_on=1, tab="desk")
    entry = queries.entry(db, aino.account, "entry")
    assert entry.text == "puhelimella"
    assert [one.passages[0].text for one in queries.beside(db, aino.account, entry.id)] == ["koneella lisää"]


def test_a_stale_tab_with_the_same_text_is_no_conflict(db: Database, aino: Person) -> None:
    save(db, aino, "sama")
    save(db, aino, "sama teksti", key="k2", based_on=1)
    assert not save(db, aino, "sama teksti", key="k3", based_on=1).aside


def test_somebody_elses_code_does_not_exist(db: Database, aino: Person, otto: Person) -> None:
    save(db, aino, "minun")
    with pytest.raises(NotFound):
        save(db, otto, "ei sinun", key="o1", based_on=1)
    with pytest.raises(NotFound):
        save(db, otto, "ei sinun", key="k1", based_on=0)
    assert queries.entry(db, aino.account, "entry").text == "minun"


@pytest.mark.parametrize("text", ["", "x" * 200_000, "👩‍👧‍👦 אבא אמא", "<script>alert(1)</script>", "*" * 5000])
def test_any_text_comes_back_as_it_was(db: Database, aino: Person, text: str) -> None:
    save(db, aino, "alku")
    save(db, aino, text, key="k2", based_on=1)
    assert queries.entry(db, aino.account, "entry").passages[0].text == text
