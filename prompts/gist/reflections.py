"""The reflections that the model is learnt from, with what a reader says a question after each should do."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prompts.model import CATEGORIES, LANGUAGES, Category, Language, Phase

FOLDER = Path(__file__).parent / "reflections"
#: Each technique in two letters, as the tables of labels name it.
TECHNIQUES = {
    "bh": "best_hopes",
    "pf": "preferred_future",
    "ex": "exceptions",
    "sc": "scaling",
    "co": "coping",
    "re": "resources",
    "op": "other_perspective",
    "ns": "next_small_sign",
    "we": "what_else",
    "wb": "whats_better",
    "cl": "closing",
    "ve": "values_emotion",
    "ps": "pre_session",
    "su": "supporters",
    "be": "benefits",
    "cs": "credit_sharing",
    "hh": "hope_horizon",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One reflection. ``writer``: whose it is, so that the model can be tried on writers it has not read."""

    writer: str
    language: Language
    phase: Phase
    goal: str
    text: str
    best: frozenset[str]
    acceptable: frozenset[str]
    forbidden: frozenset[str]
    card: Category | None
    card_sure: bool


def path(language: Language) -> Path:
    """The table of one language."""
    return FOLDER / f"{language}.tsv"


def digest() -> str:
    """A hash over all tables: what weights were learnt from."""
    return hashlib.sha256(b"".join(path(one).read_bytes() for one in LANGUAGES)).hexdigest()[:16]


def labelled(language: Language) -> Iterator[Labelled]:
    """The reflections of one language. Raises ``ValueError`` naming the line whose labels are none."""
    with path(language).open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
            try:
                yield _labelled(row, language)
            except KeyError as unknown:
                raise ValueError(f"{path(language)}:{number}: {unknown} is no label") from unknown


def _labelled(row: dict[str, str], language: Language) -> Labelled:
    best, acceptable, forbidden = (
        frozenset(TECHNIQUES[code] for code in row[column].split()) for column in ("best", "acceptable", "forbidden")
    )
    due = row["card"].rstrip("?")
    card = {one: one for one in CATEGORIES}[due] if due else None  # type: ignore[index]
    return Labelled(
        writer=row["writer"],
        language=language,
        phase=row["phase"],  # type: ignore[arg-type]
        goal=row["goal"],
        text=row["text"].replace("\\n", "\n"),
        best=best,
        acceptable=acceptable,
        forbidden=forbidden,
        card=card,
        card_sure=bool(due) and not row["card"].endswith("?"),
    )
