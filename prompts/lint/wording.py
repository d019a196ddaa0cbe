"""A wording taken apart for the checks: sentences of words, each sentence with the form of its asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from prompts.lint.problem import Kind
from prompts.model import Language
from prompts.reading import Reader

Form = Literal["open", "closed", "stated"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the checks see it: ``lower`` is its written form, contractions and spoken short forms undone."""

    text: str
    start: int
    end: int
    lower: str
    clause: int
    """Words between two commas, colons, dashes or brackets carry the same number."""
    keys: frozenset[str] = frozenset()
    features: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words in order, and how they ask."""

    words: tuple[Word, ...]
    start: int
    end: int
    form: Form
    asks: int
    """The place of the first word of the asking itself, after any lead; for a statement, the number of its words."""
    told: int
    """So many words of it tell something before they ask: all of a statement or a closed question."""
    marked: bool
    """It ends in a question mark."""

    def opens(self, place: int) -> bool:
        """Whether a clause begins at this word."""
        return place == 0 or self.words[place - 1].clause != self.words[place].clause


@dataclass(frozen=True, slots=True)
class Wording:
    """A text with its sentences. ``plain`` is the text with all that is quoted blanked out, offsets kept."""

    text: str
    plain: str
    kind: Kind
    language: Language
    sentences: tuple[Sentence, ...]
    reader: Reader
    """For checks that ask what kind of word something is."""

    @property
    def asks(self) -> bool:
        """Some sentence of it is a question."""
        return any(sentence.form != "stated" for sentence in self.sentences)

    @property
    def open(self) -> bool | None:
        """Whether all its questions are open; None when it asks nothing."""
        forms = [sentence.form for sentence in self.sentences if sentence.form != "stated"]
        return all(form == "open" for form in forms) if forms else None


def clauses(words: Sequence[Word]) -> list[list[Word]]:
    """The words by clause, in order."""
    found: list[list[Word]] = []
    for word in words:
        if found and found[-1][-1].clause == word.clause:
            found[-1].append(word)
        else:
            found.append([word])
    return found
