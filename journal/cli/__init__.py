"""The command ``oivallus``. Each group of commands is a module of its own, imported when one of them is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from journal.errors import JournalError, NotFound, Refused

#: Command → the module that holds it, and one line for ``--help``.
COMMANDS = {
    "init": ("journal.cli.house", "Make the settings, the secret and an empty database."),
    "migrate": ("journal.cli.house", "Bring the database up to date; a backup is written first."),
    "backup": ("journal.cli.house", "Copy the database while it is in use."),
    "restore": ("journal.cli.house", "Bring a backup back."),
    "doctor": ("journal.cli.house", "Look whether everything is as it should be."),
    "upkeep": ("journal.cli.house", "Do all that time decides: bin, old versions, expiries, old backups."),
    "serve": ("journal.cli.serving", "Serve the journal."),
    "demo": ("journal.cli.demonstrating", "Make a database of demo people and print their sign-in links."),
    "invite": ("journal.cli.inviting", "Invite somebody: a link, and a slip to print."),
    "sign-in-link": ("journal.cli.inviting", "A link that signs somebody in once, when they are locked out."),
    "grant": ("journal.cli.inviting", "Give somebody a role."),
    "pair": ("journal.cli.inviting", "Propose a mentorship."),
    "leaving": ("journal.cli.inviting", "Set somebody's last day of work: everything stays for 90 days after it."),
    "ask": ("prompts.commands", "Choose a question for a text (JSON lines)."),
    "keys": ("prompts.commands", "Show the base forms of a text (JSON lines)."),
    "lint": ("prompts.commands", "Say whether a wording asks or advises (JSON lines)."),
    "try": ("prompts.commands", "Show what is noticed in a text and why a question was chosen."),
    "simulate": (
        "prompts.commands",
        "Let invented actors write for weeks and look whether the engine keeps its promises.",
    ),
    "bank": ("journal.cli.banking", "The question bank: check, count, bring in, take out, compare."),
}


class Lazy(click.Group):
    """Imports a command's module when that command is called, so that ``--help`` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name][0])
        command = getattr(module, cmd_name.replace("-", "_") + "_command")
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_) for name, (_, help_) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="oivallus")
def commands() -> None:
    """Oivallus: a reflection journal for mentoring that asks and never tells."""


def main() -> None:
    """Run a command; what cannot go on is one plain sentence and exit code 1."""
    try:
        commands.main(standalone_mode=True)
    except Exception as error:
        sentence = _in_words(error)
        if sentence is None:
            raise
        click.echo(sentence, err=True)
        sys.exit(1)


def _in_words(error: Exception) -> str | None:
    """What went wrong, if it is something that a person can mend."""
    from journal.db import driver
    from prompts.errors import BankError

    if isinstance(error, (Refused, BankError)):
        return str(error)
    if isinstance(error, NotFound):
        return "Not done: there is nothing of that name."
    if isinstance(error, JournalError):
        return f"Not done: {error}."
    if type(error) in {driver.OperationalError, driver.DatabaseError}:
        return f"Not done: the database says “{error}”."
    if isinstance(error, OSError):
        return f"Not done: {error.filename or 'the system'}: {error.strerror or error}."
    return None
