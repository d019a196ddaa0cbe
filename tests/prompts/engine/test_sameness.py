"""The same input gives the same output: in another process with another hash seed, and in eight threads at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from click.testing import CliRunner

from prompts import asking
from prompts.bank.contents import Bank
from prompts.commands import ask_command
from prompts.engine import Engine

#: A third of the reflections: every language and moment is among them.
LINES = (Path(__file__).parent / "reflections.jsonl").read_text(encoding="utf-8").splitlines()[::3]


def asked_in_another_process() -> str:
    hash_seed = "4711" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    return subprocess.run(
        [sys.executable, "-m", "prompts", "ask", "--jsonl"],
        input="\n".join(LINES),
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[3],
    ).stdout


def test_another_hash_seed_changes_nothing() -> None:
    here = CliRunner().invoke(ask_command, ["--jsonl"], input="\n".join(LINES), catch_exceptions=False)
    assert here.stdout == asked_in_another_process()


def test_eight_threads_answer_as_one(bank: Bank) -> None:
    rows = [json.loads(line) for line in LINES]
    fresh = Engine(bank)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda row: fresh.explain(row["text"], asking.context_of(row)), rows * 2))
    another = Engine(bank)
    alone = [another.explain(row["text"], asking.context_of(row)) for row in rows[:3]]
    assert together[: len(rows)] == together[len(rows) :]
    assert together[:3] == alone
    assert together[: len(rows)] == [fresh.explain(row["text"], asking.context_of(row)) for row in rows]
