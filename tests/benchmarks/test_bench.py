"""The bench with 10,000 questions beside 400: the list, its filters, the search, and what is heard while one types."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from persons import Person

from journal.curation.service import editing, engine, engines, shelf
from journal.db import Database
from prompts.engine import Engine

#: Pages as a curator opens them, each with the least it has to find among 10,000.
VIEWS = {
    "/bank?language=fi": 10_000,
    "/bank?language=fi&page=10000": 10_000,
    "/bank?language=fi&technique=scaling&state=live&phase=between": 100,
    "/bank?language=fi&q=hetkissä": 200,
    "/bank?language=fi&q=askeleita&technique=scaling": 20,
    "/bank?language=fi&q=hetkessä&mark=flagged": 0,
}


def grown(small: Engine, to: int) -> Engine:
    """The engine's bank with so many questions, each a little different in its words."""
    own = list(small.bank.questions.values())
    names = [f"{own[number % len(own)].id}-{number}" for number in range(to - len(own))]
    more = {
        name: replace(one, id=name, wording={k: f"{words} {number}" for k, words in one.wording.items()})
        for number, name in enumerate(names)
        for one in (own[number % len(own)],)
    }
    bank = replace(small.bank, questions={**small.bank.questions, **more}, version=f"grown-{to}")
    return Engine(bank, small.reader)


def timed(work: Callable[[], object], rounds: int = 100) -> tuple[float, float]:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return times[rounds // 2], times[int(rounds * 0.99) - 1]


def test_looking_hardly_slows(db: Database, cecilia: Person, capsys: pytest.CaptureFixture[str]) -> None:
    own = engine(db)
    key = next(name for name, one in engines._engines.items() if one is own)
    found: dict[int, dict[str, tuple[float, float]]] = {}
    try:
        for size in (400, 10_000):
            engines._engines[key] = grown(own, size)
            assert len(shelf.shelf_of(engine(db)).order) == size
            cecilia.get("/bank?language=fi&q=hetki")
            found[size] = {view: timed(partial(cecilia.get, view)) for view in VIEWS}
        for view, least in VIEWS.items():
            told = re.search(r">([0-9]+) fråg", cecilia.get(view))
            assert told, view
            assert int(told[1]) >= least, view
    finally:
        engines._engines[key] = own
    with capsys.disabled():
        for name in VIEWS:
            few, many = found[400][name], found[10_000][name]
            shown = (
                f"400: {few[0]:5.1f} ms · 10,000: {many[0]:5.1f} ms, p99 {many[1]:5.1f} ms (1 : {many[0] / few[0]:.2f})"
            )
            print(f"\n  {name:<62} {shown}", end="")
        print()
    assert all(many <= 100 for _, many in found[10_000].values())


def test_the_linter_is_heard_at_once(db: Database, capsys: pytest.CaptureFixture[str]) -> None:
    questions = [one for one in engine(db).bank.questions.values() if one.wording.get("fi")]
    times = []
    for one in questions:
        heard = editing.listening(one.kind, one.needs, "fi", one.wording["fi"] + " Entä sitten?")
        begun = time.perf_counter()
        editing.remarks(db, heard, "fi")
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    p95 = times[int(len(times) * 0.95)]
    with capsys.disabled():
        print(f"\nheard while typing: median {times[len(times) // 2]:.1f} ms, p95 {p95:.1f} ms")
    assert p95 <= 50
