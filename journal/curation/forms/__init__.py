"""What the pages of the bench and the practice page send."""

from __future__ import annotations

from journal.curation.forms.practice import PracticeForm

__all__ = ["PracticeForm"]
