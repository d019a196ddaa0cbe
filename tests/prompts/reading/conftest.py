"""One reader for all tests of reading, with a few aliases and keywords of its own."""

from __future__ import annotations

import pytest

from prompts.reading import Aliases, Reader

ALIASES = {
    "fi": Aliases({"mee": "menee", "tarvii": "tarvitsee"}, {"ahis": "ahdis", "riiteli": "riiteli"}),
    "sv": Aliases({"jaa": "jag"}, {}),
    "en": Aliases({"tho": "though", "gotta": "have to"}, {}),
}
KEYWORDS = {
    "sv": frozenset("barn grupp arbete belastning känsla liv pedagogik kollega stöd förälder samtal problem".split())
}


@pytest.fixture(scope="session")
def reader() -> Reader:
    made = Reader(ALIASES, keywords=KEYWORDS)
    made.load("fi", "sv", "en")
    return made
