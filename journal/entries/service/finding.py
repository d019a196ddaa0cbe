"""Finding entries by words, whatever form or compound they stand in."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.curation.service import engine
from journal.db import Database
from journal.db.search import expression
from journal.entries import queries
from journal.entries.models import EntryLine, Words
from prompts.model import LANGUAGES

#: More words than this make no search narrower.
MOST_WORDS = 12


def words_of(db: Database, text: str) -> Words:
    """The language of a text and the base forms it can be found by."""
    reader = engine(db)
    language = reader.detect(text)
    if language == "unknown":
        return Words(None, "")
    return Words(language, " ".join(reader.keys(text, language)))


def search(db: Database, who: Account, typed: str) -> tuple[EntryLine, ...]:
    """The asking account's entries that hold every typed word in some form, newest first."""
    words = [word for word in typed.lower().split() if any(letter.isalnum() for letter in word)][:MOST_WORDS]
    if not words:
        return ()
    return queries.found(db, who, expression(who.id, [_forms(db, word) for word in words]))


def _forms(db: Database, word: str) -> list[str]:
    """The word itself and its base forms in any language of the product."""
    reader = engine(db)
    bases = [base for language in LANGUAGES for base in reader.keys(word, language)]
    return list(dict.fromkeys([word, *bases]))
