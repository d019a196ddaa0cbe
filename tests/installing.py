"""An installation of its own folder, used through the command as a person uses it, and served on a free port."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Loading the languages takes a second or two a worker, longer on a busy machine.
PATIENCE = 90.0


@dataclass
class Installation:
    """A folder with its settings and database."""

    folder: Path
    command: Sequence[str] = (sys.executable, "-m", "journal")
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Path:
        return self.folder / "data" / "oivallus.sqlite3"

    @property
    def backups(self) -> Path:
        return self.folder / "data" / "backups"

    def environ(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("OIVALLUS_", "PYTHON"))}
        cheap = {"OIVALLUS_ARGON2_MEMORY_KIB": "64", "OIVALLUS_ARGON2_ROUNDS": "1"}
        return {**kept, "PYTHONPATH": str(ROOT), **cheap, **self.environment}

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run a command in the folder; what it said, when it ended with ``code``."""
        ran = subprocess.run(
            [*self.command, *arguments],
            cwd=self.folder,
            env=self.environ(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        said = ran.stdout + ran.stderr
        assert ran.returncode == code, (arguments, ran.returncode, said)
        assert "Traceback" not in said, said
        return said

    def start(self, port: int, *, workers: int = 1) -> subprocess.Popen[str]:
        """Begin to serve, and wait until somebody answers."""
        environ = {**self.environ(), "OIVALLUS_WORKERS": str(workers)}
        log = (self.folder / "serve.log").open("a", encoding="utf-8")
        with log:
            server = subprocess.Popen(
                [*self.command, "serve", "--port", str(port)],
                cwd=self.folder, env=environ, stdout=log, stderr=subprocess.STDOUT, text=True,
            )  # fmt: skip
        wait_for(lambda: server.poll() is not None or answers(port), "an answer")
        assert server.poll() is None, (self.folder / "serve.log").read_text(encoding="utf-8")
        return server

    @contextlib.contextmanager
    def served(self, *, workers: int = 1) -> Iterator[tuple[str, subprocess.Popen[str]]]:
        """Serve inside the block: the address, and the process."""
        port = free_port()
        server = self.start(port, workers=workers)
        try:
            yield f"http://127.0.0.1:{port}", server
        finally:
            stop(server)


def stop(server: subprocess.Popen[str]) -> int:
    """Ask a server to stop, and give its exit code."""
    if server.poll() is None:
        server.terminate()
    try:
        return server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.kill()
        return server.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def wait_for(holds: object, what: str, patience: float = PATIENCE) -> None:
    """Ask again and again until ``holds()`` is true."""
    until = time.monotonic() + patience
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < until, f"waited {patience} s for {what}"
        time.sleep(0.05)
