"""Where the clauses of a text begin and end, whose words they are, and which stand after its turn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a text around one verb, from its first word to the end of its last."""

    start: int
    end: int
    sentence: int
    """Clauses of one sentence carry the same number, counted from 0."""
    kind: Literal["main", "reported", "quoted"]
    """``reported``: what somebody else said, without quotation marks; ``quoted``: inside quotation marks."""
    turn: bool
    """Stands after the text's last *mutta*, *vaikka*, *silti* or *kuitenkin*, within its reach."""
    question: bool
    """Its sentence ends in a question mark."""
