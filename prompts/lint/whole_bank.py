"""Linting every wording of a bank: what a curator sees before publishing, what the tests hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prompts.lint.problem import Problem
from prompts.lint.verdict import lint_question
from prompts.model import Language, Question
from prompts.reading import Reader


@dataclass(frozen=True, slots=True)
class Remark:
    """A problem of one question's wording in one language."""

    question: str
    language: Language
    wording: str
    problem: Problem


def remarks(
    questions: Iterable[Question], reader: Reader | None = None, *, interface: Language | None = None
) -> Iterator[Remark]:
    """Every problem of every wording that is not retired, question by question."""
    for question in questions:
        if question.state == "retired":
            continue
        for language, verdict in lint_question(question, reader, interface=interface).items():
            for problem in verdict.problems:
                yield Remark(question.id, language, question.wording[language], problem)
