"""Every cue of the packaged bank proves itself by its own examples."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prompts.bank.examples import cue_failures, safety_failures
from prompts.bank.loading import load_bank
from prompts.engine import Engine
from prompts.model import LANGUAGES, Cue, SafetyCue

BANK = load_bank()


@pytest.mark.parametrize("cue", BANK.cues, ids=[f"{cue.language}-{cue.id}" for cue in BANK.cues])
def test_a_cue_meets_its_matches_and_no_near_miss(cue: Cue, engine: Engine) -> None:
    assert list(cue_failures(engine, cue)) == []


@pytest.mark.parametrize("cue", BANK.safety, ids=[f"{cue.language}-{cue.id}" for cue in BANK.safety])
def test_a_safety_cue_meets_its_matches_and_no_near_miss(cue: SafetyCue, engine: Engine) -> None:
    assert list(safety_failures(engine, cue)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notion_has_a_cue_in_every_language(language: str) -> None:
    met = {cue.id for cue in BANK.cues if cue.language == language}
    assert sorted(set(BANK.notions) - met) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_has_a_cue_in_every_language(language: str) -> None:
    met = {cue.category for cue in BANK.safety if cue.language == language}
    assert len(met) == 6


def test_a_safety_cue_that_another_speaks_for_is_named(engine: Engine) -> None:
    """Its category comes, but by somebody else's words: such a cue would prove nothing."""
    cue = next(one for one in BANK.safety if one.id == "self-harm-suicide" and one.language == "en")
    other = next(one for one in BANK.safety if one.id == "self-harm-wish-to-die" and one.language == "en")
    spoken_for = replace(cue, match=tuple(one for one in other.match if cue.id not in engine.safety_cues_in(one, "en")))
    assert spoken_for.match
    assert list(safety_failures(engine, spoken_for)) == [
        "safety/en/self-harm-suicide.toml: met in none of its own examples"
    ]
