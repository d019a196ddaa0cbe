"""Every sentence of the screen stands in Finnish, Swedish and English: none missing, fuzzy, obsolete or left over."""

from __future__ import annotations

import re
from functools import cache

import pytest
import source
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from prompts.model import LANGUAGES

SLOT = re.compile(r"%\((\w+)\)[sd]|%[sd]")
METHODS = [("journal/**.py", "python"), ("templates/**.html", "jinja2")]
Message = str | tuple[str, ...]


@cache
def used() -> dict[Message, str]:
    """Every sentence that code and templates ask for → where it stands first."""
    found: dict[Message, str] = {}
    for folder in ("journal", "templates"):
        here = [(pattern, method) for pattern, method in METHODS if pattern.startswith(folder)]
        for file, line, message, _comments, _context in extract_from_dir(
            source.ROOT, here, keywords={"_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
        ):
            if file.startswith(folder):
                found.setdefault(message, f"{file}:{line}")
    return found


@cache
def catalogue(language: str) -> Catalog:
    path = source.ROOT / "journal" / "locale" / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def strings(message: Message | list[str] | None) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message or ())


def slots(text: str) -> set[str]:
    return {found[0] for found in SLOT.finditer(text)}


def same_slots(message: Message | list[str], text: str) -> bool:
    """Whether a translation fills what the original fills; one form of a plural may leave its number out."""
    wanted = set().union(*map(slots, strings(message)))
    return slots(text) == wanted or (not isinstance(message, str) and slots(text) <= wanted)


def test_sentences_are_found_in_code_and_in_templates() -> None:
    places = {place.split("/")[0] for place in used().values()}
    assert len(used()) > 200
    assert places == {"journal", "templates"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(language: str) -> None:
    told = catalogue(language)
    missing = []
    for message, place in used().items():
        found = told.get(message if isinstance(message, str) else message[0])
        if found is None or not all(one.strip() for one in strings(found.string)) or found.fuzzy:
            missing.append(f"{place} {message!r}")
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_over(language: str) -> None:
    asked = {strings(message)[0] for message in used()}
    extra = [message.id for message in catalogue(language) if message.id and strings(message.id)[0] not in asked]
    assert extra == []
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_slots_are_the_same_in_every_language(language: str) -> None:
    wrong = [
        (message.id, text)
        for message in catalogue(language)
        if message.id
        for text in strings(message.string)
        if not same_slots(message.id, text)
    ]
    assert wrong == []
