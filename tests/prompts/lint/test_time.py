"""Twice the text takes about twice the time, whatever it is made of."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from prompts.lint import lint
from prompts.lint.quoting import without_quotes
from prompts.lint.taking_apart import take_apart

TROUBLE = [
    "oletko ",
    "mitä jos ",
    "voisitko, ",
    "«",
    "”a",
    "{luku} ",
    ". . . ",
    "?!",
    "a-",
    "what could you ",
    "har du ",
    "? ",
    "\n",
    "1.2.",
    "ja ",
    "(",
    "x@",
    "how would it feel to ",
]


#: A neighbour on the machine can slow one measurement down; the text's own share shows in the best of several.
TRIES = 5


def seconds(text: str, language: str, reader) -> float:
    """Processor time of this thread alone."""
    start = time.thread_time()
    lint(text, "comment", language, reader)
    return time.thread_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("piece", TROUBLE)
def test_time_grows_with_the_text_only(piece, reader):
    for language in ("fi", "sv", "en"):
        texts = [piece * (count // len(piece)) for count in (2_500, 10_000)]
        tries = ([seconds(text, language, reader) for text in texts] for _ in range(TRIES))
        assert any(long < 12 * short + 0.2 for short, long in tries), (language, piece)


def test_quotes_are_found_in_one_pass():
    assert without_quotes("«" * 50_000) == "«" * 50_000


def test_offsets_stay(reader):
    text = "Kirjoitit: «näin». Mitä toivot?"
    wording = take_apart(text, "question", "fi", reader)
    assert len(wording.plain) == len(text)
    assert [text[word.start : word.end] for word in wording.sentences[-1].words] == ["Mitä", "toivot"]


def test_importing_the_linter_loads_no_language_library():
    libraries = "[name for name in ('spacy', 'simplemma', 'libvoikko') if name in sys.modules]"
    code = f"import sys, prompts.lint, prompts.lint.commands, prompts.identifying; print({libraries})"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
