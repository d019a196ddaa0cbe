"""What the pages of the bench and the practice page send."""

from __future__ import annotations

from journal.curation.forms.practice import PracticeForm
from journal.curation.forms.trying import TryForm

__all__ = ["PracticeForm", "TryForm"]
