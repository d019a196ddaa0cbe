"""What a text as a whole is like: the model's tables, and the sum over what a text is made of."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from prompts.gist.features import features, words
from prompts.model import CATEGORIES, Category, Language, Phase
from prompts.noticing import Noticed
from prompts.reading import Reading

FOLDER = Path(__file__).parent / "weights"
#: The tables hold whole numbers: so many make one.
UNIT, RARITY_UNIT = 1000, 100
#: A text of few words is a shorter vector than this, and tells the less.
LEAST_LENGTH = 20.0
#: Names of columns that tell of no technique; a category stands under its own.
HEAVY, CARD = "heavy", "card"
OF_TEXTS: tuple[str, ...] = (HEAVY, CARD, *CATEGORIES)
#: Names of rows that stand in for no word.
ALWAYS, GOAL, MOMENT = "@", "@goal", "@"


@dataclass(frozen=True, slots=True)
class Gist:
    """What texts like this one called for, each on a scale from -1 (amiss) over 0 to 1 (the very thing)."""

    calls: Mapping[str, float]
    """Technique → how well a question of it fits."""
    heavy: float
    """How like it is to texts after which only what carries may be asked."""
    card: float
    """How like it is to texts that bring a support card of whatever category."""
    categories: Mapping[Category, float]


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one language. A row: what a feature adds to the square of the length, then a weight a column."""

    origin: str
    """The digest of the reflections they were learnt from."""
    columns: tuple[str, ...]
    rows: Mapping[str, array[int]]

    def text(self, names: Iterable[str]) -> dict[str, float]:
        """What the features of a text say, over its length as a vector."""
        squares, *totals = self._sums(names)
        length = max(sqrt(squares / RARITY_UNIT), LEAST_LENGTH)
        return {name: total / length / UNIT for name, total in zip(self.columns, totals, strict=True)}

    def beside(self, *names: str) -> dict[str, float]:
        """What is said whatever the text, by the names of rows that stand in for no word."""
        _, *totals = self._sums(names)
        return {name: total / UNIT for name, total in zip(self.columns, totals, strict=True)}

    def _sums(self, names: Iterable[str]) -> list[int]:
        nothing = array("i", [0] * (1 + len(self.columns)))
        rows = (row for name in names if (row := self.rows.get(name)) is not None)
        return [*map(sum, zip(nothing, *rows, strict=True))]


def gist(noticed: Noticed, phase: Phase, *, goal: bool) -> Gist:
    """What a text is like. Its moment of the process, and whether there is a goal, tell of techniques alone."""
    table = load(noticed.reading.language)
    text = table.text(features(noticed))
    now = table.beside(ALWAYS, MOMENT + phase, *([GOAL] if goal else []))
    ever = table.beside(ALWAYS, f"{MOMENT}between")
    calls = {name: text[name] + now[name] for name in table.columns if name not in OF_TEXTS}
    heavy, card, *categories = (text[name] + ever[name] for name in OF_TEXTS)
    return Gist(calls, heavy, card, dict(zip(CATEGORIES, categories, strict=True)))


def loudest(reading: Reading, technique: str) -> tuple[int, int] | None:
    """The clause of the writer's own that speaks most for a technique, or none that does."""
    table = load(reading.language)
    column = 1 + table.columns.index(technique)
    told: dict[int, int] = {}
    for token in reading.tokens:
        if reading.clauses[token.clause].kind == "main":
            worth = sum(table.rows[name][column] for name in words(token) if name in table.rows)
            told[token.clause] = told.get(token.clause, 0) + worth
    best = max(told, key=lambda place: told[place], default=None)
    if best is None or told[best] <= 0:
        return None
    return reading.clauses[best].start, reading.clauses[best].end


def path(language: Language) -> Path:
    """The table of one language."""
    return FOLDER / f"{language}.tsv"


@cache
def load(language: Language) -> Table:
    """The table of a language, read once."""
    lines = path(language).read_text(encoding="utf-8").splitlines()
    origin, _, *columns = lines[0].split("\t")
    rows = {}
    for line in lines[1:]:
        name, *numbers = line.split("\t")
        rows[name] = array("i", map(int, numbers))
    return Table(origin, tuple(columns), rows)
