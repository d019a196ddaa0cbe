"""*Sana, jonka kuulin*: spoken words and what they mean, roughly."""

from __future__ import annotations

import re
import tomllib

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Heard, Revision
from journal.curation.service import revising
from journal.curation.service.cues import text_of
from journal.curation.service.engines import engine
from journal.db import Database
from journal.errors import Invalid
from prompts.model import Language

#: One spoken word; it may have a hyphen or an apostrophe inside.
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LONGEST, MOST_WORDS = 60, 4


def path_of(language: Language) -> str:
    """Where a language's spoken words stand below the bank."""
    return f"aliases/{language}.toml"


def heard(db: Database, who: Account, language: Language) -> Heard:
    """The spoken words of a language, those of a draft among them."""
    queries.refuse_others(who)
    words, draft = text_of(db, who, path_of(language))
    found = tomllib.loads(words).get("forms", {})
    known = engine(db).bank.aliases[language].forms
    fresh = {said: means for said, means in found.items() if known.get(said) != means}
    waits = bool(draft and draft.state == "in_review")
    return Heard(found, fresh, draft.code if draft else "", draft.version if draft else 0, waits)


def with_word(db: Database, who: Account, language: Language, said: str, means: str) -> str:
    """The text of a language's spoken words with one more. Raises ``Invalid``: field → code."""
    from prompts.bank.writing import canonical_aliases

    queries.refuse_others(who)
    said, means = said.strip().lower().replace("’", "'"), " ".join(means.lower().split())
    if not WORD.fullmatch(said) or len(said) > LONGEST:
        raise Invalid({"said": "one_word"})
    tokens = engine(db).reader.keys(means, language)
    if not 0 < len(tokens) <= MOST_WORDS or len(means) > LONGEST:
        raise Invalid({"means": "few_words"})
    if said == means:
        raise Invalid({"means": "the_same"})
    if any("unknown" in one.features for one in tokens):
        raise Invalid({"means": "unknown"})
    table = tomllib.loads(text_of(db, who, path_of(language))[0])
    return canonical_aliases({**table.get("forms", {}), said: means}, table.get("stems", {}))


def save(db: Database, who: Account, language: Language, words: str, based_on: int, key: str) -> Revision:
    """Keep a language's spoken words as their draft. Raises ``Conflict`` when somebody has saved others meanwhile."""
    return revising.save(db, who, path_of(language), words, based_on, key)
