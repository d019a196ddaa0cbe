"""A state or a diagnosis that the other has not named.

Bad:
    fi: Miten uupumuksesi näkyy työssä?
    sv: Hur märks din utmattning på jobbet?
    en: How does your burnout show at work?
Good:
    fi: Miten kuvaat jaksamistasi omin sanoin?
    sv: Hur beskriver du din ork med egna ord?
    en: How do you describe your energy in your own words?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "P03"
LEVEL: Levels = everywhere("error", but=("task",))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
