"""A database to try the product with: its people, their eight weeks, and a way in for each of them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import click

from journal import settings as reading
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR
from journal.accounts.service import signing_in
from journal.cli.house import prepare, write_settings
from journal.cli.serving import refuse_busy_port, serve
from journal.db import Database, connect
from journal.errors import Refused
from journal.settings import Settings

WHO = {
    "Aino": "writes, is asked, shares",
    "Mika": "her mentor",
    "Otto": "writes for himself, has no mentor",
    "Cecilia": "mentor and curator of the question bank",
    "Kaisa": "coordinator",
    "Dora": "director",
}
NAME = "oivallus.sqlite3"
LINK_HOURS = 24 * 7


@click.command()
@click.option("--folder", type=click.Path(path_type=Path), default=Path("demo"), show_default=True)
@click.option("--port", type=int, default=8000, show_default=True, help="The port of the links.")
@click.option("--fresh", is_flag=True, help="Start anew: what was written in the demo is gone.")
@click.option("--serve", "serving", is_flag=True, help="Serve it when it is ready.")
def demo_command(folder: Path, port: int, fresh: bool, serving: bool) -> None:
    """Make the demo database if there is none, and print a link for each person that signs them in once."""
    settings = demo_settings(folder, port)
    if serving:
        refuse_busy_port(settings.host, settings.port)
    if fresh:
        _remove(settings.database)
    if not settings.database.exists():
        _make(settings)
    with closing(connect(settings.database)) as db:
        print_links(db, settings)
    if serving:
        click.echo(f"\nServing on {settings.url} (Ctrl+C stops it). What you write is kept for the next time.\n")
        serve(settings)


def demo_settings(folder: Path, port: int) -> Settings:
    """The settings of the demo in ``folder``, whatever the environment says about another installation."""
    config = folder / "oivallus.toml"
    if not config.exists():
        write_settings(config, database=NAME, backups="backups", demo=True)
    settings = reading.load(
        config,
        database=folder / NAME,
        backups=folder / "backups",
        demo=True,
        host="127.0.0.1",
        port=port,
        url=f"http://localhost:{port}",
    )
    return reading.require_secret(settings)


def _make(settings: Settings) -> None:
    """Make it under another name first: one that was interrupted is not taken for a whole one."""
    from journal.demo.making import make

    click.echo("Making the demo people and their eight weeks …", err=True)
    unfinished = settings.database.with_name(f"unfinished-{NAME}")
    _remove(unfinished)
    prepare(replace(settings, database=unfinished))
    with closing(connect(unfinished)) as db:
        make(db, settings)
    unfinished.rename(settings.database)


def _remove(database: Path) -> None:
    for end in ("", "-wal", "-shm", ".lock"):
        database.with_name(database.name + end).unlink(missing_ok=True)


def print_links(db: Database, settings: Settings) -> None:
    """Print a fresh one-time sign-in link for each demo person. Raises ``Refused`` when there are none of them."""
    demo_people = [account for account in people.everybody(db) if account.name in WHO]
    if not demo_people:
        raise Refused(f"{settings.database} does not hold the demo people. `--fresh` starts anew.")
    click.echo("\nSign-in links, each good once:")
    for account in demo_people:
        token = signing_in.sign_in_link(db, OPERATOR, account, hours=LINK_HOURS)
        click.echo(f"  {account.name:<8} {WHO[account.name]:<42} {settings.url}/sign-in/link/{token}")
