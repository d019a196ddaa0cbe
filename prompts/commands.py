"""The engine on the command line: the same code as the pages."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prompts import jsonl
from prompts.errors import BankError
from prompts.model import LANGUAGES, PHASES

if TYPE_CHECKING:
    from prompts.engine import Engine

BANK = click.option(
    "--bank", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Another bank's folder."
)


def _engine(folder: Path | None) -> Engine:
    from prompts.bank.loading import load_bank
    from prompts.engine import Engine

    try:
        return Engine(load_bank(folder))
    except BankError as error:
        raise click.ClickException(str(error)) from error


def _answer_each(answer: Any) -> None:  # noqa: ANN401
    """Answer standard input line by line; on a terminal, progress goes to standard error."""
    for number, line in enumerate(jsonl.each_line(sys.stdin, answer), 1):
        click.echo(line)
        if sys.stderr.isatty():
            click.echo(f"\r{number}", nl=False, err=True)


@click.command()
@click.option("--jsonl", "_jsonl", is_flag=True, required=True, help="One JSON object a line, in and out.")
@BANK
def ask_command(_jsonl: bool, folder: Path | None) -> None:
    """Choose a question for each text."""
    engine = _engine(folder)

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        context = jsonl.context_of(asked)
        return jsonl.reply_object(asked, engine.explain(jsonl.text_of(asked), context), context)

    _answer_each(answer)


@click.command()
@click.option("--language", type=click.Choice(LANGUAGES), required=True)
@click.option("--jsonl", "_jsonl", is_flag=True, required=True, help="One JSON object a line, in and out.")
def keys_command(language: Any, _jsonl: bool) -> None:  # noqa: ANN401
    """Show each token's base forms and compound parts."""
    from prompts.bank.loading import load_bank
    from prompts.reading import Reader

    reader = Reader(load_bank().aliases)

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        tokens = reader.keys(jsonl.text_of(asked), language)
        shown = [{"text": one.text, "keys": list(one.keys), "parts": list(one.parts)} for one in tokens]
        return {"id": asked.get("id"), "tokens": shown}

    _answer_each(answer)


@click.command()
@click.argument("text", required=False)
@click.option("--phase", type=click.Choice(PHASES), default="between", show_default=True)
@click.option("--goal", default="", help="A goal in the actor's words.")
@BANK
def try_command(text: str | None, phase: str, goal: str, folder: Path | None) -> None:
    """Show what is noticed in TEXT (or standard input), the question, and why others lost."""
    written = text or sys.stdin.read()
    engine = _engine(folder)
    asked = {"text": written, "phase": phase, "goal": goal}
    context = jsonl.context_of(asked)
    reply = engine.explain(written, context)
    click.echo(f"language: {reply.language}")
    for one in reply.observations:
        click.echo(
            f"  {one.cue:<20} {one.certainty:<10} {one.subject:<9} {one.weight:>4}  {written[one.start : one.end]}"
        )
    if reply.card:
        click.echo("card: " + ", ".join(f"{lead.category} ({lead.strength})" for lead in reply.card.leads))
    if reply.prompt:
        click.echo(f"\n{reply.prompt.text}\n  {reply.prompt.question}")
        for reason in reply.prompt.reasons:
            click.echo(f"  {jsonl.reason_words(reason, written, context, reply.language)}")
    else:
        click.echo(f"\nsilent: {reply.silence.reason if reply.silence else ''}")
    standing = [one for one in reply.candidates if not one.lost]
    click.echo(f"\n{len(standing)} stood, {len(reply.candidates) - len(standing)} lost")
    for one in reply.candidates[:25]:
        parts = " ".join(f"{name}={value:.2f}" for name, value in one.parts.items())
        click.echo(f"  {one.score:6.2f}  {one.question:<45} {', '.join(one.lost) or parts}")


@click.group()
def bank_command() -> None:
    """Check, format and count the question bank."""


@bank_command.command("check")
@BANK
def bank_check(folder: Path | None) -> None:
    """Run every cue's examples; print each one that fails, and exit 1 if any does."""
    from prompts.bank.examples import failures

    engine = _engine(folder)
    failed = 0
    for failure in failures(engine):
        failed += 1
        click.echo(failure)
    click.echo(f"{failed} examples fail." if failed else "All examples hold.")
    if failed:
        sys.exit(1)


@bank_command.command("format")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 when a file is not in canonical form.")
@BANK
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
@BANK
def bank_coverage(folder: Path | None) -> None:
    """Count the live questions of each technique by phase and topic."""
    from prompts.bank.coverage import table

    for line in table(_engine(folder).bank):
        click.echo(line)
