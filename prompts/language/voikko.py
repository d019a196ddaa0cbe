"""Finnish morphology from libvoikko, or from pyvoikko where the system library is missing.

The only importer of both.
"""

from __future__ import annotations

import ctypes
import threading
import weakref
from collections.abc import Callable
from typing import Any, Literal, NamedTuple

#: A row of addresses that ends with none.
_ADDRESSES = ctypes.POINTER(ctypes.c_void_p)

Backend = Literal["auto", "libvoikko", "pyvoikko"]


class NoMorphology(Exception):
    """Neither library for Finnish word forms can be used on this machine, or not the one that was asked for."""


class Analysis(NamedTuple):
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
    # One handle answers wrongly, then aborts, when two threads use it at once.
    library, lock = _Library(), threading.Lock()

    def analyse(form: str) -> tuple[Analysis, ...]:
        if "\0" in form:
            return ()
        with lock:
            return library.analyses(form)

    return analyse


class _Library:
    """One handle of the C library. The wrapper's own ``analyze`` fetches a dozen values a reading; two are needed."""

    def __init__(self) -> None:
        from libvoikko import VoikkoLibrary

        error = ctypes.c_char_p()
        self._library: Any = VoikkoLibrary.open()
        # Functions of our own: addresses as plain numbers, which cost a third of the wrapper's pointers, and no other
        # thread let in between, which would take longer than an answer does.
        short: Any = ctypes.PyDLL("voikko", handle=self._library._handle)  # noqa: SLF001 – documented under this name
        self._analyse: Any = short["voikkoAnalyzeWordUcs4"]
        self._analyse.argtypes, self._analyse.restype = [ctypes.c_void_p, ctypes.c_wchar_p], _ADDRESSES
        self._value: Any = short["voikko_mor_analysis_value_ucs4"]
        self._value.argtypes, self._value.restype = [ctypes.c_void_p, ctypes.c_char_p], ctypes.c_wchar_p
        self._free: Any = short["voikko_free_mor_analysis"]
        self._free.argtypes, self._free.restype = [_ADDRESSES], None
        self._handle = self._library.voikkoInit(ctypes.byref(error), b"fi", None)
        if error.value is not None:
            raise NoMorphology(f"libvoikko does not open: {error.value.decode()}")
        weakref.finalize(self, self._library.voikkoTerminate, self._handle)

    def analyses(self, form: str) -> tuple[Analysis, ...]:
        """Every reading of a form. Not for two threads at once."""
        found = self._analyse(self._handle, form)
        if not found:
            return ()
        try:
            value, readings = self._value, []
            for one in found:
                if not one:
                    break
                readings.append(Analysis(_clean(value(one, b"BASEFORM") or form), value(one, b"FSTOUTPUT") or ""))
            return tuple(readings)
        finally:
            self._free(found)


def _probe() -> None:
    """Ask the library itself first: a handle that fails to open tells less of what is missing."""
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
    if not base.isalpha():
        base = base.replace("=", "").replace("--", "-")
    return base.lower()
