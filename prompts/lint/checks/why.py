"""Why asks for reasons and easily sounds like blame, most of all about what is past or was not done.

Bad:
    fi: Miksi et kertonut tiimille?
    fi: Miksi valitsit tämän tavoitteen?
    sv: Varför sade du inget?
    en: Why didn't you tell the team?
Good:
    fi: Mikä sai sinut valitsemaan tämän tavoitteen?
    sv: Vad fick dig att välja det här?
    en: What made this goal the one you chose?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q08"
LEVEL: Levels = everywhere("warning", but=("ack", "task"))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """A warning; an error about what the other did or did not do."""
    blamed = [Found(one.start, one.end, "error", "blamed") for one in SHEET.find(wording, "blamed")]
    yield from blamed
    for one in SHEET.find(wording):
        if not any(graver.start <= one.start < graver.end for graver in blamed):
            yield one
