"""The bench of those who curate the bank, and the page to practise asking on."""

from __future__ import annotations

from journal.curation.routes import coverage, editing, files, finding, practice, reviewing, trying, versions, words
from journal.curation.routes.blueprint import bp

__all__ = ["bp", "coverage", "editing", "files", "finding", "practice", "reviewing", "trying", "versions", "words"]
