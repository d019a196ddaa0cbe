"""What curators may see: one module a thing, gathered here."""

from __future__ import annotations

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
    "differences",
    "history",
    "in_force",
    "latest_publication",
    "open_revision",
    "open_revisions",
    "publications",
    "refuse_others",
    "revision",
]
