"""Values out of a file's table, each of its type; ``key`` names where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from prompts.model import LANGUAGES, Language

Table = Mapping[str, Any]


class Unfit(ValueError):
    """Something in a table is not as it should be; ``key`` names where."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"`{key}` {reason}")
        self.key = key


def refuse_unknown(table: Table, keys: set[str]) -> None:
    for key in table:
        if key not in keys:
            raise Unfit(key, "is not known here")


def texts(table: Table, key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise Unfit(key, "is a list of texts")
    return tuple(value)


def text(table: Table, key: str, default: str | None = None) -> str:
    value = table.get(key, default)
    if not isinstance(value, str):
        raise Unfit(key, "is a text, and is missing or of another kind")
    return value


def in_languages(table: Table, key: str) -> dict[Language, str]:
    value = table.get(key)
    if not isinstance(value, dict) or not all(isinstance(value.get(one), str) and value[one] for one in LANGUAGES):
        raise Unfit(key, f"is needed in {', '.join(LANGUAGES)}")
    return {one: value[one] for one in LANGUAGES}


def wordings(table: Table, key: str) -> dict[Language, str]:
    """A question's words in at least one language; where one is missing, it is not asked in that language."""
    value = table.get(key)
    if not isinstance(value, dict) or not value or not set(value) <= set(LANGUAGES):
        raise Unfit(key, f"is needed in {', '.join(LANGUAGES)}, or some of them")
    if not all(isinstance(one, str) and one for one in value.values()):
        raise Unfit(key, "is a text in each language that stands there")
    return {one: value[one] for one in LANGUAGES if one in value}


def one_of(table: Table, key: str, allowed: set[str], default: str | None = None) -> str:
    value = text(table, key, default)
    if value not in allowed:
        raise Unfit(key, f"is one of {', '.join(sorted(allowed))}, not {value}")
    return value


def weights(table: Table, key: str) -> dict[str, float]:
    value = table.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(one, int | float) for one in value.values()):
        raise Unfit(key, "gives a number to each name")
    return {name: float(weight) for name, weight in value.items()}
