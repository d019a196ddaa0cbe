"""The words somebody else said: what stands inside quotation marks is the actor's own and not ours to judge."""

from __future__ import annotations

import re

_MARK = re.compile('[«»“”„"]')
#: Opening mark → the marks that may close it. In Finnish and Swedish ” both opens and closes.
_CLOSING = {"«": "»", "“": "“”", "”": "”", "„": "“”", '"': '"', "»": "»«"}
#: Stands for each quoted character: it is neither a letter nor a mark of any rule.
BLANK = "\ue000"


def without_quotes(text: str) -> str:
    """The text with all that is quoted blanked out, offsets kept. Marks around the whole text quote nothing."""
    spans = _quoted(text)
    if len(spans) == 1 and not any(map(str.isalpha, text[: spans[0][0]] + text[spans[0][1] :])):
        return text
    pieces, done = [], 0
    for start, end in spans:
        pieces += [text[done:start], BLANK * (end - start)]
        done = end
    return "".join((*pieces, text[done:]))


def _quoted(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opened is not None and mark.group() in _CLOSING[opened.group()]:
            spans.append((opened.start(), mark.end()))
            opened = None
        elif opened is None:
            opened = mark
    return spans
