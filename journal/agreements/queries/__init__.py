"""What features above read of SWOTs and agreements; the feature's own pages ask the two modules beside this."""

from __future__ import annotations

from journal.agreements.queries.agreements import checkpoint, in_force, open_version
from journal.agreements.queries.swots import open_swot_shares, own_swots, readable_swot, swot_readings, swot_words

__all__ = [
    "checkpoint",
    "in_force",
    "open_swot_shares",
    "open_version",
    "own_swots",
    "readable_swot",
    "swot_readings",
    "swot_words",
]
