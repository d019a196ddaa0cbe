"""``python -m prompts ask | keys | try | bank …``: the engine without the journal."""

from __future__ import annotations

import click

from prompts.commands import ask_command, bank_command, keys_command, try_command


@click.group()
def main() -> None:
    """The engine of Oivallus."""


for _name, _command in (("ask", ask_command), ("keys", keys_command), ("try", try_command), ("bank", bank_command)):
    main.add_command(_command, _name)

if __name__ == "__main__":
    main(prog_name="python -m prompts")
