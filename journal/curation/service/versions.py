"""Every change of the bank in force as people call it: who, when, what, and whether one person's word was enough."""

from __future__ import annotations

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Made
from journal.curation.service.engines import engine
from journal.curation.service.texts import called
from journal.db import Database
from prompts.model import Language

#: So many publications are listed, the latest ones, and so many files of each.
MOST, FILES = 100, 20


def made(db: Database, who: Account, language: Language) -> tuple[Made, ...]:
    """The publications, the latest first."""
    bank = engine(db).bank
    items = queries.published(db, who, MOST, FILES)
    found = []
    for one in queries.publications(db, who)[:MOST]:
        texts = items.get(one.code, ())
        named = tuple(called(bank, path, words, language) for path, words, _alone in texts)
        found.append(Made(one, named, max(0, len(one.paths) - FILES), any(alone for _path, _words, alone in texts)))
    return tuple(found)
