"""The checks, one module each, in the order in which their problems are listed within a level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from prompts.lint.checks import (
    absolutes,
    blame,
    closed,
    disguised_advice,
    double,
    expert,
    forced_choice,
    glued_slot,
    identifiers,
    if_i_were_you,
    imperative,
    jargon,
    label,
    leading_negative,
    length,
    menu,
    modal_advice,
    not_a_question,
    praise,
    problem_talk,
    quantity,
    readability,
    tag,
    why,
    wrapped,
)
from prompts.lint.problem import Found, Levels
from prompts.lint.sheet import Sheet
from prompts.lint.wording import Wording


class Check(Protocol):
    """What every module of this package offers."""

    CODE: str
    LEVEL: Levels
    SHEET: Sheet

    def check(self, wording: Wording) -> Iterator[Found]:
        """Where the wording breaks the rule."""
        ...


CHECKS: tuple[Check, ...] = cast(
    "tuple[Check, ...]",
    (
        modal_advice,
        disguised_advice,
        imperative,
        if_i_were_you,
        menu,
        expert,
        leading_negative,
        blame,
        tag,
        closed,
        not_a_question,
        label,
        identifiers,
        glued_slot,
        problem_talk,
        why,
        forced_choice,
        double,
        wrapped,
        quantity,
        length,
        jargon,
        praise,
        absolutes,
        readability,
    ),
)
