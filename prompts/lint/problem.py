"""What the linter says about a stretch of a wording, and how grave each check is for each kind of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["error", "warning", "hint"]
Kind = Literal["question", "scale", "task", "ack", "comment"]
KINDS: tuple[Kind, ...] = ("question", "scale", "task", "ack", "comment")
#: The gravest first: problems are listed in this order.
LEVELS: tuple[Level, ...] = ("error", "warning", "hint")

Levels = Mapping[Kind, Level]
"""Kind of text → level of a check's problems there; a kind that is missing is not looked at by that check."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One remark. ``start`` and ``end`` are character offsets; ``code`` is stable, such as ``A02``."""

    code: str
    level: Level
    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a check met: where, and which of its messages tells it."""

    start: int
    end: int
    level: Level | None = None
    """A graver or milder level than the check's own."""
    message: str = "message"
    words: str | None = None
    """What the message speaks of, when it is not the text between ``start`` and ``end``."""


#: Kinds that a curator publishes; a mentor's comment is the one that nothing blocks.
BANK: tuple[Kind, ...] = ("question", "scale", "task", "ack")


def everywhere(bank: Level, *, but: tuple[Kind, ...] = (), comment: bool = False) -> Levels:
    """One level for all kinds of the bank except ``but``; in a mentor's comment a hint or nothing at all."""
    levels: dict[Kind, Level] = {kind: bank for kind in BANK if kind not in but}
    if comment:
        levels["comment"] = "hint"
    return levels
