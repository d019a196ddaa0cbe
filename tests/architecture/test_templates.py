"""Templates belong to features, are used, and hold nothing that runs or paints inline."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import source
from jinja2 import Environment, meta

from journal.blueprints import FEATURES

SHARED = {"components", "errors"}
INLINE = (
    re.compile(r"<style\b", re.IGNORECASE),
    re.compile(r"<script\b(?![^>]*\bsrc=)", re.IGNORECASE),
    re.compile(r"\sstyle\s*=", re.IGNORECASE),
    re.compile(r"\son[a-z]+=[\"']", re.IGNORECASE),
    re.compile(r"\bhx-on\b", re.IGNORECASE),
    re.compile(r"javascript:|=\s*[\"']js:", re.IGNORECASE),
)
SAFE_ONLY_IN = {"components/icons.html"}


def short(path: Path) -> str:
    return path.relative_to(source.TEMPLATES).as_posix()


@cache
def used_by(path: Path) -> set[str]:
    """The templates that a template extends, includes or imports."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))
    return {found for found in meta.find_referenced_templates(tree) if found is not None}


@cache
def rendered() -> dict[str, set[str]]:
    """Template → the features (or ``web``) whose Python renders it. Errors are named by their bare names."""
    found: dict[str, set[str]] = {}
    for path in source.modules("journal"):
        home = path.relative_to(source.ROOT / "journal").parts[0]
        for node in ast.walk(source.tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 80:
                name = node.value if node.value.endswith(".html") else f"errors/{node.value}.html"
                if (source.TEMPLATES / name).is_file():
                    found.setdefault(name, set()).add(home)
    return found


def test_every_folder_is_a_feature() -> None:
    folders = {path.name for path in source.TEMPLATES.iterdir() if path.is_dir()}
    assert folders <= {*FEATURES, *SHARED}


def test_every_template_is_used() -> None:
    used = set(rendered()).union(*(used_by(path) for path in source.templates()))
    assert [short(path) for path in source.templates() if short(path) not in used] == []


def test_a_page_is_rendered_by_its_own_feature() -> None:
    wrong = {
        name: homes for name, homes in rendered().items()
        if name.split("/")[0] not in SHARED and homes != {name.split("/")[0]}
    }  # fmt: skip
    assert wrong == {}


def test_every_fragment_has_one_definition_that_its_pages_include() -> None:
    """A fragment is included by a page of its feature, or is the answer of one of its routes."""
    sent = rendered()
    lonely = []
    for path in source.templates():
        if not path.name.startswith("_"):
            continue
        beside = [other for other in path.parent.glob("*.html") if other != path and short(path) in used_by(other)]
        if not beside and short(path) not in sent:
            lonely.append(short(path))
    assert lonely == []


def test_templates_refer_to_templates_that_exist() -> None:
    missing = [
        (short(path), name) for path in source.templates() for name in used_by(path)
        if not (source.TEMPLATES / name).is_file()
    ]  # fmt: skip
    assert missing == []


def test_features_include_only_their_own_and_shared_fragments() -> None:
    wrong = [
        (short(path), name) for path in source.templates() for name in used_by(path)
        if "/" in name and name.split("/")[0] not in {short(path).split("/")[0], *SHARED}
        and FEATURES.index(name.split("/")[0]) > FEATURES.index(short(path).split("/")[0])
    ]  # fmt: skip
    assert wrong == []


def test_nothing_is_inline() -> None:
    wrong = [
        f"{short(path)}: {found[0]!r}"
        for path in source.templates()
        for pattern in INLINE
        if (found := pattern.search(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def test_nothing_is_called_safe_but_our_own_drawings() -> None:
    safe = {short(path) for path in source.templates() if re.search(r"\|\s*safe\b", path.read_text(encoding="utf-8"))}
    assert safe <= SAFE_ONLY_IN


def test_every_file_that_a_page_asks_for_is_there() -> None:
    asked = {
        name
        for path in source.templates()
        for name in re.findall(r"static_url\(\s*[\"']([^\"']+)", path.read_text(encoding="utf-8"))
    }
    assert asked
    assert [name for name in sorted(asked) if not (source.ROOT / "static" / name).is_file()] == []
