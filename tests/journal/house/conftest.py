"""Installations of their own, made by the command, and places that cannot be written to."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from installing import ROOT, Installation


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    Installation(folder).run("init")
    return folder


@pytest.fixture
def installation(made: Path, tmp_path: Path) -> Installation:
    """A folder in which `oivallus init` has been run."""
    folder = tmp_path / "installation"
    shutil.copytree(made, folder)
    return Installation(folder)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A copy of the program that a test may change."""
    folder = tmp_path / "program"
    for part in ("journal", "prompts"):
        shutil.copytree(ROOT / part, folder / part)
    for part in ("templates", "static"):
        (folder / part).symlink_to(ROOT / part)
    return folder


def mounted(folder: Path, options: str) -> None:
    """Lay a small file system of memory over ``folder``; skips where that is not allowed."""
    ran = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True, text=True)
    if ran.returncode:
        pytest.skip(f"no file system can be mounted here: {ran.stderr.strip()}")


@pytest.fixture
def unwritable(tmp_path: Path) -> Iterator[Path]:
    """A folder that nobody can write to, not even the superuser."""
    folder = tmp_path / "unwritable"
    folder.mkdir()
    if os.geteuid() != 0:
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
        return
    mounted(folder, "ro,size=64k")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only the superuser can mount a small disk")
    mounted(folder, "size=8m")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
