"""The linter on the command line."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from prompts import asking, jsonl
from prompts.errors import BankError
from prompts.model import LANGUAGES, Language

if TYPE_CHECKING:
    from prompts.bank.contents import Bank
    from prompts.lint import Kind

_FOLDER = click.option(
    "--bank", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Another bank's folder."
)


@click.command()
@click.option("--jsonl", "_jsonl", is_flag=True, required=True, help="One JSON object a line, in and out.")
def lint_command(_jsonl: bool) -> None:
    """Tell of each text whether it asks openly, gives advice, and may be published."""
    from prompts.lint import lint
    from prompts.reading import Reader

    reader = Reader(_bank(None).aliases)

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        text = asking.text_of(asked)
        verdict = lint(text, _kind(asked), _language(asked), reader)
        problems = [
            {"code": one.code, "level": one.level, "message": one.message, "start": one.start, "end": one.end}
            for one in verdict.problems
        ]
        told = {"open": verdict.open, "advice": verdict.advice, "publishable": verdict.publishable}
        return {"id": asked.get("id"), **told, "problems": problems}

    for number, line in enumerate(jsonl.each_line(sys.stdin.buffer, answer), 1):
        sys.stdout.buffer.write(line)
        if sys.stderr.isatty():
            click.echo(f"\r{number}", nl=False, err=True)
    sys.stdout.buffer.flush()


def _kind(asked: dict[str, Any]) -> Kind:
    from prompts.lint import KINDS

    return cast("Kind", _one_of(asked, "kind", KINDS, "question"))


def _language(asked: dict[str, Any]) -> Language:
    return cast("Language", _one_of(asked, "language", LANGUAGES, None))


def _one_of(asked: dict[str, Any], key: str, allowed: tuple[str, ...], default: str | None) -> str:
    """Raises ``ValueError`` for a value that is none of the allowed, or that is missing and has no default."""
    value = asked.get(key) or default
    if value not in allowed:
        raise ValueError(f"`{key}` is one of {', '.join(allowed)}")
    return str(value)


@click.command()
@click.option("--interface", type=click.Choice(LANGUAGES), help="Language of the messages; by default the wording's.")
@_FOLDER
def bank_lint_command(interface: Language | None, folder: Path | None) -> None:
    """Lint every wording of the bank; exit 1 when a live one has an error."""
    from prompts.lint.whole_bank import remarks
    from prompts.reading import Reader

    bank = _bank(folder)
    levels: Counter[str] = Counter()
    failed = False
    for remark in remarks(bank.questions.values(), Reader(bank.aliases), interface=interface):
        problem = remark.problem
        levels[problem.level] += 1
        failed |= problem.level == "error" and bank.questions[remark.question].state == "live"
        click.echo(f"{remark.question} [{remark.language}] {problem.level} {problem.code}: {problem.message}")
    counts = ", ".join(f"{levels[level]} {level}s" for level in ("error", "warning", "hint"))
    click.echo(f"{len(bank.questions)} questions: {counts}.")
    if failed:
        sys.exit(1)


@click.command()
@click.option("--near", type=click.FloatRange(0.3, 1.0), default=None, help="How alike, between 0.3 and 1.")
@_FOLDER
def near_duplicates_command(near: float | None, folder: Path | None) -> None:
    """List pairs of questions whose wordings are nearly the same."""
    from prompts.lint.near_duplicates import NEAR, near_duplicates

    bank = _bank(folder)
    for pair in near_duplicates(bank.questions.values(), near or NEAR):
        click.echo(f"{pair.likeness:.2f} [{pair.language}] {pair.first} – {pair.second}")
        for question in (pair.first, pair.second):
            click.echo(f"     {bank.questions[question].wording[pair.language]}")


def _bank(folder: Path | None) -> Bank:
    from prompts.bank.loading import load_bank

    try:
        return load_bank(folder)
    except BankError as error:
        raise click.ClickException(str(error)) from error
