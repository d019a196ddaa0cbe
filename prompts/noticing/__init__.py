"""Noticing: from a reading to observations – which cue, where, whose, and how sure."""

from __future__ import annotations

from prompts.noticing.noticer import Noticed, Noticer

__all__ = ["Noticed", "Noticer"]
