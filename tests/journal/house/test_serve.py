"""Serving: one server a port, workers that come back, and no acknowledged word lost when the machine falls over."""

from __future__ import annotations

import dataclasses
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from installing import Installation, answers, free_port, stop, wait_for

from journal import settings as reading
from journal.accounts import queries as people
from journal.accounts.models import OPERATOR, NewAccount
from journal.accounts.service import opening, signing_in
from journal.codes import new_code, new_key
from journal.db import connect

WRITERS, ROUNDS = 8, 5
SAVES_A_ROUND = 6


def children(parent: int) -> list[int]:
    """The processes that ``parent`` has begun and that live."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            told = status.read_text()
        except OSError:
            continue
        if f"PPid:\t{parent}\n" in told and "State:\tZ" not in told:
            found.append(int(status.parent.name))
    return found


@contextmanager
def another_program() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_busy_port_is_a_sentence(installation: Installation) -> None:
    with another_program() as port:
        said = installation.run("serve", "--port", str(port), code=1)
    assert f"Port {port} of 127.0.0.1 is in use" in said
    assert f"--port {port + 1}" in said
    assert f"PORT={port + 1}" in said


def test_a_second_server_does_not_share_the_port_of_the_first(installation: Installation) -> None:
    with installation.served() as (address, server):
        port = str(urlsplit(address).port)
        assert "is in use" in installation.run("serve", "--port", port, code=1)
        assert answers(int(port))
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=20) == 0


def test_an_address_that_is_not_this_machines_is_a_sentence(installation: Installation) -> None:
    assert "Nothing can listen" in installation.run("serve", "--host", "203.0.113.7", "--port", "8000", code=1)
    assert "`port` is between" in installation.run("serve", "--port", "99999", code=1)


def test_a_warm_worker_is_not_looked_through_while_somebody_waits(installation: Installation) -> None:
    told = "import gc; from journal.cli.serving import worker; worker(); print('aside', gc.get_freeze_count())"
    found = {"OIVALLUS_CONFIG": str(installation.folder / "oivallus.toml")}
    said = dataclasses.replace(installation, command=(sys.executable, "-c", told), environment=found).run()
    assert int(said.rpartition("aside")[2]) > 100_000


@pytest.mark.slow
def test_a_killed_worker_comes_back_and_no_worker_outlives_its_parent(installation: Installation) -> None:
    with installation.served() as (address, server):
        port = urlsplit(address).port or 0
        (first,) = children(server.pid)
        os.kill(first, signal.SIGKILL)
        wait_for(lambda: children(server.pid) not in ([], [first]), "a new worker")
        wait_for(lambda: answers(port), "an answer")
        assert server.poll() is None
        begun = children(server.pid)
        server.kill()
        server.wait()
        wait_for(lambda: not [pid for pid in begun if Path(f"/proc/{pid}").exists()], "the workers' end")
        assert not answers(port)


class Writer(threading.Thread):
    """Somebody who saves one entry again and again, each save until it is answered, whatever happens to the server."""

    def __init__(self, port: int, cookie: str, number: int) -> None:
        super().__init__(daemon=True)
        self.port, self.cookie, self.number = port, cookie, number
        self.code = new_code()
        self.based_on = 0
        self.acknowledged: list[str] = []
        self.wanted = 0
        self.trouble: list[str] = []

    def run(self) -> None:
        while len(self.acknowledged) < ROUNDS * SAVES_A_ROUND and not self.trouble:
            if len(self.acknowledged) >= self.wanted:
                time.sleep(0.01)
                continue
            self.save(f"{self.number}:{len(self.acknowledged)}", new_key())

    def save(self, text: str, key: str) -> None:
        """Send one save, with one key, until it is answered."""
        fields = {"text": text, "key": key, "tab": f"tab-{self.number}", "based_on": self.based_on, "act": "save"}
        while True:
            try:
                status, body = self.post(urlencode(fields))
                break
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
        version = re.search(r'name="based_on" value="(\d+)"', body)
        if status != 200 or version is None:
            self.trouble.append(f"{status} {body[:300]}")
            return
        self.based_on = int(version[1])
        self.acknowledged.append(text)

    def post(self, body: str) -> tuple[int, str]:
        headers = {"Cookie": f"oivallus={self.cookie}", "HX-Request": "true",
                   "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request("POST", f"/write/{self.code}", body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


def cookies(installation: Installation) -> list[str]:
    """A signed-in device for each writer."""
    settings = reading.load(installation.folder / "oivallus.toml", {})
    with closing(connect(settings.database)) as db:
        for number in range(WRITERS):
            new = NewAccount(name="Aino", address=f"aino{number}@example.org", language="fi", unit="", mentors=False,
                             roles=frozenset())  # fmt: skip
            opening.open_account(db, OPERATOR, new, "", settings)
        return [signing_in.begin(db, account, "test", settings) for account in people.everybody(db)]


def saves_of(writers: list[Writer]) -> int:
    return sum(len(writer.acknowledged) for writer in writers)


def troubles_of(writers: list[Writer]) -> list[str]:
    return [trouble for writer in writers for trouble in writer.trouble]


def kill(server: subprocess.Popen[str]) -> None:
    """All of it at once, as when the power goes."""
    for pid in (server.pid, *children(server.pid)):
        os.kill(pid, signal.SIGKILL)
    server.wait()


@pytest.mark.slow
def test_five_kills_under_eight_writers_lose_and_double_nothing(installation: Installation) -> None:
    port = free_port()
    writers = [Writer(port, cookie, number) for number, cookie in enumerate(cookies(installation))]
    server = installation.start(port)
    for writer in writers:
        writer.start()
    try:
        for turn in range(1, ROUNDS + 1):
            for writer in writers:
                writer.wanted = turn * SAVES_A_ROUND
            # In the midst of it: some of this round's saves are answered, most are under way.
            enough = (turn - 0.6) * SAVES_A_ROUND * WRITERS
            wait_for(lambda enough=enough: saves_of(writers) > enough or troubles_of(writers), "saves")
            kill(server)
            server = installation.start(port)
        for writer in writers:
            writer.join(timeout=60)
    finally:
        stop(server)
    assert troubles_of(writers) == []
    assert all(len(writer.acknowledged) == ROUNDS * SAVES_A_ROUND for writer in writers)
    with closing(connect(installation.database)) as db:
        assert db.query("pragma integrity_check") == [{"integrity_check": "ok"}]
        for writer in writers:
            rows = db.query(
                """
                select e.version, p.text, (select count(*) from revision r where r.entry_id = e.id) as revisions
                from entry e join revision r on r.entry_id = e.id join passage p on p.revision_id = r.id
                where e.code = :code
                """,
                {"code": writer.code},
            )
            saves = ROUNDS * SAVES_A_ROUND
            assert rows == [{"version": saves, "text": writer.acknowledged[-1], "revisions": 1}]
        assert db.query("select count(*) as n from entry") == [{"n": WRITERS}]
