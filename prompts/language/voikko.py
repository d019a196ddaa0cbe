"""Finnish morphology from libvoikko, or from pyvoikko where the system library is missing.

The only importer of both.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Backend = Literal["auto", "libvoikko", "pyvoikko"]


class NoMorphology(Exception):
    """Neither library for Finnish word forms can be used on this machine, or not the one that was asked for."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a form: its base form and the transducer's output, which holds stems, endings and tags."""

    base: str
    output: str


Analyse = Callable[[str], tuple[Analysis, ...]]


def opened(backend: Backend) -> Analyse:
    """The analyser to use: lower-case form → its readings, in the same notation from both libraries.

    Raises ``NoMorphology``.
    """
    if backend == "libvoikko":
        return _libvoikko()
    if backend == "pyvoikko":
        return _pyvoikko()
    try:
        return _libvoikko()
    except NoMorphology:
        return _pyvoikko()


def _libvoikko() -> Analyse:
    _probe()
    from libvoikko import Voikko

    # One handle answers wrongly, then aborts, when two threads use it at once.
    handle, lock = Voikko("fi"), threading.Lock()

    def analyse(form: str) -> tuple[Analysis, ...]:
        with lock:
            found = handle.analyze(form)
        return tuple(Analysis(_clean(one.get("BASEFORM") or form), one.get("FSTOUTPUT", "")) for one in found)

    return analyse


def _probe() -> None:
    """Ask the library itself first: a ``Voikko`` that fails to open raises once more when it is collected."""
    try:
        from libvoikko import Voikko, VoikkoLibrary

        VoikkoLibrary.open()
        languages = Voikko.listSupportedSpellingLanguages()
    except (ImportError, OSError) as error:
        raise NoMorphology("libvoikko is not installed: apt-get install libvoikko1 voikko-fi") from error
    if "fi" not in languages:
        raise NoMorphology("libvoikko finds no Finnish dictionary: apt-get install voikko-fi")


def _pyvoikko() -> Analyse:
    try:
        import pyvoikko
    except ImportError as error:
        raise NoMorphology("Finnish needs oivallus[voikko] or oivallus[pyvoikko]") from error

    def analyse(form: str) -> tuple[Analysis, ...]:
        found = pyvoikko.analyse(form)
        return tuple(Analysis(_clean(one.BASEFORM or form), one.FSTOUTPUT) for one in found)

    return analyse


def _clean(base: str) -> str:
    """pyvoikko leaves ``=`` at fixed joints and doubles hyphens."""
    return base.replace("=", "").replace("--", "-").lower()
