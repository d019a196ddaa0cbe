"""*Kysynkö vai neuvonko?*: what a wording sounds like, and twelve moments to practise on."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from journal.curation.models import Exercise, Sound, Stretch
from journal.curation.service.engines import engine
from journal.db import Database
from prompts.model import Language

EXERCISES = Path(__file__).resolve().parent.parent / "exercises.toml"


def listen(db: Database, text: str, interface: Language) -> Sound:
    """What a question somebody practises on sounds like. Nothing of it is stored or logged."""
    from prompts.lint import lint

    asked = engine(db)
    found = asked.detect(text)
    language = interface if found == "unknown" else found
    shown = lint(text, "question", language, asked.reader, interface=interface).shown
    return Sound(_stretches(text, [(one.start, one.end) for one in shown]), tuple(one.message for one in shown))


def _stretches(text: str, met: list[tuple[int, int]]) -> tuple[Stretch, ...]:
    """The text cut where remarks begin and end."""
    cuts = sorted({0, len(text), *(place for span in met for place in span)})
    return tuple(
        Stretch(text[start:end], any(first <= start and end <= last for first, last in met))
        for start, end in pairwise(cuts)
    )


@cache
def exercises(language: Language) -> tuple[Exercise, ...]:
    """The twelve moments to practise on, in one language."""
    rows = tomllib.loads(EXERCISES.read_text(encoding="utf-8"))["exercise"]
    return tuple(Exercise(**row[language]) for row in rows)
