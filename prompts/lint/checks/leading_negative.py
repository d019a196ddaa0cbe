"""A negative question that already says what to answer.

Bad:
    fi: Eikö olisi parempi levätä?
    sv: Tycker du inte att det vore bättre att vila?
    en: Don't you think it would be better to rest?
Good:
    fi: Mikä ei ole muuttunut?
    sv: Vad har inte förändrats?
    en: What has not changed?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q09"
LEVEL: Levels = everywhere("error", but=("ack", "task"))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
