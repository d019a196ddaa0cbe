"""What a bank holds, once it is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from prompts.language.words import Aliases
from prompts.model import Cue, Language, Need, Notion, Question, SafetyCue, Sign, SupportContact, Technique, Topic


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything the engine knows. ``version`` changes with any byte of any file."""

    techniques: Mapping[str, Technique]
    questions: Mapping[str, Question]
    notions: Mapping[str, Notion]
    cues: tuple[Cue, ...]
    safety: tuple[SafetyCue, ...]
    signs: Mapping[Language, Mapping[str, Sign]]
    """What safety cues put together, by name."""
    needs: Mapping[str, Need]
    topics: tuple[Topic, ...]
    subjects: Mapping[Language, Mapping[str, frozenset[str]]]
    markers: Mapping[Language, Mapping[str, frozenset[str]]]
    aliases: Mapping[Language, Aliases]
    contacts: tuple[SupportContact, ...]
    version: str

    def together(self, topics: Collection[str]) -> frozenset[str]:
        """The topics with all that were merged with any of them: old ids and new ones mean the same."""
        into = {one.id: one.into or one.id for one in self.topics}
        wanted = {into.get(one, one) for one in topics}
        return frozenset({*topics, *wanted, *(one for one, target in into.items() if target in wanted)})
