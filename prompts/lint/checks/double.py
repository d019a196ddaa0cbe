"""Two questions in one: the writer answers the easier one.

Bad:
    fi: Mitä teit ja miten muut reagoivat?
    fi: Mikä auttoi? Kuka oli mukana?
    en: What do you want? Who knows? What comes next?
    sv: Vad gjorde du och hur reagerade de andra?
    en: What did you do, and how did the others react?
Good:
    fi: Mitä teit ja sanoit?
    fi: Kuvaat raskasta jaksoa. Mikä on auttanut sinua?
    sv: Vad gjorde och sade du?
    en: What did you do and say?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q07"
LEVEL: Levels = everywhere("warning", but=("ack", "task"))
SHEET = sheet(__name__)
#: Two may belong together and a second curator decides; a row of them is an interrogation.
_A_PAIR = 2


def check(wording: Wording) -> Iterator[Found]:
    """Two interrogatives joined by a conjunction, or the second of two questions; a row of three or more is graver."""
    yield from SHEET.find(wording)
    asking = [sentence for sentence in wording.sentences if sentence.marked]
    for sentence in asking[1:2]:
        yield Found(sentence.start, sentence.end, "error" if len(asking) > _A_PAIR else None)
