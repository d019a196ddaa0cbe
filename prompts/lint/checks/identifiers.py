"""A name or another mark that tells who is meant.

Bad:
    fi: Mitä Eemeli huomaisi sinussa?
    sv: Vad skulle Elias säga om din morgon?
    en: What would Emily say about your morning?
Good:
    fi: Mitä toivo sinulle merkitsee?
    sv: Vad betyder hopp för dig?
    en: What would a child in your group notice?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prompts.identifying.search import marks
from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "T05"
LEVEL: Levels = everywhere("error", comment=True)
SHEET = sheet(__name__)
#: A capital inside a sentence. Swedish and English wordings without one need no dictionary.
#: Pronouns that are given names as well, where a capital shows nothing.
_PRONOUNS = {"fi": frozenset[str](), "sv": frozenset(["mina", "min", "era"]), "en": frozenset[str]()}
_CAPITAL = re.compile(r"[\w,;»”)] (?!I\b)[^\W\d_a-zåäö]")


def check(wording: Wording) -> Iterator[Found]:
    """Every name, number or address met, also inside quotation marks."""
    ask = wording.language == "fi" or _CAPITAL.search(wording.text)
    openings = {sentence.start: sentence.words[0].lower for sentence in wording.sentences}
    for one in marks(wording.text, wording.language, wording.reader if ask else None):
        # *Mina kolleger …* begins with a pronoun, not with a name.
        if openings.get(one.start) not in _PRONOUNS[wording.language]:
            yield Found(one.start, one.end)
