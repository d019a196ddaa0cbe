"""Before you share: words and numbers by which a child, a family or a colleague could be recognised."""

from __future__ import annotations

from prompts.identifying.finding import Finding, Kind
from prompts.identifying.search import identify

__all__ = ["Finding", "Kind", "identify"]
