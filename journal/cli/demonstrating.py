"""A database to try the product with."""

from __future__ import annotations

from contextlib import closing

import click

from journal import settings as reading
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR
from journal.accounts.service import signing_in
from journal.cli.house import configured, prepare
from journal.db import Database, connect
from journal.settings import Settings

WHO = {
    "Aino": "writes, is asked, shares",
    "Mika": "her mentor",
    "Otto": "writes for himself, has no mentor",
    "Cecilia": "mentor and curator of the question bank",
    "Kaisa": "coordinator",
    "Dora": "director",
}


@click.command()
def demo_command() -> None:
    """Make the demo database if there is none, and print a link for each person that signs them in once."""
    settings = reading.require_secret(configured())
    if not settings.database.exists():
        from journal.demo.making import make

        click.echo("Making the demo people and their eight weeks …", err=True)
        prepare(settings)
        with closing(connect(settings.database)) as db:
            make(db, settings)
    with closing(connect(settings.database)) as db:
        print_links(db, settings)


def print_links(db: Database, settings: Settings) -> None:
    """Print a fresh one-time sign-in link for each demo person."""
    click.echo("\nSign-in links, each good once:")
    for account in people.everybody(db):
        if account.name in WHO:
            token = signing_in.sign_in_link(db, OPERATOR, account, hours=24 * 7)
            click.echo(f"  {account.name:<8} {WHO[account.name]:<42} {settings.url}/sign-in/link/{token}")
