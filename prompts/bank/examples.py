"""Running the examples that every cue carries: what it has to meet, and the near-misses it must not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompts.engine import Engine
    from prompts.model import Cue, Language, SafetyCue


def failures(engine: Engine, language: Language | None = None) -> Iterator[str]:
    """A line for each example, of one language or of all, that does not come out as it should."""
    for cue in engine.bank.cues:
        if language in {None, cue.language}:
            yield from cue_failures(engine, cue)
    for safety in engine.bank.safety:
        if language in {None, safety.language}:
            yield from safety_failures(engine, safety)


def cue_failures(engine: Engine, cue: Cue) -> Iterator[str]:
    """The failing examples of one cue."""
    for text in cue.match:
        if cue.id not in engine.cues_in(text, cue.language):
            yield f"cues/{cue.language}/{cue.id}.toml: not met in «{text}»"
    for text in cue.no_match:
        if cue.id in engine.cues_in(text, cue.language):
            yield f"cues/{cue.language}/{cue.id}.toml: met in «{text}»"


def safety_failures(engine: Engine, cue: SafetyCue) -> Iterator[str]:
    """The failing examples of one safety cue: each brings its category, and one at least by the cue itself."""
    if not any(cue.id in engine.safety_cues_in(text, cue.language) for text in cue.match):
        yield f"safety/{cue.language}/{cue.id}.toml: met in none of its own examples"
    for text in cue.match:
        if cue.category not in engine.categories_in(text, cue.language):
            yield f"safety/{cue.language}/{cue.id}.toml: no {cue.category} in «{text}»"
    for text in cue.no_match:
        if cue.category in engine.categories_in(text, cue.language):
            yield f"safety/{cue.language}/{cue.id}.toml: {cue.category} in «{text}»"
