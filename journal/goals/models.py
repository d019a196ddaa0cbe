"""A goal and its wordings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["open", "reached", "let_go"]
STATES: dict[str, State] = {"open": "open", "reached": "reached", "let_go": "let_go"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The goal in the words of a time, and why they changed."""

    words: str
    reason: str
    from_at: datetime


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its wordings, the present one first."""

    code: str
    topic: str
    state: State
    created_at: datetime
    wordings: tuple[Wording, ...]

    @property
    def words(self) -> str:
        """How it is worded now."""
        return self.wordings[0].words
