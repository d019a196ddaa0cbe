"""The one door to the engine, and what curators do with the bank."""

from __future__ import annotations

from journal.curation.service.engines import contacts, engine, own_topics, problems, settled, topic_names, topics, warm
from journal.curation.service.practising import exercises, listen
from journal.curation.service.reading import carried, duties, identify, questions_for, remark

__all__ = [
    "carried",
    "contacts",
    "duties",
    "engine",
    "exercises",
    "identify",
    "listen",
    "own_topics",
    "problems",
    "questions_for",
    "remark",
    "settled",
    "topic_names",
    "topics",
    "warm",
]
