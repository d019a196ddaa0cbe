"""A number is asked for where a description would tell more.

Bad:
    fi: Montako kertaa se onnistui?
    sv: Hur många gånger hände det?
    en: How many times did it happen?
Good:
    fi: Miten paljon lähempänä olet nyt kuin syksyllä?
    sv: Hur fick du det att hända?
    en: How did you make it happen?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q03"
LEVEL: Levels = everywhere("hint", but=("scale", "ack", "task"))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
