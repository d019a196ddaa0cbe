"""Quotes are readable stretches of the actor's own words: whole clauses, nothing turned round, nobody else's."""

from __future__ import annotations

import pytest

from prompts import asking
from prompts.engine import Engine
from prompts.model import Language

ROWS: list[tuple[Language, str, str]] = [
    ("fi", "Illallakin vatvon sitä enkä saa nukuttua.", "Illallakin vatvon sitä enkä saa nukuttua"),
    ("fi", "Aamu meni miten meni, mutta olen ihan loppu.", "Aamu meni miten meni, mutta olen ihan loppu"),
    ("fi", "Haaveilen siitä, että aamu olisi rauhallinen.", "Haaveilen siitä, että aamu olisi rauhallinen"),
    ("sv", "Jag är helt slut. Det var en lång dag.", "Jag är helt slut"),
    ("en", "I'm exhausted. It rained.", "I'm exhausted"),
]


@pytest.mark.parametrize(("language", "text", "quote"), ROWS)
def test_a_quote_is_a_whole_clause_or_sentence(language: Language, text: str, quote: str, engine: Engine) -> None:
    context = asking.context_of({"text": text, "language": language})
    found = {
        text[one.start : one.end]
        for candidate in engine.explain(text, context).candidates
        for one in candidate.reasons
        if one.kind == "text"
    }
    assert found
    prompts = [
        engine.reply(text, asking.context_of({"text": text, "language": language, "seed": str(n)})).prompt
        for n in range(40)
    ]
    quotes = {text[slice(*one.quote)] for one in prompts if one and one.quote}
    assert quotes <= {quote}
    assert quotes


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Äiti sanoi: ”Olen niin väsynyt että itken.”"),
        ("fi", "Kollega kertoi, että hän on ihan loppu."),
        ("sv", "”Jag är helt slut”, sa mamman."),
        ("en", "She told me that she is exhausted."),
    ],
)
def test_nobody_elses_words_are_quoted(language: Language, text: str, engine: Engine) -> None:
    for seed in range(20):
        prompt = engine.reply(text, asking.context_of({"text": text, "language": language, "seed": str(seed)})).prompt
        assert prompt is None or prompt.quote is None


@pytest.mark.parametrize(("language", "opening", "closing"), [("fi", "”", "”"), ("sv", "”", "”"), ("en", "“", "”")])
def test_quotes_wear_the_marks_of_their_language(
    language: Language, opening: str, closing: str, engine: Engine
) -> None:
    text = {"fi": "Olen ihan loppu.", "sv": "Jag är helt slut.", "en": "I'm exhausted."}[language]
    shown = {
        prompt.text
        for seed in range(30)
        if (
            prompt := engine.reply(
                text, asking.context_of({"text": text, "language": language, "seed": str(seed)})
            ).prompt
        )
        and prompt.quote
    }
    assert shown
    assert all(f"{opening}{text[:-1]}{closing}" in one for one in shown)
    assert not any(mark in one for one in shown for mark in "«»{}")


def test_an_acknowledging_sentence_only_quotes(engine: Engine) -> None:
    text = "Olen ihan loppu."
    acked = [
        prompt
        for seed in range(60)
        if (prompt := engine.reply(text, asking.context_of({"text": text, "language": "fi", "seed": str(seed)})).prompt)
        and prompt.ack
    ]
    for prompt in acked:
        ack = engine.bank.questions[prompt.ack or ""]
        assert ack.kind == "ack"
        assert "{lainaus}" in ack.wording["fi"]
        assert prompt.quote is not None
