"""The speaker takes the other's place.

Bad:
    fi: Minä sinuna lepäisin.
    sv: Om jag vore du skulle jag vila.
    en: If I were you, I would rest.
Good:
    fi: Millainen olit sinä silloin?
    sv: Vad skulle du göra om du vore dig själv på din bästa dag?
    en: What are you like at your best?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "A04"
LEVEL: Levels = everywhere("error", comment=True)
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
