"""The question is wrapped in a request for leave to ask.

Bad:
    fi: Voisitko kertoa, mikä auttoi?
    sv: Kan du berätta vad som hjälpte?
    en: Can you tell me what helped?
Good:
    fi: Mikä auttoi?
    sv: Vad hjälpte?
    en: What helped?
"""

from __future__ import annotations

from collections.abc import Iterator

from prompts.lint.problem import Found, Levels, everywhere
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording

CODE = "Q04"
LEVEL: Levels = everywhere("warning", but=("ack", "task"))
SHEET = sheet(__name__)


def check(wording: Wording) -> Iterator[Found]:
    """Every phrase of the sheet that is met."""
    return SHEET.find(wording)
