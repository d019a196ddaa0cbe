"""The simulation on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from prompts.errors import BankError

if TYPE_CHECKING:
    from prompts.simulating.weeks import Moment


@click.command()
@click.option("--weeks", type=click.IntRange(1, 104), default=12, show_default=True)
@click.option("--actors", "count", type=click.IntRange(1, 1000), default=50, show_default=True)
@click.option("--seed", default="", help="Another seed, other weeks.")
@click.option("--jsonl", "_jsonl", is_flag=True, help="Every moment as an object a line instead of the report.")
@click.option("--bank", "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Another bank.")
def simulate_command(weeks: int, count: int, seed: str, _jsonl: bool, folder: Path | None) -> None:
    """Let invented actors write for weeks, and look whether every promise is kept; exit 1 when one is broken."""
    from prompts.bank.loading import load_bank
    from prompts.engine import Engine
    from prompts.simulating import report
    from prompts.simulating.actors import actors
    from prompts.simulating.promises import promises
    from prompts.simulating.weeks import live

    try:
        engine = Engine(load_bank(folder))
    except BankError as error:
        raise click.ClickException(str(error)) from error
    lives = []
    for number, actor in enumerate(actors(count), 1):
        lives.append(live(engine, actor, weeks, seed))
        if sys.stderr.isatty():
            click.echo(f"\r{number} of {count}", nl=number == count, err=True)
    kept = promises(lives, engine.bank)
    told = (json.dumps(_object(one), ensure_ascii=False) for life in lives for one in life)
    for line in told if _jsonl else report.lines(lives, engine.bank, kept):
        click.echo(line)
    if any(one.broken for one in kept):
        sys.exit(1)


def _object(moment: Moment) -> dict[str, Any]:
    prompt, silence, card = moment.reply.prompt, moment.reply.silence, moment.reply.card
    return {
        "actor": moment.actor.name,
        "habit": moment.actor.habit.name,
        "entry": moment.entry,
        "when": moment.when.isoformat(),
        "phase": moment.phase,
        "language": moment.language,
        "text": moment.text,
        "asked": moment.asked,
        "question": prompt.question if prompt else None,
        "prompt": prompt.text if prompt else None,
        "outcome": moment.outcome,
        "silent": silence.reason if silence else None,
        "cards": [lead.category for lead in card.leads] if card else [],
    }
