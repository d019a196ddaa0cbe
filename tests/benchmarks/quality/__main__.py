"""``make quality``: how well the first question fits our own labelled reflections, beside simpler ways of choosing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import comb
from typing import Any

from tests.benchmarks.quality.labels import SHORT, Reflection, afterwards, kappa, overlap, pairs, reflections

FIRST = 5
NAMES = {"rules": "engine", "nearest": "multilingual-e5-small"}
Choices = Mapping[str, Mapping[str, Any]]
COLUMNS = ("acceptable", "among best", "forbidden", "best in 5", "language", "cards", "false cards")


def main() -> None:
    """Print the agreement of the readers, the table, and with ``--misses`` every text the engine missed."""
    texts = reflections()
    print(*_agreement(texts), sep="\n")
    runs = {name: _run(name) for name in NAMES}
    print("\n" + "".join(["chosen by".ljust(26), *(column.rjust(13) for column in COLUMNS)]))
    for name, row in _table(texts, runs).items():
        print(name.ljust(26) + "".join(cell.rjust(13) for cell in row))
    for language in ("fi", "sv", "en"):
        those = [one for one in texts if one.languages[0] == language]
        print(
            f"engine, {language}".ljust(26) + "".join(cell.rjust(13) for cell in _row(those, runs["rules"]["choices"]))
        )
    for name, run in runs.items():
        row = _row(afterwards(), run["choices"])
        print(f"{NAMES[name]}, new texts".ljust(26) + "".join(cell.rjust(13) for cell in row))
    print("\n" + "".join(["".ljust(26), *(head.rjust(13) for head in ("a text", "slowest", "load", "memory"))]))
    for name, run in runs.items():
        told = f"{run['median'] * 1000:.1f} ms", f"{run['slowest'] * 1000:.0f} ms", f"{run['load']:.1f} s"
        print(NAMES[name].ljust(26) + "".join(cell.rjust(13) for cell in (*told, f"{run['memory']:.0f} MB")))
    if "--misses" in sys.argv:
        print(*_misses([*texts, *afterwards()], runs["rules"]["choices"]), sep="\n")


def _run(name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.quality.choosers", name]
    # one thread: with more, the model waits for itself whenever the machine has something else to do
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}
    told: dict[str, Any] = json.loads(
        subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=alone).stdout
    )
    return told


def _agreement(texts: Sequence[Reflection]) -> list[str]:
    both = list(pairs().values())
    counts = Counter(one.languages[0] for one in texts)
    return [
        f"{len(texts)} reflections ({', '.join(f'{count} {name}' for name, count in counts.items())})",
        (
            f"two readings: kappa of the first best technique {kappa(both):.2f}, of all that is called fitting "
            f"{overlap(both, 'fitting'):.0%} is called so by both, of all forbidden {overlap(both, 'forbidden'):.0%}"
        ),
        f"an agreed best technique: {sum(bool(one.label.best) for one in texts)} texts",
    ]


def _table(texts: Sequence[Reflection], runs: Mapping[str, Mapping[str, Any]]) -> dict[str, list[str]]:
    return {
        "engine": _row(texts, runs["rules"]["choices"]),
        "multilingual-e5-small": _row(texts, runs["nearest"]["choices"]),
        "best constant technique": _constant(texts),
        "random technique": _random(texts),
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


def _misses(texts: Sequence[Reflection], choices: Choices) -> list[str]:
    found = []
    for one in texts:
        chosen, label = choices[one.id], one.label
        faults = {
            "forbidden": chosen["technique"] in label.forbidden,
            "does not fit": bool(label.fitting) and chosen["technique"] not in label.fitting,
            "not the best": bool(label.best) and chosen["technique"] not in label.best,
            "no best in five": bool(label.best) and {*label.best}.isdisjoint(chosen["first"]),
            "language": chosen["language"] not in one.languages,
            "card": not label.card.endswith("?") and label.card not in (chosen["cards"] or [""]),
        }
        told = ", ".join(name for name, true in faults.items() if true)
        if told:
            found.append(f"{one.id} [{told}] {chosen['question']} (best: {' '.join(label.best)}) {one.asked['text']}")
    return ["", *found]


if __name__ == "__main__":
    main()
