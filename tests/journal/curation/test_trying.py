"""A text of the curator's own is tried; what is not kept is nowhere."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from persons import Person

from journal.curation import queries
from journal.curation.service import engine, revising
from journal.db import Database
from prompts.bank.loading import PACKAGED
from prompts.bank.samples import Sample

GRIEF = "Mummo kuoli sunnuntaina. Siirtymä oli yhtä säätöä. hiljaisuusmerkki"


def test_a_try_says_what_was_noticed_and_why_others_lost(cecilia: Person) -> None:
    cecilia.post("/language", language="fi")
    shown = cecilia.post("/bank/try", 200, text=GRIEF, language="fi", phase="between", act="try")
    assert "<mark>Mummo kuoli" in shown
    assert "Tätä kysyttäisiin." in shown
    assert "Tätä ei kysytä, koska kirjoituksessa on suru." in shown


def test_nothing_of_a_try_is_kept(app: Flask, db: Database, cecilia: Person, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    words = (PACKAGED / "questions/scaling/one-step.toml").read_text(encoding="utf-8")
    draft = revising.save(db, cecilia.account, "questions/scaling/one-step.toml", words, 0, "k")
    told = {"text": GRIEF, "goals": "tavoitteessa hiljaisuusmerkki", "phase": "between"}
    cecilia.post("/bank/try", 200, language="fi", act="try", **told)
    cecilia.post(f"/bank/try?draft={draft.code}", 200, language="fi", act="try", **told)
    cecilia.post("/bank/try", 422, language="xx", act="keep", **told)
    cecilia.htmx("/bank/lint", wording_fi="Missä on hiljaisuusmerkki?", kind="question")
    database: Path = app.config["SETTINGS"].database
    for file in database.parent.rglob("*"):
        assert not file.is_file() or b"hiljaisuusmerkki" not in file.read_bytes(), file
    assert "hiljaisuusmerkki" not in caplog.text
    cecilia.post("/bank/try", 303, language="fi", act="keep", key="kept", **told)
    db.conn.execute("pragma wal_checkpoint(truncate)").fetchall()
    assert b"hiljaisuusmerkki" in database.read_bytes()


def test_a_draft_is_tried_beside_what_is_in_force(db: Database, cecilia: Person) -> None:
    text = "Siirtymä sujui tänään ja lapset auttoivat."
    shown = cecilia.post("/bank/try", 200, text=text, language="fi", phase="between", act="try")
    assert "trial-2" not in shown
    context = Sample(text, "fi", "between").context
    asked = engine(db).reply(text, replace(context, seed="try")).prompt
    assert asked is not None
    path = f"questions/{asked.question.replace('.', '/', 1)}.toml"
    words = (PACKAGED / path).read_text(encoding="utf-8").replace('state = "live"', 'state = "retired"')
    draft = revising.save(db, cecilia.account, path, words, 0, "k")
    beside = cecilia.post(f"/bank/try?draft={draft.code}", 200, text=text, language="fi", phase="between", act="try")
    before, after = beside.split('id="trial-2"')
    assert asked.text.split(". ")[-1] in before
    assert f'class="question" lang="fi">{asked.text}' not in after


def test_a_kept_text_is_an_example_with_what_is_expected_of_it(db: Database, cecilia: Person) -> None:
    told = {"text": "Tänään onnistui.", "language": "fi", "phase": "between", "technique": "coping", "key": "k"}
    cecilia.post("/bank/try", 303, act="keep", **told)
    cecilia.post("/bank/try", 303, act="keep", **told)
    (kept,) = queries.kept_examples(db)
    assert (kept.text, kept.technique) == ("Tänään onnistui.", "coping")
    cecilia.post(f"/bank/examples/{kept.code}/remove", 303)
    assert queries.kept_examples(db) == ()


def test_an_example_fills_the_form_and_none_that_is_not_there(cecilia: Person, mika: Person) -> None:
    assert "</textarea>" in cecilia.get("/bank/try?example=1")
    cecilia.get("/bank/try?example=999", 404)
    mika.get("/bank/try", 404)
