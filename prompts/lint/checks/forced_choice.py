"""Two answers are offered, and only these.

Bad:
    fi: Haluatko puhua tiimistä vai esihenkilöstä?
    sv: Vill du prata om teamet eller chefen?
    en: Do you want to talk about the team or about your manager?
Good:
    fi: Mistä tai kenestä haluat kertoa?
    sv: Vad eller vem gav dig kraft?
    en: Who or what gave you energy?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q06"
LEVEL: Levels = everywhere("warning", but=("ack", "task"))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
