"""A word that only specialists use. House words such as vasu are at home here.

Bad:
    fi: Miten reframaisit tilanteen resilienssisi näkökulmasta?
    sv: Hur operationaliserar du din resiliens?
    en: How would you operationalise your resilience?
Good:
    fi: Miten vasu-keskustelu sujui?
    sv: Vad hjälpte dig att fortsätta?
    en: What helped you keep going?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "T03"
LEVEL: Levels = everywhere("warning")
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
