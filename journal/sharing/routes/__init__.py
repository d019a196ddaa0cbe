"""The previews of what is about to be shared, entries and SWOTs, and the list of all that is open."""

from __future__ import annotations

from journal.sharing.routes import swots, texts
from journal.sharing.routes.blueprint import bp

__all__ = ["bp", "swots", "texts"]
