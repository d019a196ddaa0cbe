"""Nothing is asked.

Bad:
    fi: Tiimityö on tärkeää.
    sv: Teamarbete är viktigt.
    en: Teamwork is important.
Good:
    fi: Mitä tiimityö sinulle antaa?
    sv: Vad ger teamarbetet dig?
    en: What does teamwork give you?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q01"
LEVEL: Levels = {"question": "error", "scale": "error"}
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """The whole text, when no sentence of it ends in a question mark."""
    if not any(sentence.marked for sentence in wording.sentences):
        yield Found(0, len(wording.text))
