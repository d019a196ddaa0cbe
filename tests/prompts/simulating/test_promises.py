"""Twelve weeks of invented actors with the real engine: every promise holds, and a broken one would be seen."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from click.testing import CliRunner

from prompts.bank.contents import Bank
from prompts.engine import Engine
from prompts.model import Answer
from prompts.simulating.actors import actors, habits
from prompts.simulating.commands import simulate_command
from prompts.simulating.promises import largest_share, promises, prompted
from prompts.simulating.report import faded
from prompts.simulating.weeks import Moment, live

WEEKS = 12
Lives = list[tuple[Moment, ...]]


@pytest.fixture(scope="module")
def lives(engine: Engine) -> Lives:
    return [live(engine, actor, WEEKS, "") for actor in actors(len(habits()))]


def broken(lives: list[list[Moment]], bank: Bank) -> set[str]:
    return {one.what for one in promises(lives, bank) if one.broken}


def test_every_promise_is_kept(lives: Lives, bank: Bank) -> None:
    assert {one.what: one.broken for one in promises(lives, bank) if one.broken} == {}


def test_much_was_lived_through(lives: Lives) -> None:
    moments = [one for life in lives for one in life]
    assert len({one.entry for one in moments}) > 300
    assert len(prompted(moments)) > 400
    assert {one.phase for one in moments} == {
        "start", "between", "before_meeting", "after_meeting", "after_task", "ending",
    }  # fmt: skip
    assert {one.language for one in moments} == {"fi", "sv", "en"}
    assert {one.outcome for one in moments} == {"answered", "another", "put_away", "silent", None}
    assert {one.reply.silence.reason for one in moments if one.reply.silence} >= {"card", "chain_ended", "unasked"}


def test_the_mix_is_wide(lives: Lives) -> None:
    met = {one.reply.prompt.technique for life in lives for one in life if one.reply.prompt}
    assert len(met) >= 14
    assert max(map(largest_share, lives)) <= 1 / 3


def test_unasked_questions_grow_rarer(lives: Lives) -> None:
    shares = [len(prompted(those)) / len(those) for those in faded(lives).values() if len(those) >= 20]
    assert len(shares) >= 3
    assert shares[0] > 2 * shares[-1]
    assert shares == sorted(shares, reverse=True)


def again(life: list[Moment], bank: Bank) -> list[Moment]:
    return [life[0], replace(life[0], when=life[0].when + timedelta(days=29))]


def always_the_same(life: list[Moment], bank: Bank) -> list[Moment]:
    return [replace(life[0], when=life[0].when + timedelta(weeks=week)) for week in range(4)]


def thrice(life: list[Moment], bank: Bank) -> list[Moment]:
    return [replace(life[0], when=life[0].when + timedelta(days=day)) for day in range(3)]


def after_put_away(life: list[Moment], bank: Bank) -> list[Moment]:
    return [replace(life[0], outcome="put_away"), replace(life[0], when=life[0].when + timedelta(days=6))]


def a_fourth(life: list[Moment], bank: Bank) -> list[Moment]:
    return [replace(life[0], answers=(Answer("", "coping", "Se auttoi, että istuin hetken."),) * 3)]


def after_nothing(life: list[Moment], bank: Bank) -> list[Moment]:
    return [replace(life[0], answers=(Answer("", "coping", "En tiedä."),))]


def uncalled(life: list[Moment], bank: Bank) -> list[Moment]:
    return [replace(life[0], asked="kept", moods=("plain",))]


def another_language(life: list[Moment], bank: Bank) -> list[Moment]:
    other = "sv" if life[0].language == "fi" else "fi"
    return [replace(life[0], language=other, text="Tässä on enemmän kuin neljä sanaa.")]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("breaking", "what"),
    [
        (again, "no question twice in 30 days, scales excepted"),
        (always_the_same, "no technique more than a third of one's prompts"),
        (thrice, "no technique more than twice in seven days"),
        (after_put_away, "a technique that was put away rests for a week"),
        (a_fourth, "no more than three answered in an entry, and what_else once"),
        (after_nothing, "an answer of few words ends the chain"),
        (uncalled, "nothing unasked on an entry that tells of nothing"),
        (another_language, "each question in the language of its text"),
    ],
)
def test_a_broken_promise_is_seen(
    breaking: Callable[[list[Moment], Bank], list[Moment]], what: str, lives: Lives, bank: Bank
) -> None:
    questions = [one for one in prompted(lives[0]) if bank.questions[one.reply.prompt.question].kind == "question"]  # type: ignore[union-attr]
    assert what in broken([breaking(questions, bank)], bank)


def test_the_command_tells_the_same_in_every_process() -> None:
    few = ["--actors", "2", "--weeks", "3"]
    here = CliRunner().invoke(simulate_command, [*few, "--jsonl"], catch_exceptions=False).stdout
    command = [sys.executable, "-m", "prompts", "simulate", *few, "--jsonl"]
    there = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env={"PYTHONHASHSEED": "1"})
    assert here == there.stdout
    told = [json.loads(line) for line in here.splitlines()]
    assert {"actor", "question", "outcome", "silent"} <= told[0].keys()
    report = CliRunner().invoke(simulate_command, few, catch_exceptions=False).stdout
    assert "kept  no question twice in 30 days" in report
