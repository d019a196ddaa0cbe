"""Who may know whom: the table of the design, walked over every import."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import source

from journal.blueprints import FEATURES, WITH_PAGES

#: What each role of a feature may import besides the standard library. `own` and `lower` are features.
MAY_IMPORT = {
    "models": ("prompts.model", "journal.clock", "own models", "lower models"),
    "queries": (
        *("prompts.model", "journal.clock", "journal.db", "journal.errors"),
        *("own models", "own queries", "lower models", "lower queries"),
    ),
    "service": (
        *("prompts.model", "argon2", "icalendar", "zxcvbn"),
        *("journal.audit", "journal.clock", "journal.codes", "journal.db", "journal.errors", "journal.mail.outbox"),
        *("journal.settings", "own models", "own queries", "own service"),
        *("lower models", "lower queries", "lower service"),
    ),
    "forms": ("prompts.model", "wtforms", "werkzeug", "journal.codes", "journal.web", "own models", "own forms",
              "own service", "lower models", "lower forms"),
    "routes": (
        *("prompts.model", "flask", "werkzeug", "markupsafe", "segno"),
        *("journal.clock", "journal.codes", "journal.errors", "journal.web"),
        *("own forms", "own models", "own queries", "own routes", "own service"),
        *("lower forms", "lower models", "lower queries", "lower service"),
    ),
}  # fmt: skip
#: The rooms beside the features.
ROOMS = {
    "journal/db": ("sqlite_utils", "journal.clock", "journal.db", "journal.errors"),
    "journal/web": (
        *("flask", "flask_babel", "flask_htmx", "flask_login", "werkzeug", "jinja2", "markupsafe", "markdown_it"),
        *("babel", "wtforms", "prompts.model", "journal.db", "journal.errors", "journal.paths", "journal.settings"),
        *("journal.web", "journal.clock", "journal.accounts.models", "journal.accounts.service"),
    ),
    "journal/mail": ("babel", "journal.clock", "journal.db", "journal.mail", "journal.paths", "journal.settings"),
    "prompts": ("click", "spacy", "simplemma", "libvoikko", "pyvoikko", "kfst", "kfst_rs", "tomlkit", "stdnum", "numpy",
                "prompts"),
}  # fmt: skip
GROUND = ("settings", "paths", "errors", "clock", "codes")
FOLDED = {"promise": "service"}
ENGINE_ROOM = "curation"


def role(path: Path) -> tuple[str, str] | None:
    """The feature and the role of a module, or nothing for the rooms beside them."""
    parts = path.relative_to(source.ROOT / "journal").with_suffix("").parts
    if parts[0] not in FEATURES or parts[1] == "__init__":
        return None
    return parts[0], FOLDED.get(parts[1], parts[1])


def as_seen_from(feature: str, imported: str) -> str:
    """``journal.goals.queries.x`` as ``own queries``, ``lower queries`` or ``higher queries``."""
    parts = imported.split(".")
    if parts[0] != "journal" or len(parts) < 2 or parts[1] not in FEATURES:
        return imported
    kind = FOLDED.get(parts[2], parts[2]) if len(parts) > 2 else "?"
    if parts[1] == feature:
        return f"own {kind}"
    return f"{'lower' if FEATURES.index(parts[1]) < FEATURES.index(feature) else 'higher'} {kind}"


def allowed(imported: str, permitted: tuple[str, ...]) -> bool:
    if imported.split(".")[0] in sys.stdlib_module_names:
        return True
    return any(imported == one or imported.startswith(f"{one}.") for one in permitted)


def wrong_imports() -> Iterator[str]:
    for path in source.modules("journal"):
        placed = role(path)
        if placed is None:
            continue
        feature, kind = placed
        permitted = MAY_IMPORT.get(kind, ())
        if feature == ENGINE_ROOM and kind == "service":
            permitted = (*permitted, "prompts")
        for imported, line in source.imports(path):
            if not allowed(as_seen_from(feature, imported), permitted):
                yield f"{source.name(path)}:{line} imports {imported}"


def test_features_know_only_what_lies_below() -> None:
    assert list(wrong_imports()) == []


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_keep_to_themselves(room: str) -> None:
    wrong = [
        f"{source.name(path)}:{line} imports {imported}"
        for path in source.modules(room)
        for imported, line in source.imports(path)
        if not allowed(imported, ROOMS[room]) and path.name != "driver.py"
    ]
    assert wrong == []


@pytest.mark.parametrize("module", GROUND)
def test_the_ground_rests_on_nothing(module: str) -> None:
    path = source.ROOT / "journal" / f"{module}.py"
    wrong = [imported for imported, _ in source.imports(path) if not allowed(imported, ("journal.errors",))]
    assert wrong == []


def test_features_are_folders_with_a_sentence_and_known_roles() -> None:
    for feature in FEATURES:
        folder = source.ROOT / "journal" / feature
        if feature in WITH_PAGES:
            assert (folder / "routes.py").exists() or (folder / "routes" / "__init__.py").exists(), feature
        if folder.exists():
            assert ast.get_docstring(source.tree(folder / "__init__.py")), feature
            kinds = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
            assert kinds <= {"__init__", *MAY_IMPORT, *FOLDED}, feature


def test_every_folder_of_pages_is_a_feature_with_pages() -> None:
    files = (source.ROOT / "journal").glob("*/routes.py")
    folders = (source.ROOT / "journal").glob("*/routes/__init__.py")
    with_routes = {path.parent.name for path in files} | {path.parent.parent.name for path in folders}
    assert with_routes == set(WITH_PAGES)
    assert [one for one in FEATURES if one in WITH_PAGES] == list(WITH_PAGES), "in the order of the features"


def attributes(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(source.tree(path)):
        if isinstance(node, ast.Attribute):
            yield f"{getattr(node.value, 'id', getattr(node.value, 'attr', ''))}.{node.attr}", node.lineno


def test_only_the_clock_asks_for_the_time() -> None:
    asking = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"}
    wrong = [
        f"{source.name(path)}:{line} {attribute}"
        for path in source.modules("journal", "prompts")
        for attribute, line in attributes(path)
        if attribute in asking and path != source.ROOT / "journal" / "clock.py"
    ]
    assert wrong == []


def test_only_settings_and_commands_read_the_environment() -> None:
    wrong = [
        f"{source.name(path)}:{line} {attribute}"
        for path in source.modules("journal", "prompts")
        for attribute, line in attributes(path)
        if attribute in {"os.environ", "os.getenv", "os.environb"}
        and path != source.ROOT / "journal" / "settings.py"
        and path.parent != source.ROOT / "journal" / "cli"
    ]
    assert wrong == []
