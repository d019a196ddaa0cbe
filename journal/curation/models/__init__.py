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
from journal.curation.models.editing import (
    Chain,
    Difference,
    Link,
    Named,
    Opened,
    Past,
    Piece,
    Remark,
    Shown,
)
from journal.curation.models.finding import (
    MARKS,
    STATES,
    Item,
    Listed,
    Mark,
    ShelfState,
    Wanted,
)
from journal.curation.models.trying import Changed, Effects, Example

__all__ = [
    "MARKS",
    "STATES",
    "Chain",
    "Changed",
    "Difference",
    "Effects",
    "Example",
    "Exercise",
    "Item",
    "Link",
    "Listed",
    "Mark",
    "Named",
    "Opened",
    "Past",
    "Piece",
    "Publication",
    "PublicationKind",
    "Remark",
    "Review",
    "Revision",
    "RevisionState",
    "ShelfState",
    "Shown",
    "Sound",
    "Stretch",
    "Verdict",
    "Wanted",
]
