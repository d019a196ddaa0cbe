"""Too long to be taken in at one breath.

Bad:
    fi: Kun ajattelet kaikkia niitä tilanteita, joissa olet kuluneen toimintakauden aikana joutunut sovittamaan yhteen tiimin, huoltajien ja esihenkilön erilaisia odotuksia, mitä sellaista olet huomannut itsessäsi, joka on auttanut sinua?
Good:
    fi: Mitä olet huomannut itsessäsi, joka on auttanut sinua?
    sv: Vad har du märkt hos dig själv?
    en: What have you noticed in yourself?
"""  # noqa: E501

from __future__ import annotations

import re
from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "T01"
LEVEL: Levels = everywhere("warning")
SHEET = sheet(__name__)
#: More words than this are many; Finnish says with one word what the others say with two.
_MANY = {"fi": 20, "sv": 25, "en": 25}
_TOO_MANY = 40
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def check(wording: Wording) -> Iterator[Found]:
    """The whole text when it has too many words."""
    count = sum(1 for _ in _WORD.finditer(wording.text))
    if count > _MANY[wording.language]:
        yield Found(0, len(wording.text), "error" if count > _TOO_MANY else None, words=str(count))
