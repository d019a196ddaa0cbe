"""What was found, and what may stand in its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from prompts.model import Language

Kind = Literal[
    "hetu",
    "hetu_like",
    "given_name",
    "surname",
    "initials",
    "phone",
    "email",
    "address",
    "birthdate",
    "iban",
    "licence_plate",
    "age_plus_unit",
    "health",
    "custody_secret",
    "plan_doc",
    "family",
]
Whose = Literal["child", "colleague", "guardian"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of a text that may tell who is meant. ``start`` and ``end`` are character offsets."""

    kind: Kind
    start: int
    end: int
    replacement: str
    """A suggestion in the text's language; the writer decides."""
    hard: bool = False
    """A personal identity code: it is never shared as it stands."""


def replaced(kind: Kind, language: Language) -> str:
    """What may stand for a number, an address or a circumstance."""
    return _replacements()[language]["other"][kind]


def somebody(whose: Whose, case: str, language: Language) -> str:
    """Words for a person without a name, in the case of the name where the language has it."""
    forms = _replacements()[language][whose]
    return forms.get(case, forms["nominative"])


@cache
def _replacements() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("replacements.toml").read_text(encoding="utf-8"))
