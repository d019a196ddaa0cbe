"""Duty, evaluation or recommendation tells the other what to do.

Bad:
    fi: Sinun kannattaisi puhua esihenkilölle.
    sv: Du borde prata med din chef.
    en: You should talk to your manager.
Good:
    fi: Minkä pitäisi olla toisin, jotta viikko tuntuisi hyvältä?
    sv: Vad skulle behöva vara annorlunda?
    en: What would have to be different for the week to feel good?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "A01"
LEVEL: Levels = everywhere("error", comment=True)
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
