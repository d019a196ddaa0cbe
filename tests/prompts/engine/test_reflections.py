"""Our own labelled reflections in three languages: the first question is to fit nearly always, and never to hurt."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prompts import asking
from prompts.engine import Engine

ROWS = [
    json.loads(line) for line in (Path(__file__).parent / "reflections.jsonl").read_text(encoding="utf-8").splitlines()
]
FITTING = 0.90


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_nothing_forbidden_is_asked(row: dict[str, Any], engine: Engine) -> None:
    context = asking.context_of(row)
    prompt = engine.reply(row["text"], context).prompt
    assert prompt is None or prompt.technique not in row["never"]
    if prompt is not None:
        assert set(row.get("never_tags", ())).isdisjoint(engine.bank.questions[prompt.question].tags)
    if row.get("unasked"):
        assert engine.reply(row["text"], replace(context, asked="kept")).prompt is None


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_first_question_fits_nearly_always(language: str, engine: Engine) -> None:
    rows = [row for row in ROWS if row["language"] == language and row["fits"]]
    assert len(rows) >= 15
    missed = [row["id"] for row in rows if _technique(row, engine) not in row["fits"]]
    assert len(missed) <= (1 - FITTING) * len(rows), missed


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_tap_is_answered_with_a_question(row: dict[str, Any], engine: Engine) -> None:
    reply = engine.reply(row["text"], asking.context_of(row))
    assert (reply.prompt is None) == (not row["fits"])


def test_the_right_language_is_told(engine: Engine) -> None:
    wrong = [row["id"] for row in ROWS if len(row["text"]) > 40 and engine.detect(row["text"]) != row["language"]]
    assert wrong == []


def _technique(row: dict[str, Any], engine: Engine) -> str | None:
    prompt = engine.reply(row["text"], asking.context_of(row)).prompt
    return prompt.technique if prompt else None
