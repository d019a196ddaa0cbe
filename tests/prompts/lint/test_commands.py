"""The linter on the command line."""

from __future__ import annotations

import json

from click.testing import CliRunner

from prompts.lint.commands import bank_lint_command, lint_command, near_duplicates_command


def answers(*lines: str) -> list[dict]:
    told = CliRunner().invoke(lint_command, ["--jsonl"], input="\n".join(lines))
    assert told.exit_code == 0, told.output
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_each_line_is_answered():
    (told,) = answers(json.dumps({"id": "7", "language": "fi", "text": "Mitä jos pitäisit tauon?", "kind": "question"}))
    assert told["id"] == "7"
    assert (told["open"], told["advice"], told["publishable"]) == (True, True, False)
    assert set(told["problems"][0]) == {"code", "level", "message", "start", "end"}


def test_a_line_that_is_wrong_gets_an_error_and_the_others_go_on():
    good = json.dumps({"id": 2, "language": "sv", "text": "Vad hjälpte?"})
    told = answers(
        "{bad", json.dumps({"id": 1, "language": "xx", "text": "a"}), json.dumps({"id": 3, "language": "fi"}), good
    )
    assert ["error" in one for one in told] == [True, True, True, False]
    assert told[3] == {"id": 2, "open": True, "advice": False, "publishable": True, "problems": []}


def test_the_whole_bank_is_linted():
    told = CliRunner().invoke(bank_lint_command)
    assert told.exit_code == 0
    assert "0 errors" in told.output


def test_near_duplicates_are_listed_with_their_wordings():
    told = CliRunner().invoke(near_duplicates_command, ["--near", "0.8"])
    assert told.exit_code == 0
    assert all(line.startswith((" ", "0.", "1.")) for line in told.output.splitlines())
