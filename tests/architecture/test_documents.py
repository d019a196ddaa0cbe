"""What the documents say is so: settings, commands, links, versions; and no file bears the traces of a machine."""

from __future__ import annotations

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest
import source

from journal.cli import COMMANDS
from journal.settings import PREFIX, Settings

README = (source.ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = ("README.md", "SECURITY.md", "CHANGELOG.md", "journal/README.md", "prompts/README.md", "docs/model.md")
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-quality.lock")
TEXTS = {".py", ".md", ".toml", ".html", ".css", ".js", ".po", ".lock", ".sql", ".svg", ""}
NOT_OURS = {".git", ".venv", "vendor", "node_modules", "demo", "data", "LICENSE"}


def between(mark: str) -> str:
    return README.split(f"<!-- {mark} -->")[1].split(f"<!-- /{mark} -->")[0].strip()


def settings_table() -> str:
    rows = ["| setting | meaning | unless set |", "|---|---|---|"]
    for one in dataclasses.fields(Settings):
        default = str(one.default).lower() if isinstance(one.default, bool) else str(one.default)
        rows.append(f"| `{one.name}` | {one.metadata['help']} | {f'`{default}`' if default else '–'} |")
    return "\n".join(rows)


def test_the_readme_lists_every_setting_as_the_program_knows_it() -> None:
    assert between("settings") == settings_table()


def test_every_setting_says_what_it_means() -> None:
    assert all(one.metadata["help"].endswith(".") for one in dataclasses.fields(Settings))
    assert PREFIX in README


def test_the_readme_lists_every_command() -> None:
    assert between("commands") == "\n".join(f"| `{name}` | {does} |" for name, (_, does) in COMMANDS.items())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    path = source.ROOT / name
    links = re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert missing == []


def test_the_model_names_pages_that_exist() -> None:
    """Each sentence, in order, with a page or a plain word that it stays outside."""
    rows = re.findall(
        r"^\| (\d+) \|(.*)$", (source.ROOT / "docs" / "model.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    routes = re.compile(r'@bp\.(?:get|post)\("([^"]+)"\)')
    known = {found for path in source.modules("journal") for found in routes.findall(path.read_text(encoding="utf-8"))}
    assert [int(number) for number, _row in rows] == list(range(1, len(rows) + 1))
    named = [(number, re.findall(r"`(/[^`]*)`", row), row) for number, row in rows]
    assert [number for number, pages, row in named if not pages and "outside" not in row and "table" not in row] == []
    assert {page for _number, pages, _row in named for page in pages} - known == set()


def files() -> list[Path]:
    """The project's own text files, wherever they lie."""
    found = []
    for path in source.ROOT.rglob("*"):
        parts = path.relative_to(source.ROOT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts)
        if path.is_file() and path.suffix in TEXTS and not hidden and not NOT_OURS & set(parts):
            found.append(path)
    return found


def test_no_file_names_a_machine_or_a_registry() -> None:
    machine = re.compile("|".join(("/wo" + "rk/", "/ro" + "ot/", "/ho" + r"me/\w", "/Us" + "ers/", "/tm" + "p/")))
    registry = re.compile(r"(py" + r"pi|npm" + r"js|python" + r"hosted|registry)\.(org|com|io|net)")
    searched = files()
    assert len(searched) > 400
    wrong = [
        source.name(path)
        for path in searched
        if (text := path.read_text(encoding="utf-8")) and (machine.search(text) or registry.search(text))
    ]
    assert wrong == []


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_hashes_and_no_address(name: str) -> None:
    text = (source.ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    packages = re.split(r"\n(?=[a-z0-9])", text)
    assert len(packages) > 60
    assert [one.split()[0] for one in packages if "--hash=sha256:" not in one] == []


def test_locks_hold_everything_that_is_declared() -> None:
    project = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = [one for group in project["project"]["optional-dependencies"].values() for one in group]
    groups = project["dependency-groups"]
    assert_locked("requirements.lock", [*project["project"]["dependencies"], *extras, *groups["build"]])
    assert_locked("requirements-quality.lock", [*project["project"]["dependencies"], *extras, *groups["quality"]])
    assert_locked("requirements-dev.lock", [*project["project"]["dependencies"], *extras, *groups["dev"]])


def test_what_is_only_compared_with_is_in_no_other_lock() -> None:
    groups = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert groups["quality"]
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (source.ROOT / name).read_text(encoding="utf-8")
        assert all(re.split(r"[<>=]", one)[0] + "==" not in text for one in groups["quality"])


def assert_locked(lock: str, wanted: list[str]) -> None:
    text = (source.ROOT / lock).read_text(encoding="utf-8")
    names = {re.split(r"[<>=\[ ]", one)[0].lower().replace("_", "-") for one in wanted}
    locked = set(re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE))
    assert names - locked == set()


def vendored() -> list[tuple[str, str, str]]:
    """File or pattern, version and licence file of each row of the list of vendored files."""
    text = (source.ROOT / "static" / "vendor" / "VERSIONS.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in text.splitlines() if row.startswith("| ")]
    return [(row[0], row[2], row[3].split(",")[-1].strip()) for row in rows if row[0] != "file"]


def found(named: str) -> list[Path]:
    target = source.ROOT / "static" / named
    return sorted(target.parent.resolve().glob(target.name))


def test_what_was_brought_in_is_listed_with_its_licence() -> None:
    listed = {path for named, _, _ in vendored() for path in found(named)}
    licences = {path for _, _, licence in vendored() for path in found(licence)}
    assert all(found(named) and found(licence) for named, _, licence in vendored())
    folders = ("static/vendor", "static/fonts", "tests/browser/vendor")
    there = {path for folder in folders for path in (source.ROOT / folder).iterdir() if path.name != "VERSIONS.md"}
    assert there - listed - licences == set()


@pytest.mark.parametrize(("file", "pattern"), [("htmx", r'version:"([\d.]+)"'), ("axe.min.js", r"axe v([\d.]+)")])
def test_vendored_scripts_are_of_the_listed_version(file: str, pattern: str) -> None:
    (named, version), *_ = [(named, version) for named, version, _ in vendored() if file in named]
    told = re.search(pattern, found(named)[0].read_text(encoding="utf-8"))
    assert told is not None
    assert told[1] == version


def test_the_changelog_begins_with_what_is_unreleased() -> None:
    headings = re.findall(r"^## (.+)$", (source.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"


def test_the_licence_is_the_one_that_is_declared() -> None:
    project = tomllib.loads((source.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = (source.ROOT / "LICENSE").read_text(encoding="utf-8")
    assert project["license"] == "EUPL-1.2"
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Appendix" in text
