"""The bank of an installation on the command line: bring in, take out, compare. The rest is the engine's own."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from journal.accounts.models import OPERATOR
from journal.cli.house import configured
from journal.codes import new_key
from journal.curation import queries
from journal.curation.models.files import Change, Flawed, Plan
from journal.curation.service.files import importing, merging, packs, sheets, texts
from journal.db import Database, connect
from journal.errors import Refused
from prompts.commands import bank_command as engines_own

__all__ = ["bank_command"]

PLACE = click.Path(path_type=Path)
#: Fate → the sign before a line.
SIGNS = {"added": "+", "changed": "~", "kept": "=", "conflict": "!"}

bank_command = click.Group(
    "bank", commands=dict(engines_own.commands), help="The question bank: check, count, bring in, take out, compare."
)


@contextmanager
def _database() -> Iterator[Database]:
    with closing(connect(configured().database)) as db:
        yield db


@bank_command.command("export")
@click.argument("place", type=PLACE)
def bank_export(place: Path) -> None:
    """Write the bank in force to PLACE: a .zip, a .csv of the questions, or a folder."""
    with _database() as db:
        whole = texts.texts(db)
    if place.suffix == ".zip":
        place.write_bytes(packs.packed(whole))
    elif place.suffix == ".csv":
        place.write_bytes(sheets.table(whole))
    else:
        packs.write_folder(whole, place)
    click.echo(f"{len(whole)} texts are in {place}." if place.suffix != ".csv" else f"The questions are in {place}.")


@bank_command.command("import")
@click.argument("place", type=click.Path(path_type=Path, exists=True))
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--conflicts", type=click.Choice(["refuse", "ours", "theirs"]), default="refuse", show_default=True,
              help="Which text stays when both sides have changed it.")  # fmt: skip
def bank_import(place: Path, dry_run: bool, conflicts: str) -> None:
    """Bring in a .zip, a .csv or a folder, whole or not at all; it is in force at once."""
    with _database() as db:
        found = _plan(db, place)
        for line in _lines(found):
            click.echo(line)
        if found.flaws:
            raise Refused(f"Refused, and nothing is changed: {len(found.flaws)} things speak against {place}.")
        sides = {} if conflicts == "refuse" else {one.path: conflicts == "theirs" for one in found.of("conflict")}
        if found.undecided(sides):
            raise Refused("Refused, and nothing is changed: choose `--conflicts ours` or `--conflicts theirs`.")
        if dry_run:
            return
        new = importing.put_into_force(db, OPERATOR, found, sides, new_key())
        click.echo(f"In force: {len(found.texts(sides))} texts." if new else "There is nothing to change.")


@bank_command.command("status")
def bank_status() -> None:
    """Say which texts differ from those of the program, and which somebody is working on."""
    with _database() as db:
        own, differing = texts.own_texts(), queries.differences(db)
        for path, words in sorted(differing.items()):
            if words != own.get(path):
                click.echo(f"{'~' if path in own else '+'} {path}")
        for path in sorted(queries.open_paths(db)):
            click.echo(f"? {path}")
        changed = sum(words != own.get(path) for path, words in differing.items())
        click.echo(f"{len(texts.texts(db))} texts, {changed} of them not as they came with the program.")


@bank_command.command("diff")
@click.argument("place", type=click.Path(path_type=Path, exists=True), required=False)
def bank_diff(place: Path | None) -> None:
    """Show what is in force beside the program's own texts, or what PLACE would change. Exit 1 on a difference."""
    with _database() as db:
        pairs = list(_pairs(db, place))
    for path, before, after in pairs:
        lines = difflib.unified_diff(before.splitlines(), after.splitlines(), f"a/{path}", f"b/{path}", lineterm="")
        click.echo("\n".join(lines))
    sys.exit(1 if pairs else 0)


def _pairs(db: Database, place: Path | None) -> Iterator[tuple[str, str, str]]:
    if place is None:
        own = texts.own_texts()
        told = sorted(queries.differences(db).items())
        yield from ((path, own.get(path, ""), words) for path, words in told if words != own.get(path, ""))
        return
    found = _plan(db, place)
    for line in _lines(found) if found.flaws else ():
        click.echo(line, err=True)
    yield from ((one.path, one.before, one.after) for one in found.changes if one.fate not in {"same", "kept"})


def _plan(db: Database, place: Path) -> Plan:
    """What a file or folder would change; on a terminal its checks are counted on standard error."""
    with click.progressbar(length=1, label="Checking", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def told(_done: int, of: int) -> None:
            bar.length = of
            bar.update(1)

        if place.is_dir():
            return merging.plan_of_folder(db, place, told)
        if place.stat().st_size > merging.LARGEST:
            return Plan("", (), (Flawed("too_large", detail=f"more than {merging.LARGEST >> 20} MiB"),))
        return merging.plan_of(db, place.read_bytes(), told=told)


def _lines(found: Plan) -> Iterator[str]:
    yield from (_line(one) for one in found.changes if one.fate != "same")
    counts = (f"{len(found.of(fate))} {fate}" for fate in ("added", "changed", "same", "kept", "conflict"))
    yield f"{', '.join(counts)}, {len(found.flaws)} refused"
    for one in found.flaws:
        place = ":".join(str(part) for part in (one.path, one.line) if part)
        yield f"{place or 'the file'}: {one.flaw.replace('_', ' ')}{': ' if one.detail else ''}{one.detail}"


def _line(one: Change) -> str:
    return f"{SIGNS[one.fate]} {one.path}{f' (line {one.line})' if one.line else ''}"
