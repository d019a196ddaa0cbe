"""The notation of the sheets, each sign by itself."""

from __future__ import annotations

import pytest

from prompts.lint.patterns import Phrases
from prompts.lint.taking_apart import take_apart
from prompts.lint.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("phrase", "text", "met"),
    [
        ("have you", "Have you slept", "Have you"),
        ("have|had you", "So had you slept", "had you"),
        ("talk*", "We were talking", "talking"),
        ("*ing", "We were talking", "talking"),
        ("<take>", "She took a break", "took"),
        ("@do+ing", "Try asking and resting", "asking"),
        ("@do+!base", "Ask them or be asked", "asked"),
        ("you !should", "you should or you could", "you could"),
        ("you really? should", "you should", "you should"),
        ("you really? should", "you really should", "you really should"),
        ("if ~2 asked", "if you only asked", "if you only asked"),
        ("if ~1 asked", "if you only asked", None),
        ("if ~ asked", "if you had only asked", "if you had only asked"),
        ("if ~ asked", "if you had only once asked", None),
        ("^ could you", "When tired, could you rest", "could you"),
        ("^ could you", "What could you do", None),
        ("^ could you", "And so could you rest", "could you"),
        ("^^ could you", "When tired, could you rest", None),
        ("right $", "That is right", "right"),
        ("right $", "The right way", None),
    ],
)
def test_a_sign_means_what_it_says(phrase, text, met, reader):
    words = [word for sentence in take_apart(text, "question", "en", reader).sentences for word in sentence.words]
    found = [
        text[words[start].start : words[end - 1].end] for start, end in Phrases([phrase], vocabulary("en")).find(words)
    ]
    assert found[:1] == ([met] if met else [])


def test_a_misspelt_class_is_refused():
    with pytest.raises(ValueError, match="@nonsense is no class"):
        Phrases(["@nonsense"], vocabulary("en"))
