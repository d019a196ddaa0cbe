"""Always, never, everybody: a word that leaves no exception.

Bad:
    fi: Mikä on aina vaikeaa?
    sv: Vad är alltid svårt?
    en: What is always hard?
Good:
    fi: Mikä on ollut viime aikoina vaikeaa?
    sv: Vad har varit svårt på sistone?
    en: What has been hard lately?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "T04"
LEVEL: Levels = everywhere("hint")
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
