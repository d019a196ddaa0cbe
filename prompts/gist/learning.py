"""``make learn``: the model learnt anew from the labelled reflections, by ridge regression.

One regression for all languages: words stand apart, notions, lengths and moments are shared, so that what one
language's reflections teach of a notion helps the others. With ``--try`` nothing is written, and each writer's
reflections are judged by a model that has read the others' alone.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from prompts.bank.loading import load_bank
from prompts.gist import weighing
from prompts.gist.features import LENGTH, NOTION, PAIR, features
from prompts.gist.reflections import TECHNIQUES, Labelled, digest, labelled
from prompts.gist.weighing import Table
from prompts.model import CATEGORIES, LANGUAGES, PHASES, Language
from prompts.noticing import Listening, Noticed, Noticer
from prompts.reading import Reader
from prompts.seeking import sought

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.floating]

COLUMNS = (*TECHNIQUES.values(), *weighing.OF_TEXTS)
#: What a label is worth.
BEST, ACCEPTABLE, FORBIDDEN = 1.0, 0.6, -0.6
#: A card that may show counts for so much of one that is due.
MAY_SHOW = 0.5
#: How strongly weights are held near nothing, and how much a moment counts beside words.
RESTRAINT, MOMENT = 0.7, 0.5
#: How much of what fits in general is kept: all of it would ask the same good question of nearly everybody.
IN_GENERAL = 0.7
#: A pair of words says less than a word, a notion more.
WORTH = {PAIR: 0.5, NOTION: 2.0, LENGTH: 0.5}
#: What is met in fewer reflections teaches nothing.
LEAST_MET = 2
#: Rows none of whose weights reaches so far are left out of the tables.
LEAST_WEIGHT = 0.012


@dataclass(frozen=True)
class Example:
    """A reflection as the model sees it."""

    labelled: Labelled
    names: frozenset[str]


@dataclass(frozen=True)
class Model:
    """``place``: feature → row of ``weights``; a word under its language. ``rarity``: the value of a feature met."""

    place: Mapping[str, int]
    rarity: Matrix
    weights: Matrix
    beside: Matrix
    """A row for each moment, one for having a goal."""
    always: Matrix


def main() -> None:
    """Learn and write the tables, or try the model on writers it has not read."""
    examples = list(read())
    if "--try" in sys.argv:
        print(*tried(examples), sep="\n")  # noqa: T201
        return
    model = learnt(examples)
    for language in LANGUAGES:
        _write(table(model, language), language)


def read() -> Iterable[Example]:
    """Every labelled reflection with its features."""
    bank = load_bank()
    reader, noticer = Reader(bank.aliases), Noticer(bank)
    listening = Listening(bank, {one: sought(bank, one) for one in LANGUAGES})
    for language in LANGUAGES:
        for one in labelled(language):
            noticed = noticer.notice(listening.told(reader.read(one.text, language)))
            yield Example(one, _apart(noticed, language))


def _apart(noticed: Noticed, language: Language) -> frozenset[str]:
    """The features, each word under its language."""
    return frozenset(name if _shared(name) else f"{language}:{name}" for name in features(noticed))


def _shared(name: str) -> bool:
    return name[0] in {NOTION, LENGTH} and len(name) > 1


def wished(one: Labelled) -> list[float]:
    """What the model should say of a reflection, a number a column."""
    calls = [
        BEST if name in one.best else ACCEPTABLE if name in one.acceptable else FORBIDDEN * (name in one.forbidden)
        for name in TECHNIQUES.values()
    ]
    heavy = "preferred_future" in one.forbidden and "coping" in one.best | one.acceptable
    due = (1.0 if one.card_sure else MAY_SHOW) * (one.card is not None)
    return [*calls, float(heavy), due, *(due * (category == one.card) for category in CATEGORIES)]


def learnt(examples: Sequence[Example]) -> Model:
    """The model by ridge regression, solved over the reflections: there are fewer of them than of features."""
    import numpy as np

    met = Counter(name for one in examples for name in one.names)
    place = {name: at for at, name in enumerate(sorted(name for name in met if met[name] >= LEAST_MET))}
    rarity = np.array([_worth(name) * math.log(1 + len(examples) / met[name]) for name in place])
    seen = np.hstack([_seen(examples, place, rarity), _moments(examples)])
    told = np.array([wished(one.labelled) for one in examples])
    middle, mean = seen.mean(0), told.mean(0)
    around = seen - middle
    near = around @ around.T
    weights = around.T @ np.linalg.solve(near + RESTRAINT * np.eye(len(near)), told - mean)
    return Model(place, rarity, weights[: len(place)], weights[len(place) :], mean - middle @ weights)


def _worth(name: str) -> float:
    kind = name[0] if _shared(name) else PAIR if PAIR in name else ""
    return WORTH.get(kind, 1.0)


def _seen(examples: Sequence[Example], place: Mapping[str, int], rarity: Matrix) -> Matrix:
    """A row a reflection, of length one where enough is known of it."""
    import numpy as np

    seen = np.zeros((len(examples), len(place)), dtype=np.float32)
    for row, one in zip(seen, examples, strict=True):
        known = [place[name] for name in one.names if name in place]
        row[known] = rarity[known]
        row /= max(float(np.linalg.norm(row)), weighing.LEAST_LENGTH)
    return seen


def _moments(examples: Sequence[Example]) -> Matrix:
    import numpy as np

    rows = [[one.labelled.phase == phase for phase in PHASES] + [bool(one.labelled.goal)] for one in examples]
    return MOMENT * np.array(rows, dtype=np.float32)


def judged(model: Model, examples: Sequence[Example]) -> Matrix:
    """What the model says of reflections, a row each."""
    beside = _moments(examples) @ model.beside
    return _seen(examples, model.place, model.rarity) @ model.weights + beside + model.always


def tried(examples: Sequence[Example]) -> Iterable[str]:
    """For each language how often the first technique fits, is best, is forbidden, on writers it has not read."""
    for language in LANGUAGES:
        found: list[tuple[Labelled, str]] = []
        for writer in sorted({one.labelled.writer for one in examples if one.labelled.language == language}):
            his = [one for one in examples if _wrote(one) == (writer, language)]
            model = learnt([one for one in examples if _wrote(one) != (writer, language)])
            firsts = judged(model, his)[:, : len(TECHNIQUES)].argmax(1)
            found += [(one.labelled, COLUMNS[at]) for one, at in zip(his, firsts, strict=True)]
        fitting, best, amiss = (
            sum(map(holds, found)) / len(found)
            for holds in (
                lambda one: one[1] in one[0].best | one[0].acceptable,
                lambda one: one[1] in one[0].best,
                lambda one: one[1] in one[0].forbidden,
            )
        )
        yield f"{language}: {len(found)} reflections, fits {fitting:.1%}, best {best:.1%}, forbidden {amiss:.1%}"


def _wrote(one: Example) -> tuple[str, Language]:
    return one.labelled.writer, one.labelled.language


def table(model: Model, language: Language) -> Table:
    """The part of a model that concerns one language, in whole numbers."""
    import numpy as np

    general = np.array([IN_GENERAL if name in TECHNIQUES.values() else 1.0 for name in COLUMNS])
    rows = {weighing.ALWAYS: _row(0.0, model.always * general)}
    rows |= {weighing.MOMENT + phase: _row(0.0, MOMENT * model.beside[at]) for at, phase in enumerate(PHASES)}
    rows[weighing.GOAL] = _row(0.0, MOMENT * model.beside[len(PHASES)])
    for name, at in model.place.items():
        known = name if _shared(name) else name.removeprefix(f"{language}:")
        weights = model.rarity[at] * model.weights[at]
        if (_shared(name) or known != name) and np.abs(weights).max() >= LEAST_WEIGHT:
            rows[known] = _row(model.rarity[at] ** 2, weights)
    return Table(digest(), COLUMNS, dict(sorted(rows.items())))


def _row(square: float, weights: Matrix) -> array[int]:
    numbers = (round(float(one) * weighing.UNIT) for one in weights)
    return array("i", (round(square * weighing.RARITY_UNIT), *numbers))


def _write(table: Table, language: Language) -> None:
    lines = ["\t".join((table.origin, "square", *table.columns))]
    lines += ["\t".join((name, *map(str, row))) for name, row in table.rows.items()]
    weighing.path(language).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
