"""The closed lists: languages, phases, states, outcomes, categories."""

from __future__ import annotations

from typing import Literal

Language = Literal["fi", "sv", "en"]
LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")

Phase = Literal["start", "between", "before_meeting", "after_meeting", "after_task", "ending"]
PHASES: tuple[Phase, ...] = ("start", "between", "before_meeting", "after_meeting", "after_task", "ending")

State = Literal["draft", "in_review", "live", "retired"]
Kind = Literal["question", "scale", "ack", "task"]
Asked = Literal["tapped", "kept", "hint"]
Outcome = Literal["answered", "another", "put_away", "silent"]
Subject = Literal["me", "child", "colleague", "guardian", "other", "unknown"]
Certainty = Literal["confident", "unsure"]
Strength = Literal["full", "quiet"]
Category = Literal[
    "self_harm", "child_concern", "violence_close", "ecec_deficiency", "exhaustion", "work_violence_harassment"
]
#: In this order leads stand on a card; child_concern is never dropped.
CATEGORIES: tuple[Category, ...] = (
    "self_harm",
    "child_concern",
    "violence_close",
    "ecec_deficiency",
    "exhaustion",
    "work_violence_harassment",
)
#: Beside a full card for these nobody asks anything, and beside a quiet one only what is gentle.
GRAVE: frozenset[Category] = frozenset({"self_harm", "violence_close"})
