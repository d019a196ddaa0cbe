"""A problem is brought up that the other may not have named; one taken for granted is graver.

Bad:
    fi: Mikä on suurin ongelmasi?
    fi: Mikä meni vikaan?
    sv: Vad är ditt största problem?
    en: What is stopping you?
Good:
    fi: Mitä toivot tilalle?
    fi: Kirjoitit: «ongelmani on kiire». Mitä toivot tilalle?
    sv: Vad önskar du i stället?
    en: What would you like instead?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "P01"
LEVEL: Levels = everywhere("warning", but=("task",))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """A warning where a problem is named, an error where the other is said to have it."""
    presumed = [Found(one.start, one.end, "error", "presumed") for one in SHEET.find(wording, "presumed")]
    yield from presumed
    for one in SHEET.find(wording):
        if not any(graver.start <= one.start < graver.end for graver in presumed):
            yield one
