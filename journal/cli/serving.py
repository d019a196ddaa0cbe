"""Serving: granian in front of the application, each worker warm before its first request."""

from __future__ import annotations

import ctypes
import dataclasses
import errno
import gc
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing

import click
from flask import Flask

from journal import create_app, upkeep
from journal import settings as reading
from journal.cli.house import configured
from journal.curation import service as curation
from journal.db import Database, connect, schema
from journal.errors import Refused
from journal.settings import Settings

MINUTE = 60.0
#: Minutes from one upkeep to the next.
MINUTES = 60
#: So many new objects a worker gathers before the garbage collector looks through them.
YOUNG = 10_000
#: Linux: have the kernel send a signal to this process when its parent is gone.
PR_SET_PDEATHSIG = 1


@click.command()
@click.option("--host", help="The address to listen on.")
@click.option("--port", type=int, help="The port to listen on.")
def serve_command(host: str | None, port: int | None) -> None:
    """Serve until stopped. Several workers, each with threads; a worker that dies is replaced."""
    chosen = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    settings = reading.require_secret(configured())
    if chosen:
        settings = reading.check({**_as_values(settings), **chosen})
    serve(settings)


def _as_values(settings: Settings) -> dict[str, object]:
    return {f.name: getattr(settings, f.name) for f in dataclasses.fields(settings)}


def serve(settings: Settings) -> None:
    """Check the database, the bank and the port, then hand over to granian."""
    with closing(connect(settings.database, admin=True)) as db:
        schema.refuse_unready(db)
    if wrong := curation.problems():
        raise Refused(f"The question bank does not hold. {' '.join(wrong)}")
    refuse_busy_port(settings.host, settings.port)
    from granian import Granian
    from granian.constants import Interfaces

    os.environ |= {reading.PREFIX + name.upper(): str(value) for name, value in _as_values(settings).items()}
    Granian(
        "journal.cli.serving:worker",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        websockets=False,
        workers=settings.workers,
        blocking_threads=settings.threads,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        log_access=False,
    ).serve()


def refuse_busy_port(host: str, port: int) -> None:
    """Raise ``Refused`` when the port is taken: granian would share it silently, or panic."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise Refused(f"Nothing can listen on port {port} of {host}: {error.strerror}.") from error
            raise Refused(
                f"Port {port} of {host} is in use by another program. `ss -ltnp 'sport = :{port}'` shows which. "
                f"Another port can be given: `make run PORT={port + 1}` or `oivallus serve --port {port + 1}`."
            ) from error


def worker() -> Flask:
    """The application of one worker process, with its languages loaded and its hourly upkeep running."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    app = create_app()
    settings: Settings = app.config["SETTINGS"]
    with closing(connect(settings.database)) as db:
        curation.warm(db, settings.morphology)
    set_aside_what_stays()
    threading.Thread(target=_keep_up, args=(settings,), name="upkeep", daemon=True).start()
    return app


def set_aside_what_stays() -> None:
    """Let the garbage collector pass over what was loaded for good, and come after some thousand new objects.

    The words of three languages and the bank are a great many objects: looking through all of them took 150 ms now and
    then, in the middle of somebody's page. A text that is read makes some thousand objects more, which go by
    themselves: to look through them after every 700 was a twentieth of its time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG)


def _keep_up(settings: Settings) -> None:
    """Upkeep at the start and every hour, mail every minute; what fails once (a full disk) is tried again."""
    while True:
        _tried(upkeep.run, settings, "Upkeep did not finish.")
        for _ in range(MINUTES):
            time.sleep(MINUTE)
            _tried(upkeep.mail, settings, "Mail was not sent.")


def _tried(work: Callable[[Database, Settings], None], settings: Settings, sentence: str) -> None:
    try:
        with closing(connect(settings.database)) as db:
            work(db, settings)
    except Exception:
        logging.getLogger("oivallus").exception(sentence)
