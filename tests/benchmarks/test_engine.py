"""The engine beside the obvious alternatives: a new reader a text, all questions in a plain loop, one thread."""

from __future__ import annotations

import gc
import itertools
import json
import random
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from journal.cli.serving import set_aside_what_stays
from prompts.bank.contents import Bank
from prompts.bank.loading import load_bank
from prompts.engine import Engine
from prompts.language import detect, morphology, voikko
from prompts.model import LANGUAGES, Context, Question
from prompts.reading import Reader

NOW = datetime(2026, 11, 24, 15, 40, tzinfo=UTC)
CONTEXT = Context(phase="between", now=NOW, seed="bench")
REFLECTIONS = Path(__file__).parents[1] / "prompts" / "engine" / "reflections.jsonl"
TEXT = (
    "Siirtymät oli taas yhtä kaaosta. Kolme lasta itki ja mä vaan seisoin, työpari oli vielä palaverissa. "
    "Kuulin oman ääneni ja se oli kireä. Koko iltapäivän mietin, mihin tämä päivä oikein meni. "
    "Outoa on, että perjantaina sama lähtö meni ihan rauhassa, kun otin neljä kerrallaan ja muut jäivät lukunurkkaan. "
)
ROOTS = "ryhmä aamu päivä lapsi tiimi vuoro piha ruoka lepo leikki kirja metsä sade lumi keskustelu suunnittelu".split()
ENDS = "hetki tilanne työ pöytä ovi ääni kaveri tunti retki kello naula kenkä hanska lista".split()
FORMS = ("ssa", "lla", "sta", "n", "t", "lle")


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="module")
def engine(bank: Bank) -> Engine:
    made = Engine(bank)
    made.load(*LANGUAGES)
    made.reply(_words(300), CONTEXT)
    return made


def _words(count: int) -> str:
    return " ".join(itertools.islice(itertools.cycle(TEXT.split()), count))


def _unseen(number: int) -> str:
    """A text of 300 words in which hardly a form was met before."""
    draw = random.Random(number)  # noqa: S311
    made = (draw.choice(ROOTS) + draw.choice(ROOTS) + draw.choice(ENDS) + draw.choice(FORMS) for _ in range(260))
    return TEXT + " ".join(made) + "."


def _natural(count: int) -> list[str]:
    """Texts of 300 words made of our Finnish reflections, each used once: as many compounds as people write."""
    rows = map(json.loads, REFLECTIONS.read_text(encoding="utf-8").splitlines())
    words = [word for row in rows if row["language"] == "fi" for word in row["text"].split()]
    texts = [" ".join(words[first : first + 300]) for first in range(0, len(words) - 299, 300)]
    return texts[:count]


def _forget(engine: Engine) -> None:
    """Forget every form that was met, spaCy's strings too; the open morphology and the bank stay warm."""
    engine.reader._pipelines.clear()
    engine.prompt("Tänään oli hyvä päivä.", CONTEXT)
    detect._evidence.cache_clear()
    morphology._part.cache_clear()
    gc.collect()


def _when_new(engine: Engine, text: str) -> float:
    """Processor time of a text of which no form was met, the least of three."""
    times = []
    for _ in range(3):
        _forget(engine)
        times.append(_spent(lambda: engine.prompt(text, CONTEXT)))
    return min(times)


def _when_met(engine: Engine, text: str) -> float:
    """Processor time of a text that was met before, the least of fifteen."""
    engine.prompt(text, CONTEXT)
    return min(_spent(lambda: engine.prompt(text, CONTEXT)) for _ in range(15))


def _spent(work: Callable[[], object]) -> float:
    """Milliseconds of this thread's own processor time, which neighbours on the machine disturb least."""
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1000


def _grown(bank: Bank, count: int) -> Bank:
    """The bank with its questions repeated under other names up to ``count``."""
    live = [one for one in bank.questions.values() if one.state == "live"]
    copies = itertools.cycle(live)
    more = {
        f"{one.id}-{number}": replace(one, id=f"{one.id}-{number}", follow_ups=())
        for number, one in enumerate(itertools.islice(copies, count))
    }
    return replace(bank, questions=MappingProxyType({**bank.questions, **more}))


def _median(work: Callable[[], object], rounds: int = 25) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return sorted(times)[rounds // 2] * 1000


def test_reading_and_choosing_beside_a_reader_made_anew(
    engine: Engine, bank: Bank, capsys: pytest.CaptureFixture[str]
) -> None:
    known = _median(lambda: engine.reply(_words(300), CONTEXT))
    numbers = itertools.count()
    unseen = _median(lambda: engine.reply(_unseen(next(numbers)), CONTEXT), 15)

    def anew() -> None:
        Engine(bank, Reader(bank.aliases)).reply(_words(300), CONTEXT)

    fresh = _median(anew, 3)
    with capsys.disabled():
        print(
            f"\n300 words, forms met: {known:.1f} ms · new text: {unseen:.1f} ms · a reader made anew: {fresh:.0f} ms "
            f"(1 : {fresh / known:.0f})"
        )
    assert known * 5 < fresh


@pytest.mark.parametrize("backend", ["libvoikko", "pyvoikko"])
def test_each_morphology(
    bank: Bank, backend: voikko.Backend, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three rows: forms met, natural text of which no form was met, and compounds that nobody ever wrote."""
    analyse = voikko.opened(backend)
    monkeypatch.setattr(voikko, "opened", lambda _: analyse)  # stays open where a reader's pipelines are made anew
    made = Engine(bank, Reader(bank.aliases, backend=backend))
    texts = _natural(5)
    made.prompt(texts[0], CONTEXT)
    set_aside_what_stays()  # as each worker does once it is warm
    met = sorted(_when_met(made, text) for text in texts)
    new = sorted(_when_new(made, text) for text in texts)
    draws = [_unseen(number) for number in range(1000, 1015)]
    harsh = sorted(_spent(lambda t=text: made.prompt(t, CONTEXT)) for text in draws)  # type: ignore[misc]
    with capsys.disabled():
        print(
            f"\n300 words with {backend}, processor time, median (most): forms met {met[2]:.1f} ({met[-1]:.1f}) ms · "
            f"natural text, no form met {new[2]:.1f} ({new[-1]:.1f}) ms · "
            f"260 invented three-part compounds {harsh[7]:.1f} ({harsh[-1]:.1f}) ms"
        )
    assert met[2] < new[2]


def test_choosing_hardly_grows_with_the_bank(bank: Bank, engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    small, large = (Engine(_grown(bank, count), engine.reader) for count in (1000, 10_000))
    text = "Olin iloinen, kun retki onnistui."
    one, ten = (_median(lambda e=e: e.reply(text, CONTEXT), 51) for e in (small, large))  # type: ignore[misc]
    read = _median(lambda: engine.cues_in(text, "fi"), 51)

    def plain() -> list[Question]:
        return [
            one
            for one in large.bank.questions.values()
            if one.state == "live" and "goal" not in one.needs and not {"distress"} & set(one.avoid)
        ]

    loop = _median(plain, 15)
    with capsys.disabled():
        print(
            f"\nchoosing (reading and noticing alone {read:.2f} ms): "
            f"1,000 questions {one:.2f} ms · 10,000 {ten:.2f} ms "
            f"(1 : {ten / one:.2f}) · one plain pass over 10,000: {loop:.2f} ms"
        )
    assert ten < 2 * one + 0.5


def test_eight_threads_answer_as_one(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [_unseen(number) for number in range(40)]
    alone = [engine.reply(text, CONTEXT) for text in texts]
    results: list[list[object]] = [[] for _ in range(8)]

    def work(into: list[object]) -> None:
        into.extend(engine.reply(text, CONTEXT) for text in texts)

    threads = [threading.Thread(target=work, args=(into,)) for into in results]
    begun = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    with capsys.disabled():
        print(f"\n8 threads × {len(texts)} texts: {time.perf_counter() - begun:.1f} s, same answers")
    assert all(into == alone for into in results)


MEMORY = """
import resource, sys, random
from prompts.bank.loading import load_bank
from prompts.engine import Engine
from prompts.reading import Reader
from tests.benchmarks.test_engine import CONTEXT, _unseen
bank = load_bank()
engine = Engine(bank, Reader(bank.aliases, backend=sys.argv[1]))
engine.load("fi", "sv", "en")
def used():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize() / 1e6
engine.reply(_unseen(0), CONTEXT)
print(f"{used():.0f}", end=" ")
count = int(sys.argv[2])
for number in range(count // 10):
    engine.reply(_unseen(number)[:1500], CONTEXT)
print(f"{used():.0f}", end=" ")
for number in range(count // 10, count):
    engine.reply(_unseen(number)[:300], CONTEXT)
print(f"{used():.0f}")
"""


@pytest.mark.parametrize("backend", ["libvoikko", "pyvoikko"])
def test_memory(backend: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = subprocess.run([sys.executable, "-c", MEMORY, backend, "20000"], capture_output=True, text=True, check=True)
    loaded, warm, after = (float(number) for number in told.stdout.split())
    bare = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    with capsys.disabled():
        print(
            f"\nmemory with {backend}: {loaded:.0f} MB loaded, {warm:.0f} MB after 2,000 texts, {after:.0f} MB after "
            f"20,000 (this process: {bare:.0f} MB)"
        )
    assert after < warm * 1.25
