"""The bench with 10,000 questions beside 400: the list, its filters, the search, and what is heard while one types."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from elsewhere import WORDING, elsewhere
from persons import Person
from timing import timed

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
    "/bank?language=fi&mark=alike": 9_000,
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


def test_looking_hardly_slows(db: Database, cecilia: Person, capsys: pytest.CaptureFixture[str]) -> None:
    own = engine(db)
    key = next(name for name, one in engines._engines.items() if one is own)
    found: dict[int, dict[str, tuple[float, float]]] = {}
    first: dict[int, float] = {}
    try:
        for size in (400, 10_000):
            engines._engines[key] = grown(own, size)
            assert len(shelf.shelf_of(engine(db)).order) == size
            cecilia.get("/bank?language=fi&q=hetki")
            begun = time.process_time()
            shelf.shelf_of(engine(db)).look_for_alike().join()
            first[size] = time.process_time() - begun
            found[size] = {view: timed(partial(cecilia.get, view), 100) for view in VIEWS}
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
        print(f"\n  near duplicates worked out: 400: {first[400]:.1f} s · 10,000: {first[10_000]:.1f} s")
    assert all(many <= 100 for _, many in found[10_000].values())


def test_what_is_published_is_soon_everywhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with elsewhere(tmp_path) as other:
        assert other.shows(WORDING)
        times = sorted(other.waited(f"{WORDING} Entä {number}?") for number in range(12))
        begun = time.perf_counter()
        assert other.shows(WORDING)
        still = (time.perf_counter() - begun) * 1000
    with capsys.disabled():
        print(
            f"\npublished here, shown by another process: median {times[6]:.0f} ms, longest {times[-1]:.0f} ms", end=""
        )
        print(f" (1 : {times[6] / still:.0f} of the page alone, {still:.0f} ms)")
    assert times[-1] <= 1000


def test_a_draft_is_looked_at_again_at_once(cecilia: Person, capsys: pytest.CaptureFixture[str]) -> None:
    where = cecilia.post("/bank/questions/new", key="k", technique="scaling", kind="question", act="publish",
                         wording_fi="Mistä huomaisit pienen askeleen?")  # fmt: skip
    begun = time.perf_counter()
    cecilia.get(where)
    first = (time.perf_counter() - begun) * 1000
    median, p99 = timed(partial(cecilia.get, where), 100)
    with capsys.disabled():
        print(f"\na draft with its effects: first look {first:.0f} ms, again {median:.1f} ms, p99 {p99:.1f} ms")
    assert p99 <= 100


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
