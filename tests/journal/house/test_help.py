"""The command line: quick to answer, every command there, every failure a sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest
from installing import ROOT, Installation

from journal.cli import COMMANDS, commands

LOADED = "import sys; from journal.cli import main; sys.argv = ['oivallus', '--help']; main()"


def processor_time_of_commands() -> float:
    """Seconds that the commands run so far took of a processor."""
    used = os.times()
    return used.children_user + used.children_system


def test_help_is_quick_and_loads_no_language() -> None:
    """In processor time, the best of five: other work on the machine is not ours."""
    command = [sys.executable, "-c", LOADED]
    took = []
    for _ in range(5):
        begun = processor_time_of_commands()
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        took.append(processor_time_of_commands() - begun)
    assert all(name in said for name in COMMANDS)
    assert 0 < min(took) <= 0.2


def test_help_imports_nothing_heavy() -> None:
    imported = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    ).stderr
    names = {line.rpartition("|")[2].strip().split(".")[0] for line in imported.splitlines() if "|" in line}
    assert "click" in names
    heavy = {"spacy", "simplemma", "flask", "sqlite_utils", "granian", "libvoikko", "pyvoikko", "prompts"}
    assert names & heavy == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_what_it_does(name: str) -> None:
    context = click.Context(commands)
    command = commands.get_command(context, name)
    assert command is not None, name
    assert command.help, name


def test_an_unknown_command_is_a_sentence(installation: Installation) -> None:
    assert "No such command" in installation.run("advise", code=2)


def test_what_does_not_exist_is_a_sentence(installation: Installation) -> None:
    assert "Nobody signs in with" in installation.run("grant", "nobody@example.org", "curator", code=1)
