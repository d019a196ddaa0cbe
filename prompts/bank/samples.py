"""Example texts of the bank's own, written for it and never anybody's entry: what a change is tried on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from prompts.asking import context_of

if TYPE_CHECKING:
    from prompts.model import Context, Language, Phase

FILE = Path(__file__).resolve().parent / "samples.jsonl"


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with the moment it is written in."""

    text: str
    language: Language
    phase: Phase
    goal: str = ""

    @property
    def context(self) -> Context:
        """The context it is asked in: what its phase implies, and always the same day."""
        return context_of({"language": self.language, "phase": self.phase, "goal": self.goal, "seed": self.text})


@cache
def samples() -> tuple[Sample, ...]:
    """All that come with the bank, in three languages and from every phase."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Sample(**json.loads(line)) for line in lines)
