"""Writing a question in one canonical form, byte for byte the same for the same meaning."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomlkit

ORDER = (
    "kind",
    "technique",
    "state",
    "phases",
    "topics",
    "cues",
    "avoid",
    "needs",
    "tags",
    "follow_ups",
    "source",
    "checked",
)
LANGUAGE_ORDER = ("fi", "sv", "en")


def canonical(table: dict[str, Any]) -> str:
    """A question's file in canonical form: fixed order of keys, wordings last, one line a list."""
    document = tomlkit.document()
    for key in ORDER:
        document.add(key, tomlkit.item(table.get(key, [] if key in _LISTS else "")))
    wording = tomlkit.table()
    for language in LANGUAGE_ORDER:
        if language in table["wording"]:
            wording.add(language, table["wording"][language])
    document.add("wording", wording)
    return tomlkit.dumps(document)


_LISTS = frozenset({"phases", "topics", "cues", "avoid", "needs", "tags", "follow_ups"})


def reformat(folder: Path, *, write: bool) -> list[Path]:
    """The question files that were not in canonical form; with ``write`` they are now."""
    changed = []
    for path in sorted(folder.glob("questions/*/*.toml")):
        before = path.read_text(encoding="utf-8")
        after = canonical(tomllib.loads(before))
        if before != after:
            changed.append(path)
            if write:
                path.write_text(after, encoding="utf-8")
    return changed
