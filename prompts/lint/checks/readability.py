"""Long sentences of long words (LIX), a hint only: single questions are too short for more.

Bad:
    fi: Millaisia varhaiskasvatussuunnitelmakeskusteluihin valmistautumiskokemuksia henkilöstöryhmillä muodostui?
Good:
    fi: Miten vasu-keskusteluun valmistauduttiin?
    sv: Hur förberedde ni er?
    en: How did you get ready?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "T02"
LEVEL: Levels = everywhere("hint")
SHEET = sheet(__name__)
_HEAVY = {"fi": 80.0, "sv": 50.0, "en": 50.0}
#: LIX counts words longer than this as long.
_LONG = 6
#: Finnish is full of long words: only a very long one beside a high LIX is worth a remark.
_VERY_LONG = {"fi": 20, "sv": 16, "en": 14}
_WORD = re.compile(r"\w+(?:-\w+)*")


def check(wording: Wording) -> Iterator[Found]:
    """The longest word of a heavy text."""
    words = list(_WORD.finditer(wording.plain))
    if not words or not wording.sentences:
        return
    long = sum(len(word.group()) > _LONG for word in words)
    lix = len(words) / len(wording.sentences) + 100 * long / len(words)
    longest = max(words, key=lambda word: len(word.group()))
    if lix > _HEAVY[wording.language] and len(longest.group()) > _VERY_LONG[wording.language]:
        yield Found(longest.start(), longest.end())
