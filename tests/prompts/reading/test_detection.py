"""The language of a text, over own examples of spoken, learners' and mixed language, and of other languages."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from prompts.language.detect import detect

BANK = Path(__file__).parents[3] / "prompts" / "bank"
SAMPLES = [line.split("\t") for line in (Path(__file__).parent / "samples.tsv").read_text("utf-8").splitlines()]


def test_there_are_enough_samples() -> None:
    assert min(Counter(language for language, _ in SAMPLES).values()) >= 40


@pytest.mark.parametrize("language", ["fi", "sv", "en", "unknown"])
def test_samples(language: str) -> None:
    texts = [text for expected, text in SAMPLES if expected == language]
    wrong = [(text, detect(text)) for text in texts if detect(text) != language]
    assert len(wrong) <= 0.02 * len(texts), wrong


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_examples_of_the_bank_are_in_their_language(language: str) -> None:
    texts = [
        text
        for path in sorted((BANK / "cues" / language).glob("*.toml"))
        for text in tomllib.loads(path.read_text("utf-8"))["match"]
        if len(text.split()) > 2
    ]
    found = Counter(detect(text) for text in texts)
    assert found[language] >= 0.98 * len(texts), found


def test_the_majority_wins() -> None:
    finnish = "Tänään oli raskas päivä enkä jaksanut enää mitään. "
    english = "I was so tired and I went home early. "
    assert detect(finnish * 3 + english) == "fi"
    assert detect(finnish + english * 3) == "en"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ud800 \ud800", "a", "?!", "x" * 30_000, "12 13 14"])
def test_too_little_text_is_unknown(text: str) -> None:
    assert detect(text) == "unknown"
