"""A wording takes something for granted that its ``needs`` do not state.

Bad:
    fi: Mikä on ollut paremmin viime tapaamisen jälkeen?
    sv: Vad märkte du under mellanuppgiften?
    en: What would your teammate notice tomorrow?
Good:
    fi: Mikä on ollut paremmin?
    sv: Vad märkte du?
    en: What would somebody notice?
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from prompts.lint.problem import Level, Problem
from prompts.lint.sheet import sheet
from prompts.lint.wording import Wording
from prompts.model import Language

CODE = "N01"
SHEET = sheet(__name__)
#: What only an actor's text can meet: the wording may name it in passing, so a second pair of eyes decides.
_TOLD = frozenset({"feeling", "moment", "one_child", "success"})


def problems(wording: Wording, needs: Collection[str], interface: Language) -> Iterator[Problem]:
    """A problem for every need that the wording has and the item does not state."""
    met_by = SHEET.tables["met_by"]
    for need in SHEET.patterns[wording.language]:
        if need == "except" or need in needs or any(other in needs for other in met_by.get(need, ())):
            continue
        if need == "number" and wording.kind == "scale":
            continue
        for found in SHEET.find(wording, need):
            level: Level = "warning" if need in _TOLD else "error"
            words = wording.text[found.start : found.end]
            message = SHEET.text("message", interface, words).replace("{need}", need)
            yield Problem(CODE, level, message, found.start, found.end)
