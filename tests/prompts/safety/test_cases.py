"""Hits and near misses of every category of support card."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from prompts.engine import Engine

with (Path(__file__).parent / "cases.tsv").open(encoding="utf-8") as _file:
    ROWS = list(csv.DictReader(_file, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['category']}-{row['lang']}-{row['text'][:30]}" for row in ROWS])
def test_the_card_comes_for_a_hit_and_not_for_a_near_miss(row: dict[str, str], engine: Engine) -> None:
    card = engine.card(row["text"], row["lang"])  # type: ignore[arg-type]
    categories = {lead.category for lead in card.leads} if card else set()
    assert (row["category"] in categories) == (row["expect"] == "hit")
