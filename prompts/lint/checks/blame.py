"""Blame for what was done or left undone.

Bad:
    fi: Miten saatoit unohtaa sen?
    fi: Sinun olisi pitänyt kertoa aiemmin.
    sv: Hur kunde du glömma det?
    en: How could you forget that?
Good:
    fi: Miten sait sen onnistumaan?
    sv: Hur lyckades du?
    en: How did you manage that?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "P02"
LEVEL: Levels = everywhere("error", comment=True)
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met; *how could you stay so calm* is admiration and is not."""
    return SHEET.find(wording)
