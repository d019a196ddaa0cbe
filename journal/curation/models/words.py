"""Cues, spoken words and topics as they lie on the bench."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prompts.model import Language, Strength

#: How another cue stands beside one: with the very same words, with a longer phrase around them, by saying it more
#: closely, or by being met in the same words of an example.
Standing = Literal["same", "longer", "closer", "meets"]


@dataclass(frozen=True, slots=True)
class ListedCue:
    """A cue in the list. ``meaning`` is an example it is met in."""

    id: str
    language: Language
    kind: Literal["cues", "safety"]
    meaning: str
    worked_on: bool


@dataclass(frozen=True, slots=True)
class CueSheet:
    """A cue as it is edited: its patterns and examples, a line each.

    ``together`` and ``unless`` of a safety cue are shown and kept as they are.
    """

    id: str
    language: Language
    kind: Literal["cues", "safety"]
    category: str
    strength: Strength | Literal[""]
    lines: Mapping[str, tuple[str, ...]]
    together: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    draft: str
    version: int
    waits: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """An example, whether it is to be met, and whether it came out so."""

    text: str
    met: bool
    right: bool


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another cue that meets the same words."""

    cue: str
    standing: Standing
    words: str


@dataclass(frozen=True, slots=True)
class Proved:
    """What became of a cue's examples, and which cues stand beside it."""

    proofs: tuple[Proof, ...]
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """The spoken words of a language with a draft's, and those that the bank in force does not have."""

    words: Mapping[str, str]
    fresh: Mapping[str, str]
    draft: str
    version: int
    waits: bool


@dataclass(frozen=True, slots=True)
class Themed:
    """A topic on the bench. ``techniques``: how many have a live question for it; ``into``: what it was merged into."""

    id: str
    names: Mapping[Language, str]
    techniques: int
    offered: bool
    into: str


@dataclass(frozen=True, slots=True)
class Themes:
    """The topics with a draft's."""

    topics: tuple[Themed, ...]
    draft: str
    version: int
    waits: bool
