"""A statement that only seeks agreement with its tag.

Bad:
    fi: Se oli sinulle tärkeää, eikö niin?
    sv: Det var viktigt för dig, eller hur?
    en: That mattered to you, didn't it?
Good:
    fi: Mikä siinä oli sinulle tärkeää?
    sv: Vad var viktigt för dig, och hur märktes det?
    en: What mattered to you?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q05"
LEVEL: Levels = everywhere("error", but=("ack", "task"))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
