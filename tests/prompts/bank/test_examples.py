"""Every cue of the packaged bank proves itself by its own examples."""

from __future__ import annotations

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
