"""People, from the command line: how the first ones come in."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime

import click

from journal import clock
from journal import settings as reading
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR, ROLES, Account, Role
from journal.accounts.service import invitations, opening, signing_in
from journal.archive.service import keeping
from journal.cli.house import configured
from journal.codes import new_key
from journal.db import Database, connect
from journal.errors import Refused
from journal.mentorships import service as mentorships
from prompts.model import LANGUAGES, Language


@click.command()
@click.option("--name", default="", help="Whom it is for.")
@click.option("--unit", default="", help="Where they work.")
@click.option("--mentor", "mentors", is_flag=True, help="They may mentor and invite.")
@click.option("--role", "roles", multiple=True, type=click.Choice(ROLES), help="A role they get.")
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of the invitation.")
def invite_command(name: str, unit: str, mentors: bool, roles: tuple[Role, ...], language: Language | None) -> None:
    """Print a link and the eight characters of a slip, good once."""
    settings = reading.require_secret(configured())
    with closing(connect(settings.database)) as db:
        made = invitations.invite(
            db,
            OPERATOR,
            settings,
            name=name,
            unit=unit,
            language=language,
            roles=frozenset(roles),
            mentors=mentors,
        )
    click.echo(f"Link: {settings.url.rstrip('/')}/invitation/{made.token}")
    click.echo(f"Code: {made.slip[:4]} {made.slip[4:]}  (at {settings.url.rstrip('/')}/invitation)")
    click.echo(f"Good until {made.invitation.expires_at.astimezone(settings.zone):%Y-%m-%d %H:%M}.")


@click.command()
@click.argument("address")
def sign_in_link_command(address: str) -> None:
    """Print a link that signs ADDRESS in once, within a day."""
    settings = reading.require_secret(configured())
    with closing(connect(settings.database)) as db:
        token = signing_in.sign_in_link(db, OPERATOR, _account(db, address))
    click.echo(f"{settings.url.rstrip('/')}/sign-in/link/{token}")


@click.command()
@click.argument("address")
@click.argument("role", type=click.Choice(ROLES))
def grant_command(address: str, role: Role) -> None:
    """Give the account that signs in with ADDRESS a ROLE."""
    settings = configured()
    with closing(connect(settings.database)) as db:
        opening.grant(db, OPERATOR, _account(db, address), role)
    click.echo("Granted.")


@click.command()
@click.argument("actor")
@click.argument("mentor")
@click.confirmation_option(prompt="The mentor is not the actor's manager, the manager's deputy or in the same team?")
def pair_command(actor: str, mentor: str) -> None:
    """Propose a mentorship between two sign-in addresses."""
    settings = configured()
    with closing(connect(settings.database)) as db:
        mentorships.propose(db, OPERATOR, _account(db, actor), _account(db, mentor), new_key(), superior=False)
    click.echo("Proposed. The actor decides.")


@click.command()
@click.argument("address")
@click.argument("day", required=False, type=click.DateTime(["%Y-%m-%d"]))
def leaving_command(address: str, day: datetime | None) -> None:
    """Say that whoever signs in with ADDRESS works here until DAY (2026-12-31); without a day, take it back."""
    settings = configured()
    with closing(connect(settings.database)) as db:
        today = clock.local_day(clock.now(), settings.zone)
        keeping.leave(db, OPERATOR, _account(db, address), day.date() if day else None, today)
    click.echo("Set." if day else "Taken back.")


def _account(db: Database, address: str) -> Account:
    found = people.credentials(db, address)
    if found is None:
        raise Refused(f"Nobody signs in with {address}.")
    return found[0]
