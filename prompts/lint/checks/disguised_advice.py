"""Advice dressed as a question.

Bad:
    fi: Oletko kokeillut päiväkirjan pitämistä?
    fi: Mikä estää sinua pyytämästä apua?
    sv: Hur skulle det kännas att prata med chefen?
    en: How would it feel to take a break?
Good:
    fi: Mitä olet jo kokeillut?
    fi: Mitä huomaisit, jos olisit puoli askelta lähempänä?
    sv: Vad har du redan provat?
    en: What have you tried so far?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "A02"
LEVEL: Levels = everywhere("error", comment=True)
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
