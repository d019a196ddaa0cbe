"""Every text of the bank in force, by its path, and the texts that came with the program."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from journal.curation import queries
from journal.db import Database

#: So that nobody takes it for a number or a formula.
FINGERPRINT = "v-"


@cache
def own_texts() -> Mapping[str, str]:
    """The texts that came with the program."""
    from prompts.bank.loading import PACKAGED

    files = sorted(PACKAGED.rglob("*.toml"))
    return MappingProxyType(
        {file.relative_to(PACKAGED).as_posix(): file.read_bytes().decode("utf-8") for file in files}
    )


def texts(db: Database) -> dict[str, str]:
    """The texts in force, in the order of their paths."""
    return dict(sorted({**own_texts(), **queries.differences(db)}.items()))


def fingerprint(words: str) -> str:
    """What tells one text from another."""
    return shortened(digest(words))


def digest(words: str) -> str:
    """The SHA-256 of a text."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


def shortened(whole: str) -> str:
    """A digest as short as a cell of a table takes it."""
    return FINGERPRINT + whole[:16]


def canonical(path: str, words: str) -> str:
    """A question in its canonical form, any other text as it is. One that does not hold stays as it is too."""
    from prompts.bank.single import fault
    from prompts.bank.writing import canonical as written

    if not path.startswith("questions/") or fault(path, words):
        return words
    return written(tomllib.loads(words))
