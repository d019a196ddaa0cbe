"""What a bank holds, once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prompts.language.words import Aliases
from prompts.model import Cue, Language, Need, Notion, Question, SafetyCue, SupportContact, Technique, Topic


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything the engine knows. ``version`` changes with any byte of any file."""

    techniques: Mapping[str, Technique]
    questions: Mapping[str, Question]
    notions: Mapping[str, Notion]
    cues: tuple[Cue, ...]
    safety: tuple[SafetyCue, ...]
    needs: Mapping[str, Need]
    topics: tuple[Topic, ...]
    subjects: Mapping[Language, Mapping[str, frozenset[str]]]
    markers: Mapping[Language, Mapping[str, frozenset[str]]]
    aliases: Mapping[Language, Aliases]
    contacts: tuple[SupportContact, ...]
    version: str
