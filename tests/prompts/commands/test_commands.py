"""The command line: one object a line in and out, defaults that repeat, plain refusals, nothing heavy imported."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from prompts.__main__ import main
from prompts.commands import ask_command, bank_command, keys_command, lint_command, try_command

ROOT = Path(__file__).parents[3]


def lines(*asked: object, command: Any = ask_command, args: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    given = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in asked)
    result = CliRunner().invoke(command, [*args, "--jsonl"], input=given)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_answer_has_the_fields_of_the_design() -> None:
    (told,) = lines({"id": "a", "text": "Uskalsin sanoa sen ääneen palaverissa.", "phase": "between", "goal": ""})
    assert list(told) == ["id", "language", "card", "cards", "prompt", "candidates", "observations", "silent"]
    assert list(told["prompt"]) == ["question", "technique", "text", "quote", "reasons"]
    assert list(told["candidates"][0]) == ["question", "technique", "score", "reasons"]
    assert list(told["observations"][0]) == ["cue", "start", "end", "text", "subject", "certainty"]
    assert (told["id"], told["language"], told["card"], told["silent"]) == ("a", "fi", None, None)
    assert told["prompt"]["question"] == told["candidates"][0]["question"]
    for one in told["observations"]:
        assert "Uskalsin sanoa sen ääneen palaverissa."[one["start"] : one["end"]] == one["text"]


def test_a_card_is_told_by_its_gravest_category() -> None:
    (told,) = lines({"id": 1, "text": "Lapsi kertoi, että isä lyö häntä. En jaksa enää elää."})
    assert told["card"] == "self_harm"
    assert [card["category"] for card in told["cards"]] == ["self_harm", "child_concern"]
    assert told["prompt"] is None
    assert told["silent"] == "card"


def test_a_line_that_cannot_be_read_stops_nobody() -> None:
    told = lines(
        "nope",
        "[1]",
        {"text": 3},
        {"text": "x", "phase": "never"},
        {"text": "x", "history": [{"technique": "coping", "when": "yesterday"}]},
        {"text": "x", "topics": "team"},
        {"id": "good", "text": "Tänään oli rauhallista."},
    )
    assert [one.get("line") for one in told] == [1, 2, 3, 4, 5, 6, None]
    assert all(one["error"] for one in told[:-1])
    assert told[-1]["id"] == "good"


def test_bytes_that_are_no_text_stop_nobody() -> None:
    result = CliRunner().invoke(ask_command, ["--jsonl"], input=b'\xff\xfe\n{"text": "hei", "id": 2}\n')
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first["line"] == 1
    assert second["id"] == 2


def test_a_lone_surrogate_goes_through() -> None:
    (told,) = lines('{"id": 1, "text": "\\ud800 Oon ihan loppu."}')
    assert told["id"] == 1


@pytest.mark.parametrize("goal", [None, ""])
def test_an_empty_goal_is_none(goal: str | None) -> None:
    (told,) = lines({"text": "Kirjoitan tänään vähän siitä, miten päivä kulki.", "goal": goal, "language": "fi"})
    assert not any("Tavoitteesi" in reason for one in told["candidates"] for reason in one["reasons"])


def test_facts_implied_by_the_phase_can_be_taken_away() -> None:
    text = "Kirjoitan tänään vähän siitä, miten päivä kulki."
    asked = {"text": text, "phase": "before_meeting", "language": "fi"}
    implied, bare = lines(asked, {**asked, "facts": []})
    assert implied["candidates"] != bare["candidates"]
    assert len(implied["candidates"]) == 10


def test_an_answer_to_a_question_is_taken_as_one() -> None:
    (told,) = lines({"text": "En tiiä. Ei tuu mitään mieleen.", "answering": "exceptions"})
    assert told["silent"] == "chain_ended"


def test_keys_are_listed() -> None:
    (told,) = lines({"id": 1, "text": "lapsiryhmässä"}, command=keys_command, args=("--language", "fi"))
    assert told["id"] == 1
    (token,) = told["tokens"]
    assert token["text"] == "lapsiryhmässä"
    assert {"lapsi", "ryhmä"} <= {*token["keys"], *token["parts"]}


def test_a_wording_is_linted() -> None:
    (told,) = lines(
        {"id": 1, "text": "Oletko puhunut siitä?", "language": "fi", "kind": "question"}, command=lint_command
    )
    assert list(told) == ["id", "open", "advice", "publishable", "problems"]
    assert told["open"] is False
    assert told["publishable"] is False


def test_trying_shows_what_was_noticed_and_why_others_lost() -> None:
    result = CliRunner().invoke(try_command, ["Oon ihan loppu. En jaksa enää."])
    assert result.exit_code == 0
    assert "spent" in result.output
    assert "lost: " in result.output
    assert "coping." in result.output


def test_the_bank_is_checked_and_counted() -> None:
    runner = CliRunner()
    assert runner.invoke(bank_command, ["format", "--check"]).exit_code == 0
    counted = runner.invoke(bank_command, ["coverage"])
    assert "coping" in counted.output
    assert len(counted.output.splitlines()) == 18


def test_another_bank_that_does_not_hold_is_refused_with_a_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(try_command, ["hei", "--bank", str(tmp_path)])
    assert result.exit_code == 1
    assert "notions.toml" in result.output or "cannot be read" in result.output


@pytest.mark.parametrize("command", ["ask", "keys", "lint", "try", "bank"])
def test_help_tells_of_each_command(command: str) -> None:
    assert CliRunner().invoke(main, [command, "--help"]).exit_code == 0


def test_importing_the_commands_imports_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import sys, prompts.commands; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout.split()
    assert not {"spacy", "simplemma", "libvoikko", "pyvoikko", "tomlkit", "flask"} & set(told)
