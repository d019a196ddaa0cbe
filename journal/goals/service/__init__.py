"""What happens to a goal: its words and states, and the points on its line."""

from __future__ import annotations

from journal.goals.service.line import (
    LONGEST_END,
    LONGEST_NOTE,
    add_point,
    remove_point,
    set_ends,
    show_point,
    take_back_point,
    take_back_points,
)
from journal.goals.service.wordings import LONGEST, add, reword, set_state

__all__ = [
    "LONGEST",
    "LONGEST_END",
    "LONGEST_NOTE",
    "add",
    "add_point",
    "remove_point",
    "reword",
    "set_ends",
    "set_state",
    "show_point",
    "take_back_point",
    "take_back_points",
]
