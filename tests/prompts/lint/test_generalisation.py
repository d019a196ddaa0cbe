"""How far the rules reach on wordings of our own, written apart from them: spoken, indirect, disguised."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from prompts.lint import Verdict, lint

FORMS = {"open": True, "closed": False, "none": None}
with (Path(__file__).parent / "wordings.tsv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))


@pytest.fixture(scope="module", params=["fi", "sv", "en"])
def judged(request, reader) -> list[tuple[dict[str, str], Verdict]]:
    rows = [row for row in ROWS if row["language"] == request.param]
    return [(row, lint(row["text"], "question", request.param, reader)) for row in rows]


def test_there_is_enough_of_each_language(judged):
    assert len(judged) >= 300


def test_closed_questions_are_told_from_open_ones(judged):
    met = sum(row["open"] == "closed" and verdict.open is False for row, verdict in judged)
    wrong = [row["text"] for row, verdict in judged if FORMS[row["open"]] is not verdict.open]
    f1 = 2 * met / (2 * met + len(wrong))
    assert f1 >= 0.97, wrong


def test_advice_is_met_and_good_questions_are_left_alone(judged):
    advice = [verdict.advice for row, verdict in judged if row["advice"] == "1"]
    alarms = [row["text"] for row, verdict in judged if row["publishable"] == "1" and verdict.advice]
    good = sum(row["publishable"] == "1" for row, _ in judged)
    assert sum(advice) / len(advice) >= 0.95
    assert len(alarms) / good <= 0.03, alarms


def test_what_may_be_published_is_agreed_on(judged):
    wrong = [row["text"] for row, verdict in judged if verdict.publishable != (row["publishable"] == "1")]
    assert len(wrong) / len(judged) <= 0.03, wrong
