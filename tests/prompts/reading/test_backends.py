"""libvoikko and pyvoikko give the same; spaCy, simplemma and Voikko are loaded late, once and for every thread."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from prompts.language.pipeline import MOST_STRINGS
from prompts.reading import Reader, Reading

TEXTS = (
    "Mä oon ihan loppu, ku lapsiryhmässä oli taas yks sijainen. Äiti sano ettei se jaksa enää!",
    "Pelkään että työpaikkakiusaaminen jatkuu, vaikka puhuttiin siitä tiimi-iltapäivässä. Haluisin lähtee.",
    "Päiväkodissa oli hirvee meteli mut sit rauhottu. Kehu tuntus kivalta. Tuli jotenkin hyvä olla.",
    "Täytäntöönpano ja ei-toivottu vasu-keskustelu EU:n Teamsissa 24.12. klo 10, brändäystä yhessä.",
)


@pytest.fixture(scope="module")
def pure() -> Reader:
    return Reader(backend="pyvoikko")


@pytest.mark.parametrize("text", TEXTS)
def test_both_libraries_give_the_same_reading(pure: Reader, text: str) -> None:
    assert pure.read(text, "fi") == Reader(backend="libvoikko").read(text, "fi")


def test_importing_the_reader_loads_no_library() -> None:
    probe = (
        "import sys, prompts.reading, prompts.engine;"
        "print([name for name in ('spacy', 'simplemma', 'libvoikko', 'pyvoikko', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_eight_threads_read_what_one_reads() -> None:
    texts = [f"{text} {number} kertaa, {'lapsi' * (number % 3)}työkaveri." for number in range(40) for text in TEXTS]
    alone = Reader()
    expected = [alone.read(text, "fi") for text in texts]
    shared = Reader()
    start = threading.Barrier(8)

    def read(_: int) -> list[Reading]:
        start.wait()
        return [shared.read(text, "fi") for text in texts]

    with ThreadPoolExecutor(8) as pool:
        assert all(found == expected for found in pool.map(read, range(8)))


def test_the_pipeline_forgets_what_it_has_met() -> None:
    made = Reader()
    before = made.read(TEXTS[0], "fi")
    for first in range(0, MOST_STRINGS + 20_000, 2_000):
        made.read(" ".join(str(number) for number in range(first, first + 2_000)), "fi")
    assert len(made._pipelines["fi"]._nlp.vocab.strings) < MOST_STRINGS
    assert made.read(TEXTS[0], "fi") == before
