"""The engine on the command line: the same code as the pages. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from prompts import asking, jsonl, showing
from prompts.errors import BankError
from prompts.lint.commands import bank_lint_command, lint_command, near_duplicates_command
from prompts.model import LANGUAGES, PHASES, Language
from prompts.simulating.commands import simulate_command

if TYPE_CHECKING:
    from prompts.engine import Engine

__all__ = ["ask_command", "bank_command", "keys_command", "lint_command", "simulate_command", "try_command"]

Object = dict[str, Any]
Command = TypeVar("Command", bound=Callable[..., Any])


def _bank(command: Command) -> Command:
    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    return click.option("--bank", "folder", type=folder, help="Another bank's folder.")(command)


def _jsonl(command: Command) -> Command:
    return click.option("--jsonl", "_jsonl", is_flag=True, required=True, help="One JSON object a line, in and out.")(
        command
    )


def _language(command: Command) -> Command:
    return click.option("--language", type=click.Choice(LANGUAGES), help="The texts' language; else it is detected.")(
        command
    )


def _engine(folder: Path | None) -> Engine:
    from prompts.bank.loading import load_bank
    from prompts.engine import Engine

    try:
        return Engine(load_bank(folder))
    except BankError as error:
        raise click.ClickException(str(error)) from error


def _answer_each(answer: Callable[[Object], Object]) -> None:
    """Answer standard input line by line; on a terminal, progress goes to standard error."""
    for number, line in enumerate(jsonl.each_line(sys.stdin.buffer, answer), 1):
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
        if sys.stderr.isatty():
            click.echo(f"\r{number}", nl=False, err=True)


@click.command()
@_jsonl
@_language
@_bank
def ask_command(_jsonl: bool, language: Language | None, folder: Path | None) -> None:
    """Choose a question for each text."""
    engine = _engine(folder)

    def answer(asked: Object) -> Object:
        asked = asked if language is None else {"language": language, **asked}
        context = asking.context_of(asked)
        return jsonl.reply_object(asked, engine.explain(asking.text_of(asked), context), context)

    _answer_each(answer)


@click.command()
@click.option("--language", type=click.Choice(LANGUAGES), required=True, help="The texts' language.")
@_jsonl
def keys_command(language: Language, _jsonl: bool) -> None:
    """Show each token's base forms and compound parts."""
    from prompts.bank.loading import load_bank
    from prompts.reading import Reader, listed

    reader = Reader(load_bank().aliases)

    def answer(asked: Object) -> Object:
        return {"id": asked.get("id"), "tokens": listed(reader.keys(asking.text_of(asked), language))}

    _answer_each(answer)


@click.command()
@click.argument("text", required=False)
@click.option("--phase", type=click.Choice(PHASES), default="between", show_default=True)
@click.option("--goal", default="", help="A goal in the actor's words.")
@click.option("--asked", type=click.Choice(["tapped", "kept", "hint"]), default="tapped", show_default=True)
@_language
@_bank
def try_command(text: str | None, folder: Path | None, **asked: str | None) -> None:
    """Show what is noticed in TEXT (or standard input), the question, and why others lost."""
    written = text if text is not None else sys.stdin.read()
    context = asking.context_of({"text": written, **asked})
    for line in showing.lines(written, context, _engine(folder).explain(written, context)):
        click.echo(line)


@click.group()
def bank_command() -> None:
    """Check, lint, format and count the question bank."""


bank_command.add_command(bank_lint_command, "lint")
bank_command.add_command(near_duplicates_command, "near-duplicates")


@bank_command.command("check")
@_language
@_bank
def bank_check(language: Language | None, folder: Path | None) -> None:
    """Run every cue's examples; print each one that fails, and exit 1 if any does."""
    from prompts.bank.examples import failures

    failed = 0
    for failure in failures(_engine(folder), language):
        failed += 1
        click.echo(failure)
    click.echo(f"{failed} examples fail." if failed else "All examples hold.")
    if failed:
        sys.exit(1)


@bank_command.command("format")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 when a file is not in canonical form.")
@_bank
def bank_format(check: bool, folder: Path | None) -> None:
    """Write every question in one canonical form."""
    from prompts.bank.loading import PACKAGED
    from prompts.bank.writing import reformat

    changed = reformat(folder or PACKAGED, write=not check)
    for path in changed:
        click.echo(path)
    if check and changed:
        raise click.ClickException(f"{len(changed)} files are not in canonical form.")


@bank_command.command("coverage")
@click.option("--reached", is_flag=True, help="Also ask over every example, and name the questions none reaches.")
@_bank
def bank_coverage(reached: bool, folder: Path | None) -> None:
    """Count the live questions of each technique by phase and topic."""
    from prompts.bank.coverage import table, unreached

    engine = _engine(folder)
    for line in table(engine.bank):
        click.echo(line)
    if reached:
        missed = unreached(engine)
        click.echo(f"\n{len(missed)} questions come first for no example:")
        for name in missed:
            click.echo(f"  {name}")
