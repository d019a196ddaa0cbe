"""What the bench and the practice page speak of."""

from __future__ import annotations

from journal.curation.models.bench import (
    Exercise,
    Publication,
    PublicationKind,
    Review,
    Revision,
    RevisionState,
    Sound,
    Stretch,
    Verdict,
)

__all__ = [
    "Exercise",
    "Publication",
    "PublicationKind",
    "Review",
    "Revision",
    "RevisionState",
    "Sound",
    "Stretch",
    "Verdict",
]
