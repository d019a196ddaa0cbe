"""The words of the engine as frozen values: what the bank holds, what is told, what is noticed and offered.

Everything here is immutable and free of behaviour beyond reading itself, so that one engine can serve every thread.
"""

from __future__ import annotations

from prompts.model.bank import Cue, Need, Notion, Question, SafetyCue, Sign, SupportContact, Technique, Topic
from prompts.model.context import Answer, Context, Goal, Past, PastCard
from prompts.model.reply import Candidate, Lead, Observation, Prompt, Reason, Reply, Silence, SupportCard
from prompts.model.vocabulary import (
    CATEGORIES,
    GRAVE,
    LANGUAGES,
    PHASES,
    Asked,
    Category,
    Certainty,
    Kind,
    Language,
    Outcome,
    Phase,
    State,
    Strength,
    Subject,
)

__all__ = [
    "CATEGORIES",
    "GRAVE",
    "LANGUAGES",
    "PHASES",
    "Answer",
    "Asked",
    "Candidate",
    "Category",
    "Certainty",
    "Context",
    "Cue",
    "Goal",
    "Kind",
    "Language",
    "Lead",
    "Need",
    "Notion",
    "Observation",
    "Outcome",
    "Past",
    "PastCard",
    "Phase",
    "Prompt",
    "Question",
    "Reason",
    "Reply",
    "SafetyCue",
    "Sign",
    "Silence",
    "State",
    "Strength",
    "Subject",
    "SupportCard",
    "SupportContact",
    "Technique",
    "Topic",
]
