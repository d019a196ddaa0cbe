"""The linter: keeps advice, closed questions and presuppositions out of the bank, and hints at them in comments."""

from __future__ import annotations

from prompts.lint.problem import KINDS, Kind, Level, Problem
from prompts.lint.verdict import Verdict, lint, lint_question

__all__ = ["KINDS", "Kind", "Level", "Problem", "Verdict", "lint", "lint_question"]
