"""The pages of joining, of a pair, and of those who bring people together."""

from __future__ import annotations

from journal.mentorships.routes import invitations, joining, pair, pairs, recommending
from journal.mentorships.routes.blueprint import bp

__all__ = ["bp", "invitations", "joining", "pair", "pairs", "recommending"]
