"""What the linter concludes about a text: whether it asks openly, advises, and may be published as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from prompts.lint.checks import CHECKS, presupposition
from prompts.lint.problem import LEVELS, Found, Kind, Levels, Problem
from prompts.lint.sheet import Sheet
from prompts.lint.taking_apart import take_apart
from prompts.lint.wording import Wording
from prompts.model import LANGUAGES, Language, Question
from prompts.reading import Reader

#: So many problems stand beside a wording in the interface; a verdict holds them all.
SHOWN = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """The conclusion about one text of a kind."""

    open: bool | None
    """Whether its questions are open; None when it asks nothing."""
    advice: bool
    """Some rule about advice is broken (A01–A06)."""
    publishable: bool
    """Free of errors. Always true of a mentor's comment: nothing blocks it."""
    problems: tuple[Problem, ...]
    """All of them, the gravest first, each level in the order of the text."""

    @property
    def shown(self) -> tuple[Problem, ...]:
        """The first ones, as many as a reader can take in at once."""
        return self.problems[:SHOWN]


@cache
def _default_reader() -> Reader:
    return Reader()


def lint(
    text: str, kind: Kind, language: Language, reader: Reader | None = None, *, interface: Language | None = None
) -> Verdict:
    """The verdict on a text. ``interface``: the language of the messages, by default that of the text."""
    wording = take_apart(text, kind, language, reader or _default_reader())
    return _verdict(wording, list(_problems(wording, interface or language)))


def lint_question(
    question: Question, reader: Reader | None = None, *, interface: Language | None = None
) -> dict[Language, Verdict]:
    """The verdicts on a bank item's wordings; what they take for granted has to stand among its ``needs``."""
    found: dict[Language, Verdict] = {}
    for language in LANGUAGES:
        text = question.wording.get(language, "")
        if text:
            wording = take_apart(text, question.kind, language, reader or _default_reader())
            shown = interface or language
            problems = [*_problems(wording, shown), *presupposition.problems(wording, question.needs, shown)]
            found[language] = _verdict(wording, problems)
    return found


def _verdict(wording: Wording, problems: list[Problem]) -> Verdict:
    ordered = sorted(problems, key=lambda one: LEVELS.index(one.level))
    advice = any(one.code.startswith("A") for one in ordered)
    publishable = all(one.level != "error" for one in ordered)
    return Verdict(wording.open, advice, publishable, tuple(ordered))


def _problems(wording: Wording, interface: Language) -> Iterator[Problem]:
    for check in CHECKS:
        if wording.kind in check.LEVEL:
            for found in check.check(wording):
                yield _problem(check.CODE, check.LEVEL, check.SHEET, found, wording, interface)


def _problem(code: str, levels: Levels, sheet: Sheet, found: Found, wording: Wording, interface: Language) -> Problem:
    level = levels[wording.kind] if wording.kind == "comment" else found.level or levels[wording.kind]
    name = "comment" if wording.kind == "comment" and "comment" in sheet.texts else found.message
    words = found.words or wording.text[found.start : found.end]
    return Problem(code, level, sheet.text(name, interface, words), found.start, found.end)
