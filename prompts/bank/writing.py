"""Writing files of the bank in one canonical form each, byte for byte the same for the same meaning."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import tomlkit
from tomlkit.items import Array, KeyType, SingleKey

from prompts.model import Language, Topic

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


CUE_ORDER = ("category", "subject", "strength", "words", "phrases", "near", "together", "unless", "match", "no_match")


def canonical_cue(table: Mapping[str, Any]) -> str:
    """A cue's or a safety cue's file: what it is first, then a list a key and a line an item, examples last."""
    document = tomlkit.document()
    for key in CUE_ORDER:
        if isinstance(table.get(key), str):
            document.add(key, tomlkit.item(table[key]))
        elif key in table:
            document.add(key, _listed(table[key]))
    return tomlkit.dumps(document)


def _listed(items: Iterable[Any]) -> Array:
    """A list with an item a line; an empty one on one line."""
    found = tomlkit.array()
    for one in items:
        found.append(one)
    return found.multiline(multiline=bool(len(found)))


def canonical_aliases(forms: Mapping[str, str], stems: Mapping[str, str]) -> str:
    """A language's spoken forms and beginnings, each in the order of its letters."""
    document = tomlkit.document()
    for name, words in (("forms", forms), ("stems", stems)):
        table = tomlkit.table()
        for said in sorted(words):
            table.add(SingleKey(said, KeyType.Basic), tomlkit.item(words[said]))
        document.add(name, table)
    return tomlkit.dumps(document)


def canonical_topics(topics: Iterable[Topic]) -> str:
    """The file of topics, in their order: names on one line, and what each was merged into."""
    document = tomlkit.document()
    for one in topics:
        names = tomlkit.inline_table()
        for language in LANGUAGE_ORDER:
            names.add(language, one.name[cast("Language", language)])
        table = tomlkit.table()
        table.add("name", names)
        if one.into:
            table.add("into", one.into)
        document.add(one.id, table)
    return tomlkit.dumps(document)
