"""Two pages of the same boxes: what each has changed is kept, and nothing is overwritten unseen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from journal.agreements.models import Saved, Sent, mark
from journal.errors import Invalid


def merge(stored: Mapping[str, str], sent: Sent, *, own: bool) -> tuple[dict[str, str], dict[str, str]]:
    """What to store of a page's boxes, and what to keep beside.

    A box the page did not touch is left as it is. One that both changed keeps the words that came first; the others are
    kept beside. With ``own`` the stored words came from this very page: a lost answer made it save again.
    """
    changed, aside = {}, {}
    for name, text in sent.texts.items():
        there, was = stored.get(name, ""), sent.was.get(name, mark(""))
        if text == there or mark(text) == was:
            continue
        if own or was == mark(there):
            changed[name] = text
        else:
            aside[name] = text
    return changed, aside


def saved(version: int, at: datetime | None, sent: Sent, aside: Mapping[str, str]) -> Saved:
    """What the page is told: boxes kept beside stay at the words they were made with."""
    known = {name: sent.was.get(name, mark("")) if name in aside else mark(text) for name, text in sent.texts.items()}
    return Saved(version, at, known, tuple(aside))


def refuse_long(texts: Mapping[str, str], longest: int) -> None:
    """Raise ``Invalid`` (``too_long``) for every box that holds more than there is room for."""
    problems = {name: "too_long" for name, text in texts.items() if len(text) > longest}
    if problems:
        raise Invalid(problems)
