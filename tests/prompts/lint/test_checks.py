"""The checks as a set: each has its own code, its examples hold, and its messages speak three languages."""

from __future__ import annotations

import re

import pytest

from prompts.lint import lint, lint_question
from prompts.lint.checks import CHECKS, presupposition
from prompts.lint.problem import KINDS, LEVELS
from prompts.model import LANGUAGES, Question

ALL = (*CHECKS, presupposition)


def examples(check) -> list[tuple[str, str, str]]:
    """Each example of a docstring: whether it is bad or good, its language, its text."""
    found, verdict = [], ""
    for line in check.__doc__.splitlines():
        if line in ("Bad:", "Good:"):
            verdict = line[:-1]
        elif verdict and (met := re.fullmatch(r"    (fi|sv|en): (.+)", line)):
            found.append((verdict, *met.groups()))
    return found


EXAMPLES = [(check, *example) for check in CHECKS for example in examples(check)]


@pytest.mark.parametrize(("check", "verdict", "language", "text"), EXAMPLES, ids=lambda one: getattr(one, "CODE", one))
def test_an_example_holds(check, verdict, language, text, reader):
    codes = {problem.code for problem in lint(text, "question", language, reader).problems}
    assert (check.CODE in codes) == (verdict == "Bad"), codes


@pytest.mark.parametrize(("verdict", "language", "text"), examples(presupposition))
def test_an_example_of_what_is_taken_for_granted_holds(verdict, language, text, reader):
    question = Question("a.b", "question", "resources", "live", (), (), (), (), (), (), (), "own", {language: text})
    codes = {problem.code for problem in lint_question(question, reader)[language].problems}
    assert ("N01" in codes) == (verdict == "Bad")


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.CODE)
def test_a_check_has_bad_and_good_examples(check):
    assert {verdict for verdict, _, _ in examples(check)} == {"Bad", "Good"}
    assert {language for _, language, _ in examples(check)} == set(LANGUAGES)


def test_codes_are_unique_and_those_of_the_rules():
    assert sorted(check.CODE for check in ALL) == sorted(
        [f"Q0{n}" for n in range(1, 10)]
        + [f"A0{n}" for n in range(1, 7)]
        + [f"P0{n}" for n in range(1, 5)]
        + [f"T0{n}" for n in range(1, 7)]
        + ["N01"]
    )


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.CODE)
def test_levels_are_known(check):
    assert set(check.LEVEL) <= set(KINDS)
    assert set(check.LEVEL.values()) <= set(LEVELS)


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.CODE)
def test_messages_ask_in_three_languages(check):
    for name, texts in check.SHEET.texts.items():
        for language in LANGUAGES:
            assert texts[language].endswith("?"), (name, language)
            assert "{words}" in texts[language] or check.CODE == "Q01", (name, language)


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.CODE)
def test_every_pattern_compiles(check):
    for language, groups in check.SHEET.patterns.items():
        for group in groups:
            check.SHEET.phrases(language, group)


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.CODE)
def test_a_message_breaks_none_of_the_rules_about_advice(check, reader):
    """What asks the writer to change something must not tell them to."""
    for texts in check.SHEET.texts.values():
        for language in LANGUAGES:
            said = re.sub(r"«[^»]*»", "«…»", texts[language].replace("{words}", "…").replace("{need}", "…"))
            found = [one for one in lint(said, "comment", language, reader).problems if one.code[0] == "A"]
            assert found == [], said
