"""Keeping the house: settings, database, copies, and what time decides."""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import click

from journal import settings as reading
from journal.accounts.models import OPERATOR
from journal.codes import new_token
from journal.curation import service as curation
from journal.db import connect, copies, driver, health, schema
from journal.errors import Refused
from journal.mentorships import promise
from journal.settings import Settings
from journal.support import service as support
from journal.support.models import Contact

CONFIG = Path("oivallus.toml")
CONFIG_VARIABLE = reading.PREFIX + "CONFIG"


@click.command()
@click.option("--config", type=click.Path(path_type=Path), envvar=CONFIG_VARIABLE, default=CONFIG, show_default=True)
def init_command(config: Path) -> None:
    """Write a settings file with a new secret (mode 0600) and make an empty database."""
    if not config.exists():
        write_settings(config)
    settings = reading.require_secret(reading.load(config))
    prepare(settings)
    click.echo(f"The settings are in {config}, the database is {settings.database}.")
    click.echo("Next: `oivallus invite --mentor --name …` for the first mentor, then `oivallus serve`.")


def write_settings(config: Path, **values: str | bool) -> None:
    """Write a new settings file that its owner alone can read: a secret of its own, and ``values``."""
    import tomlkit

    told = tomlkit.document()
    told.add(tomlkit.comment("Settings of Oivallus. The README lists them all."))
    defaults = Settings()
    told.update({"secret": new_token(), "database": str(defaults.database), "backups": str(defaults.backups)})
    told.update({"url": defaults.url, **values})
    try:
        config.parent.mkdir(parents=True, exist_ok=True)
        copies.make_private(config)
        config.write_text(tomlkit.dumps(told), encoding="utf-8")
    except OSError as error:
        raise Refused(f"{config} cannot be written: {error.strerror}.") from error


def prepare(settings: Settings) -> None:
    """Make the database and fill in what every installation begins with."""
    contacts = curation.contacts()
    schema.create(settings.database)
    _fill_in(settings, contacts)


def _fill_in(settings: Settings, contacts: tuple[Contact, ...]) -> None:
    with closing(connect(settings.database)) as db:
        promise.seed(db, OPERATOR)
        support.add_missing(db, OPERATOR, contacts)


def configured() -> Settings:
    """The settings of the folder the command is run in."""
    given = os.environ.get(CONFIG_VARIABLE)
    return reading.load(None if given or not CONFIG.exists() else CONFIG)


@click.command()
def migrate_command() -> None:
    """Apply the steps that the database lacks."""
    settings = configured()
    done = schema.migrate(settings.database, settings.backups)
    if done:
        _fill_in(settings, curation.contacts())
    click.echo(f"Applied: {', '.join(done)}." if done else "The database is up to date.")


@click.command()
def backup_command() -> None:
    """Write a checked copy into the folder of backups."""
    settings = configured()
    click.echo(f"Copied to {copies.backup(settings.database, settings.backups)}.")


@click.command()
@click.argument("copy", type=click.Path(path_type=Path))
@click.confirmation_option(prompt="Is the server stopped, and may the copy take the place of the database?")
def restore_command(copy: Path) -> None:
    """Put a backup in the place of the database; the present one is copied aside first."""
    settings = configured()
    if settings.database.exists():
        click.echo(f"The database as it was: {copies.backup(settings.database, settings.backups)}.")
    copies.restore(copy, settings.database)
    click.echo(f"{settings.database} is as it was in {copy}: what was deleted since is back too.")
    with closing(connect(settings.database, admin=True)) as db:
        schema.refuse_unready(db)


@click.command()
def upkeep_command() -> None:
    """Empty old bins, thin old versions, end what has expired, remove old backups."""
    from journal import upkeep

    settings = configured()
    with closing(connect(settings.database)) as db:
        upkeep.run(db, settings)
    click.echo("Done.")


@click.command()
def doctor_command() -> None:
    """Check SQLite, the schema, the file, the folders and the bank; exit 1 when something is not right."""
    settings = reading.require_secret(configured())
    problems = [*health.problems(settings.database), *curation.problems()]
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise Refused(f"{len(problems)} of the checks did not pass.")
    click.echo(f"All is well: SQLite {'.'.join(map(str, driver.version))}, {settings.database}.")
