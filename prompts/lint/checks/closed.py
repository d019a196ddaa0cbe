"""Yes or no would do as an answer.

Bad:
    fi: Onko tiimisi tukenut sinua?
    fi: Haluut sä jatkaa tästä?
    sv: Har ditt team stöttat dig?
    en: You mean the morning routine?
Good:
    fi: Miltä viikko tuntui?
    sv: Var någonstans märkte du det?
    en: In what moments did it go well?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels
from prompts.lint.sheet import sheet, span
from prompts.lint.wording import Wording

CODE = "Q02"
LEVEL: Levels = {"question": "error"}
SHEET = sheet(__name__)
_SHOWN = 3


def check(wording: Wording) -> Iterator[Found]:
    """The first words of each closed question."""
    for sentence in wording.sentences:
        if sentence.form == "closed":
            start = sentence.asks if sentence.asks < len(sentence.words) else 0
            yield span(sentence.words[start : start + _SHOWN])
