"""The topics a goal may belong to, in the reader's language."""

from __future__ import annotations

from journal.curation.service import topics
from journal.db import Database
from journal.web.language import current as language


def topic_choices(db: Database) -> list[tuple[str, str]]:
    """Id and name of each topic, in the bank's order."""
    return [(topic.id, topic.name[language()]) for topic in topics(db)]
