"""A letter touches a slot: what is put there comes uninflected.

Bad:
    fi: Mikä on muuttunut {tavoite}ssa?
    sv: Vad har hänt med {mål}et?
    en: What has happened to {goal}s?
Good:
    fi: Kirjoitit: «{lainaus}». Mikä siinä on sinulle tärkeää?
    sv: Du skrev: «{lainaus}». Vad i det är viktigt för dig?
    en: What does your {luku} hold?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "T06"
LEVEL: Levels = everywhere("error")
SHEET = sheet(__name__)
_GLUED = re.compile(r"\{\w{1,40}\}»?[:'’-]?\w{1,40}|(?<=\w)\{\w{1,40}\}")


def check(wording: Wording) -> Iterator[Found]:
    """Every slot that something is glued to."""
    for met in _GLUED.finditer(wording.text):
        yield Found(met.start(), met.end())
