"""Short reflections in which stems and calendars choose badly: what fits, what is never asked, when to be silent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from prompts import asking
from prompts.engine import Engine

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "illustrations.jsonl").read_text(encoding="utf-8").splitlines()
]
named = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


@named
def test_the_question_fits(row: dict[str, Any], engine: Engine) -> None:
    prompt = engine.reply(row["text"], asking.context_of(row)).prompt
    if row["fits"]:
        assert prompt is not None
        assert prompt.technique in row["fits"]
    else:
        assert prompt is None or prompt.technique not in row["never"]


@named
def test_what_must_never_be_asked_has_lost(row: dict[str, Any], engine: Engine) -> None:
    reply = engine.explain(row["text"], asking.context_of(row))
    assert reply.prompt is None or reply.prompt.technique not in row["never"]
    tags = {tag for one in reply.candidates if not one.lost for tag in engine.bank.questions[one.question].tags}
    assert tags.isdisjoint(row.get("never_tags", ()))


@named
def test_no_card_comes_but_a_quiet_one_that_is_allowed(row: dict[str, Any], engine: Engine) -> None:
    card = engine.reply(row["text"], asking.context_of(row)).card
    assert card is None or (row.get("quiet_card_allowed") and card.strength == "quiet")


@pytest.mark.parametrize("row", [row for row in ROWS if row.get("unasked")], ids=lambda row: row["id"])
@pytest.mark.parametrize("asked", ["kept", "hint"])
def test_unasked_it_is_silent(row: dict[str, Any], asked: Any, engine: Engine) -> None:
    reply = engine.reply(row["text"], replace(asking.context_of(row), asked=asked))
    assert reply.prompt is None
    assert reply.silence is not None
