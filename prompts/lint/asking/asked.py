"""What the three languages share: the clauses of a sentence, each with what it does for the asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from prompts.lint.wording import Form, Word

Clauses = Sequence[Sequence[Word]]

Role = Literal["open", "closed", "frame", "other"]
"""``open`` and ``closed`` ask; a ``frame`` (when …, if …) leads to a question; ``other`` tells something."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The form of a sentence. ``start``: place of the asking's first word; ``told``: words before it that tell."""

    form: Form
    start: int
    told: int


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its role, and the place in it where its asking begins."""

    role: Role
    at: int = 0


Judge = Callable[[Sequence[Word], bool, "Part | None"], Part]
"""A clause, whether it is the first, and the part before it → its part."""


def parts(clauses: Clauses, judge: Judge) -> list[Part]:
    """Each clause's part in the sentence."""
    found: list[Part] = []
    for place, words in enumerate(clauses):
        found.append(judge(words, place == 0, found[-1] if found else None))
    return found


def asked(form: Form, clauses: Clauses, found: Sequence[Part], place: int) -> Asked:
    """The answer when the clause at ``place`` is the one that asks."""
    before = sum(len(words) for words in clauses[:place])
    told = 0
    for words, part in zip(clauses[:place], found, strict=False):
        if part.role == "frame":
            break
        told += len(words)
    return Asked(form, before + found[place].at, told)


def unasked(clauses: Clauses, form: Form = "stated") -> Asked:
    """A sentence in which no clause asks: all of it tells."""
    count = sum(len(words) for words in clauses)
    return Asked(form, count, count)
