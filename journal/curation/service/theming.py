"""Topics: added, renamed, merged. A merged one lives on as another name of the other, so that goals keep theirs."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from journal.accounts.models import Account
from journal.curation import queries
from journal.curation.models import Revision, Themed, Themes
from journal.curation.service import revising
from journal.curation.service.cues import text_of
from journal.curation.service.engines import TECHNIQUES, asking_of, engine
from journal.db import Database
from journal.errors import Invalid, NotFound
from prompts.model import LANGUAGES, Language, Topic

PATH = "topics.toml"
LONGEST = 60
#: What a goal has when nothing else was chosen: it is never merged away.
LAST = "other"


def themes(db: Database, who: Account) -> Themes:
    """The topics with those of a draft."""
    queries.refuse_others(who)
    words, draft = text_of(db, who, PATH)
    bank = engine(db).bank
    found = []
    for one in _topics(words):
        count = len(asking_of(bank, one.id))
        found.append(Themed(one.id, one.name, count, not one.into and count >= TECHNIQUES, one.into))
    waits = bool(draft and draft.state == "in_review")
    return Themes(tuple(found), draft.code if draft else "", draft.version if draft else 0, waits)


def _topics(words: str) -> tuple[Topic, ...]:
    from prompts.bank import items

    return tuple(items.topic(Path(PATH), {"id": key, **row}) for key, row in tomllib.loads(words).items())


def named(db: Database, who: Account, topic: str, names: Mapping[Language, str], based_on: int, key: str) -> Revision:
    """Rename a topic, or add one when ``topic`` is nothing. Raises ``NotFound``, ``Invalid`` and ``Conflict``."""
    known = list(_known(db, who))
    names = {one: " ".join(names.get(one, "").split()) for one in LANGUAGES}
    for language, name in names.items():
        others = {one.name[language].lower() for one in known if one.id != topic and not one.into}
        if not 0 < len(name) <= LONGEST or name.lower() in others:
            raise Invalid({f"name_{language}": "empty" if not name else "too_long" if len(name) > LONGEST else "taken"})
    if topic:
        place = _place(known, topic)
        known[place] = replace(known[place], name=names)
    else:
        known.append(Topic(_new_id(names["en"], {one.id for one in known}), names))
    return _saved(db, who, known, based_on, key)


def merged(db: Database, who: Account, topic: str, into: str, based_on: int, key: str) -> Revision:
    """Merge a topic into another: its goals and questions belong there from then on. Raises as ``named`` does."""
    known = list(_known(db, who))
    place, target = _place(known, topic), known[_place(known, into)]
    if topic in {into, LAST} or target.into:
        raise Invalid({"into": "choice"})
    known = [replace(one, into=into) if one.into == topic else one for one in known]
    known[place] = replace(known[place], into=into)
    return _saved(db, who, known, based_on, key)


def _known(db: Database, who: Account) -> tuple[Topic, ...]:
    queries.refuse_others(who)
    return _topics(text_of(db, who, PATH)[0])


def _place(known: list[Topic], topic: str) -> int:
    found = next((place for place, one in enumerate(known) if one.id == topic), None)
    if found is None:
        raise NotFound
    return found


def _new_id(name: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    slug = "_".join(re.findall(r"[a-z0-9]+", plain)) or "topic"
    number, found = 1, slug
    while found in taken:
        number += 1
        found = f"{slug}_{number}"
    return found


def _saved(db: Database, who: Account, known: list[Topic], based_on: int, key: str) -> Revision:
    from prompts.bank.writing import canonical_topics

    return revising.save(db, who, PATH, canonical_topics(known), based_on, key)
