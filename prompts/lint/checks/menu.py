"""Ready solutions are listed as examples.

Bad:
    fi: Mitä voisit tehdä, esimerkiksi pitää taukoja tai puhua esihenkilölle?
    sv: Vad kunde du göra, till exempel ta pauser eller prata med chefen?
    en: What could you do, for example take breaks or talk to your manager?
Good:
    fi: Mitä huomasit esimerkiksi viime viikolla?
    sv: Vad märkte du till exempel förra veckan?
    en: What did you notice, for example last week?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "A05"
LEVEL: Levels = everywhere("error", but=("ack",))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
