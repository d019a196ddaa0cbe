"""Praise that judges from above.

Bad:
    fi: Hienoa, olen ylpeä sinusta!
    sv: Bra jobbat, jag är stolt över dig!
    en: Well done, I'm proud of you!
Good:
    fi: Miten sait sen onnistumaan?
    sv: Hur lyckades du med det?
    en: How did you manage that?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "P04"
LEVEL: Levels = {"question": "hint", "scale": "hint", "task": "hint", "ack": "warning"}
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
