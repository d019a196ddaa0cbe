"""Research or the own experience is set above what the other has noticed.

Bad:
    fi: Tutkimusten mukaan tauot auttavat.
    sv: Enligt forskningen hjälper pauser.
    en: Research shows that breaks help.
Good:
    fi: Mitä olet itse huomannut taukojen vaikutuksesta?
    sv: Vad har du själv märkt?
    en: What have you noticed about breaks yourself?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "A06"
LEVEL: Levels = {"question": "warning", "scale": "warning", "task": "error", "ack": "warning"}
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
