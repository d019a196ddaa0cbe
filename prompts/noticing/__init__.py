"""Noticing: from a reading to observations – which cue, where, whose, and how sure."""

from __future__ import annotations

from prompts.noticing.noticer import Noticed, Noticer
from prompts.noticing.told import Listening, Told

__all__ = ["Listening", "Noticed", "Noticer", "Told"]
