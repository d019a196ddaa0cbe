"""``python -m prompts ask | keys | lint | try | simulate | bank …``: the engine without the journal."""

from __future__ import annotations

import click

from prompts.commands import (
    ask_command,
    bank_command,
    keys_command,
    lint_command,
    simulate_command,
    try_command,
)

COMMANDS = {
    "ask": ask_command,
    "keys": keys_command,
    "lint": lint_command,
    "try": try_command,
    "simulate": simulate_command,
    "bank": bank_command,
}


@click.group(commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The engine of Oivallus."""


if __name__ == "__main__":
    main(prog_name="python -m prompts")
