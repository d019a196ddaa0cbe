"""Base forms, compounds and features of Swedish and English words."""

from __future__ import annotations

import pytest

from prompts.reading import Reader, Token


def token(reader: Reader, word: str, language: str) -> Token:
    return reader.keys(word, language)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "key"),
    [
        line.split("=")
        for line in """
        trötta=trött orkade=orka orkar=orka utmattade=utmattad utmattad=utmatta uppgivna=uppgiven hann=hinna grät=gråta
        lyckades=lyckas känns=kännas trivs=trivas barngruppens=barngrupp kollegan=kollega int=inte ej=inte mej=jag
        dom=de är=vara e=vara sku=skola sa=säga ont=ont stressande=stressande föräldrarna=förälder jaa=jag
        """.split()
    ],
)
def test_swedish_base_forms(reader: Reader, word: str, key: str) -> None:
    assert key in token(reader, word, "sv").keys


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("barngruppens", {"barn", "grupp"}),
        ("arbetsbelastningen", {"arbete", "belastning"}),
        ("känslolivet", {"känsla", "liv"}),
        ("småbarnspedagogiken", {"pedagogik"}),
        ("kollegastöd", {"kollega", "stöd"}),
        ("föräldrasamtalen", {"förälder", "samtal"}),
        ("pv-barn", {"pv", "barn"}),
    ],
)
def test_swedish_compounds_are_searched_for_keywords(reader: Reader, word: str, parts: set[str]) -> None:
    assert parts <= set(token(reader, word, "sv").parts)


@pytest.mark.parametrize("word", ["barn", "samtalet", "trött", "stressande", "möjlighet", "alltid", "ledarskapet"])
def test_what_is_no_compound_of_keywords_has_no_parts(reader: Reader, word: str) -> None:
    assert token(reader, word, "sv").parts == ()


def test_without_keywords_nothing_is_split() -> None:
    assert Reader().keys("barngruppen", "sv")[0].parts == ()


@pytest.mark.parametrize(
    ("word", "present"),
    [
        ("jag", "pronoun person-1 nominative"),
        ("mina", "pronoun person-1 possessive-1"),
        ("inte", "negation"),
        ("grät", "verb past"),
        ("orkade", "verb past"),
        ("orkar", "verb present"),
        ("kan", "verb present"),
        ("skulle", "verb conditional"),
        ("hon", "pronoun person-3"),
        ("qwertzade", "unknown"),
    ],
)
def test_swedish_features(reader: Reader, word: str, present: str) -> None:
    assert set(present.split()) <= set(token(reader, word, "sv").features)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        line.split("=")
        for line in """
        tired=tire tired=tired felt=feel left=leave went=go children=child meetings=meeting overwhelmed=overwhelmed
        stuck=stuck my=i me=i was=be crying=cry gotta=have better=good dont=not
        """.split()
    ],
)
def test_english_base_forms(reader: Reader, word: str, key: str) -> None:
    assert key in token(reader, word, "en").keys


@pytest.mark.parametrize("text", ["I don't", "I don’t", "I couldn't", "I can't", "I cannot", "I won't", "i dont"])
def test_the_english_negation_is_always_not(reader: Reader, text: str) -> None:
    negations = [one for one in reader.keys(text, "en") if "negation" in one.features]
    assert len(negations) == 1
    assert "not" in negations[0].keys


@pytest.mark.parametrize(
    ("word", "present"),
    [
        ("I", "pronoun person-1 nominative"),
        ("my", "pronoun person-1 possessive-1"),
        ("never", "negation"),
        ("felt", "verb past"),
        ("wanted", "verb past"),
        ("should", "verb conditional"),
        ("asdfgh", "unknown"),
    ],
)
def test_english_features(reader: Reader, word: str, present: str) -> None:
    assert set(present.split()) <= set(token(reader, word, "en").features)
