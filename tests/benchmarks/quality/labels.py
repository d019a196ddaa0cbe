"""The labelled reflections: who read what, how far the readers agree, and what of it is agreed on."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prompts.gist.reflections import TECHNIQUES as SHORT

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Label:
    """What one reader says of one text. ``card`` is a category, ``category?`` where one may show, or empty."""

    best: tuple[str, ...]
    acceptable: frozenset[str]
    forbidden: frozenset[str]
    card: str

    @property
    def fitting(self) -> frozenset[str]:
        """All that fits, the best included."""
        return self.acceptable | set(self.best)


@dataclass(frozen=True)
class Reflection:
    """A text with its moment and what both readers agree on. ``languages``: those it may be taken for."""

    id: str
    languages: tuple[str, ...]
    asked: Mapping[str, Any]
    """The line as ``ask --jsonl`` takes it."""
    label: Label


def reflections() -> list[Reflection]:
    """All texts with the agreed part of their first reader's two readings."""
    return _labelled({name: _agreed(one, other) for name, (one, other) in pairs().items()})


def independent() -> list[Reflection]:
    """The same texts with the labels of an independent reader, who left two of them out."""
    return _labelled(_reading("labels_c.tsv"))


def _labelled(labels: Mapping[str, Label]) -> list[Reflection]:
    rows = [row for row in _rows("reflections.tsv") if row["id"] in labels]
    return [Reflection(row["id"], _languages(row), row, labels[row["id"]]) for row in rows]


def afterwards() -> list[Reflection]:
    """Texts that nobody looked at while the engine was worked on, read once."""
    return _read_once("afterwards.tsv")


def unseen() -> list[Reflection]:
    """Texts of the independent reader's own, written and labelled before the engine met them."""
    return _read_once("unseen.tsv")


def unseen_later() -> list[Reflection]:
    """Further ones, written with them and run once, after the misses on the others were looked at."""
    return _read_once("unseen_later.tsv")


def of_others() -> list[Reflection]:
    """Texts of two further writers who saw neither the engine nor its bank, labelled by themselves."""
    return _read_once("others.tsv")


def of_others_later() -> list[Reflection]:
    """Further ones of theirs, held back until the misses on the others were looked at, and run once."""
    return _read_once("others_later.tsv")


def strict() -> list[Reflection]:
    """A third set of theirs, half said plainly, half shown, with few techniques called fitting for each."""
    return _read_once("strict.tsv")


def fourth() -> list[Reflection]:
    """A fourth set by two more writers, plainer than the third; run once before anybody looked at it."""
    return _read_once("fourth.tsv")


def fifth() -> list[Reflection]:
    """A fifth set, written and labelled after the gist was learnt, and run once before anybody looked at it."""
    return _read_once("fifth.tsv")


def _read_once(name: str) -> list[Reflection]:
    return [Reflection(row["id"], _languages(row), _asked(row), _label(row)) for row in _rows(name)]


def _asked(row: Mapping[str, str]) -> dict[str, Any]:
    """The line as ``ask --jsonl`` takes it. A history stands as ``coping answered 3, …``: so many days ago."""
    past = (one.split() for one in (row.get("history") or "").split(", ") if one)
    history = [{"technique": name, "outcome": outcome, "days_ago": int(days)} for name, outcome, days in past]
    told = {key: row[key] for key in ("id", "phase", "goal")}
    return {**told, "text": row["text"].replace("\\n", "\n"), "history": history}


def _languages(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row.pop("language").split("+"))


def pairs() -> dict[str, tuple[Label, Label]]:
    """Both readings of each text. Raises ``ValueError`` when one reader left a text out."""
    one, other = (_reading(name) for name in ("labels_a.tsv", "labels_b.tsv"))
    if one.keys() != other.keys():
        raise ValueError(f"only one reading of {sorted(one.keys() ^ other.keys())}")
    return {name: (one[name], other[name]) for name in one}


def between_readers() -> list[tuple[Label, Label]]:
    """The first reader's first reading beside the independent reader's, of all texts that both read."""
    one, other = (_reading(name) for name in ("labels_a.tsv", "labels_c.tsv"))
    return [(one[name], label) for name, label in other.items()]


def _reading(name: str) -> dict[str, Label]:
    return {row["id"]: _label(row) for row in _rows(name)}


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        told = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)


def _label(row: Mapping[str, str]) -> Label:
    best, acceptable, forbidden = (
        [SHORT[one] for one in row[key].split()] for key in ("best", "acceptable", "forbidden")
    )
    return Label(tuple(best), frozenset(acceptable), frozenset(forbidden), row["card"] or "")


def _agreed(one: Label, other: Label) -> Label:
    """Best where both say best; what only one calls best is acceptable unless the other forbids it."""
    best = tuple(name for name in one.best if name in other.best)
    disputed = {*one.best, *other.best} - {*best, *one.forbidden, *other.forbidden}
    acceptable = (one.fitting & other.fitting) | disputed
    return Label(best, frozenset(acceptable - {*best}), one.forbidden & other.forbidden, _card(one.card, other.card))


def _card(one: str, other: str) -> str:
    """A card is due where both say so, and may show where one does."""
    if one == other:
        return one
    return (one or other).rstrip("?") + "?"


def kappa(labels: Iterable[tuple[Label, Label]]) -> float:
    """Cohen's kappa of the readers' first best technique."""
    firsts = [(one.best[0] if one.best else "", other.best[0] if other.best else "") for one, other in labels]
    same = sum(one == other for one, other in firsts) / len(firsts)
    left, right = Counter(one for one, _ in firsts), Counter(other for _, other in firsts)
    by_chance = sum(left[name] * right[name] for name in left) / len(firsts) ** 2
    return (same - by_chance) / (1 - by_chance)


def overlap(labels: Iterable[tuple[Label, Label]], kind: str) -> float:
    """How much of what either reader names both name (``fitting`` or ``forbidden``), on average."""
    sets = [(getattr(one, kind), getattr(other, kind)) for one, other in labels]
    return sum(len(one & other) / len(one | other) if one | other else 1.0 for one, other in sets) / len(sets)
