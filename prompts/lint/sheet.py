"""A check's sheet: the TOML file beside it with its messages in three languages and the phrases it looks for.

``[message]``, ``[comment]`` and further tables of texts hold ``fi``, ``sv``, ``en``; ``«{words}»`` becomes the words
met. ``[patterns.<language>]`` holds lists of phrases by where they are looked for: ``anywhere``, ``told`` (all of
a statement or a closed question, and what is told before an open one), ``stated`` (statements and such leads alone),
``closed`` and ``asked`` (an open question from its interrogative on), ``framed`` (what leads to an open question).
What overlaps a phrase of ``except`` is not met; ``except_told`` and its like hold for one group alone. ``{name}``
inside a phrase stands for each phrase of another list.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from prompts.lint.patterns import Phrases
from prompts.lint.problem import Found
from prompts.lint.vocabulary import vocabulary
from prompts.lint.wording import Sentence, Word, Wording
from prompts.model import LANGUAGES, Language

_FOLDER = Path(__file__).parent / "checks"
_NONE: Mapping[str, list[str]] = {}

Stretch = Callable[[Sentence], tuple[int, int]]


def _told(sentence: Sentence) -> tuple[int, int]:
    return 0, sentence.told


def _stated(sentence: Sentence) -> tuple[int, int]:
    return (0, 0) if sentence.form == "closed" else (0, sentence.told)


def _closed(sentence: Sentence) -> tuple[int, int]:
    return (0, len(sentence.words)) if sentence.form == "closed" else (0, 0)


def _asked(sentence: Sentence) -> tuple[int, int]:
    return (sentence.asks, len(sentence.words)) if sentence.form == "open" else (0, 0)


def _framed(sentence: Sentence) -> tuple[int, int]:
    return (sentence.told, sentence.asks) if sentence.form == "open" else (0, 0)


#: Where a group of phrases is looked for → the words of a sentence that it covers.
_SCOPES: Mapping[str, Stretch] = {
    "anywhere": lambda sentence: (0, len(sentence.words)),
    "told": _told,
    "stated": _stated,
    "closed": _closed,
    "asked": _asked,
    "framed": _framed,
}


@dataclass(frozen=True)
class Sheet:
    """A check's messages and phrases; the file is read when the first of them is asked for."""

    path: Path
    compiled: dict[tuple[str, str], Phrases] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def tables(self) -> Mapping[str, Any]:
        """The whole file."""
        return tomllib.loads(self.path.read_text(encoding="utf-8"))

    @property
    def texts(self) -> Mapping[str, Mapping[Language, str]]:
        """Message → language → text."""
        return {key: table for key, table in self.tables.items() if set(table) == set(LANGUAGES) and key != "patterns"}

    @property
    def patterns(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Language → group → phrases."""
        found: Mapping[str, Mapping[str, list[str]]] = self.tables.get("patterns", {})
        return found

    def text(self, name: str, language: Language, words: str) -> str:
        """A message with the words it speaks of."""
        return self.texts[name][language].replace("{words}", words)

    def phrases(self, language: Language, group: str) -> Phrases:
        """The phrases of a group, compiled once."""
        made = self.compiled.get((language, group))
        if made is None:
            lists = self.patterns.get(language, _NONE)
            sources = [full for source in lists.get(group, ()) for full in _filled(source, lists)]
            made = self.compiled[language, group] = Phrases(sources, vocabulary(language))
        return made

    def find(self, wording: Wording, group: str | None = None) -> Iterator[Found]:
        """Where the phrases of one group, or of all that say where to look, are met; each stretch once."""
        groups = (
            (group,) if group else tuple(name for name in _SCOPES if name in self.patterns.get(wording.language, _NONE))
        )
        for sentence in wording.sentences:
            found = [one for name in groups for one in self._met(sentence, wording.language, name)]
            if found:
                yield from self._kept(sentence, wording.language, found)

    def _met(self, sentence: Sentence, language: Language, group: str) -> Iterator[tuple[int, int]]:
        start, end = _SCOPES.get(group, _SCOPES["anywhere"])(sentence)
        spared = list(self.phrases(language, f"except_{group}").find(sentence.words))
        for first, past in self.phrases(language, group).find(sentence.words[start:end]):
            if not any(start + first < high and low < start + past for low, high in spared):
                yield start + first, start + past

    def _kept(self, sentence: Sentence, language: Language, found: list[tuple[int, int]]) -> Iterator[Found]:
        """Without what an exception covers or what was met before."""
        taken = list(self.phrases(language, "except").find(sentence.words))
        for first, past in found:
            if not any(first < high and low < past for low, high in taken):
                taken.append((first, past))
                yield span(sentence.words[first:past])


def span(words: tuple[Word, ...], message: str = "message") -> Found:
    """The stretch of text that words cover. Raises ``IndexError`` for no words."""
    return Found(words[0].start, words[-1].end, message=message)


def _filled(source: str, lists: Mapping[str, list[str]]) -> Iterator[str]:
    """A phrase with each ``{name}`` in it replaced by each phrase of the list of that name."""
    before, brace, rest = source.partition("{")
    name, _, after = rest.partition("}")
    if not brace or name not in lists:
        yield source
        return
    for choice in lists[name]:
        yield from _filled(before + choice + after, lists)


def sheet(name: str) -> Sheet:
    """The sheet of a check by its module's name, such as ``prompts.lint.checks.why``."""
    return Sheet(_FOLDER / f"{name.rpartition('.')[2]}.toml")
