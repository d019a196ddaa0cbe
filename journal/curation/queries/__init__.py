"""What curators may see: one module a thing, gathered here."""

from __future__ import annotations

from journal.curation.queries.examples import example, kept_examples
from journal.curation.queries.figures import figures_of, half_years
from journal.curation.queries.files import earlier_texts, open_paths, upload
from journal.curation.queries.finding import (
    alone,
    changed_by,
    changers,
    drafts,
    flagged,
    missed,
    path_of_key,
    published,
    text_in_force,
    waiting,
)
from journal.curation.queries.revisions import (
    differences,
    history,
    in_force,
    latest_publication,
    open_revision,
    open_revisions,
    publications,
    refuse_others,
    revision,
)

__all__ = [
    "alone",
    "changed_by",
    "changers",
    "differences",
    "drafts",
    "earlier_texts",
    "example",
    "figures_of",
    "flagged",
    "half_years",
    "history",
    "in_force",
    "kept_examples",
    "latest_publication",
    "missed",
    "open_paths",
    "open_revision",
    "open_revisions",
    "path_of_key",
    "publications",
    "published",
    "refuse_others",
    "revision",
    "text_in_force",
    "upload",
    "waiting",
]
