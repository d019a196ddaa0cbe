"""Every case of the regression set: the rule it names is met, or is silent."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from prompts.lint import lint

HERE = Path(__file__).parent


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


@pytest.mark.parametrize("row", rows("cases.tsv"), ids=lambda row: f"{row['rule']}-{row['lang']}-{row['text'][:30]}")
def test_a_case_is_judged_as_expected(row, reader):
    codes = {problem.code for problem in lint(row["text"], "question", row["lang"], reader).problems}
    assert (row["rule"][:3] in codes) == (row["expect"] == "hit"), codes


@pytest.mark.parametrize("row", rows("good_questions.tsv"), ids=lambda row: f"{row['lang']}-{row['text'][:40]}")
def test_a_good_question_meets_no_rule(row, reader):
    verdict = lint(row["text"], row["kind"], row["lang"], reader)
    assert verdict.problems == ()
    assert (verdict.open, verdict.advice, verdict.publishable) == (True, False, True)
