"""Constructions that carry advice, each beside an open question that looks like it and carries none."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from prompts.lint import lint

with (Path(__file__).parent / "constructions.tsv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['family']}-{row['language']}-{row['text'][:30]}")
def test_a_construction_is_told_from_its_neighbour(row, reader):
    verdict = lint(row["text"], "question", row["language"], reader)
    if row["expect"] == "advice":
        assert verdict.advice, verdict.problems
        assert not verdict.publishable
    else:
        assert (verdict.open, verdict.advice) == (True, False), verdict.problems
