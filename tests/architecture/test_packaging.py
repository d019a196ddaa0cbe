"""The wheel holds what the product needs and nothing else, and runs where nothing of this checkout is."""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from pathlib import Path

import pytest
import source
from installing import Installation

SUFFIXES = {
    "journal/templates/": {".html"},
    "journal/static/": {".css", ".js", ".svg", ".woff2", ".txt", ".md"},
    "journal/locale/": {".mo"},
    "journal/": {".py", ".sql", ".md", ".toml"},
    "prompts/gist/weights/": {".tsv"},
    "prompts/": {".py", ".toml", ".jsonl"},
}
NEEDED = (
    *("templates/base.html", "static/journal.css", "static/vendor/htmx.min.js", "db/migrations/0001_initial.sql"),
    *("mentorships/promise/fi.md", "mentorships/promise/sv.md", "mentorships/promise/en.md", "demo/weeks.toml"),
    *(f"locale/{language}/LC_MESSAGES/messages.mo" for language in ("fi", "sv", "en")),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet"]
    subprocess.run([*build, "--wheel-dir", str(out), str(source.ROOT)], check=True)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_what_is_needed(names: list[str]) -> None:
    assert [name for name in NEEDED if f"journal/{name}" not in names] == []
    kinds = (
        "prompts/bank/*.toml",
        "prompts/bank/*.jsonl",
        "prompts/gist/weights/*.tsv",
        "templates/*.html",
        "static/*",
    )
    for folder, pattern in (kind.rsplit("/", 1) for kind in kinds):
        there = {path for path in (source.ROOT / folder).rglob(pattern) if path.is_file()}
        prefix = "" if folder.startswith("prompts") else "journal/"
        assert there
        assert [source.name(path) for path in there if prefix + source.name(path) not in names] == []


def test_the_wheel_holds_nothing_else(names: list[str]) -> None:
    strange = []
    for name in names:
        if re.match(r"oivallus-[\d.]+\.dist-info/", name):
            continue
        folder = next((folder for folder in SUFFIXES if name.startswith(folder)), None)
        if folder is None or Path(name).suffix not in SUFFIXES[folder] or Path(name).name == "README.md":
            strange.append(name)
    assert strange == []


def test_the_wheel_brings_every_licence(names: list[str]) -> None:
    licences = {Path(name).name for name in names if ".dist-info/licenses/" in name}
    wanted = {"LICENSE", "LICENSE-htmx.txt", "LICENSE-lucide.txt"}
    assert wanted | {path.name for path in (source.ROOT / "static" / "fonts").glob("LICENSE*")} == licences


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """A fresh environment with the wheel in it, and of this one nothing but the packages it depends on.

    A line in a ``.pth`` file adds their folder without running the ``.pth`` files in it, so that an editable install
    of this checkout stays out of sight.
    """
    environment = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps", "--no-index", "--quiet"]
    subprocess.run([*install, str(wheel)], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    folder = tmp_path_factory.mktemp("installation")
    where = subprocess.run(
        [str(python), "-c", "import journal, prompts; print(journal.__file__, prompts.__file__)"],
        cwd=folder, env={}, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert where.count(str(packages)) == 2, where
    return Installation(folder, (str(environment / "bin" / "oivallus"),), {"PYTHONPATH": ""})


def test_the_wheel_makes_a_database_and_serves_a_page(elsewhere: Installation) -> None:
    elsewhere.run("init")
    assert "All is well" in elsewhere.run("doctor")
    with elsewhere.served() as (address, _):
        with urllib.request.urlopen(f"{address}/sign-in") as answer:
            page = answer.read().decode()
        assert "<h1" in page
        style = re.search(r'href="(/static/[^"]+journal\.css)"', page)
        assert style is not None
        with urllib.request.urlopen(address + style[1]) as answer:
            assert answer.headers["Content-Type"].startswith("text/css")
        asked = urllib.request.Request(f"{address}/sign-in", headers={"Accept-Language": "sv"})
        with urllib.request.urlopen(asked) as answer:
            assert 'lang="sv"' in answer.read().decode()
