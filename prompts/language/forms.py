"""A written form with everything that follows from it alone, worked out once and looked up from then on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from unicodedata import combining, normalize

from prompts.language.connectives import CONNECTIVES, Connectives
from prompts.language.words import Word
from prompts.model import Language

#: Features of a verb that tells something of somebody.
TELLING = frozenset(("person-1", "person-2", "person-3", "passive", "conditional", "past", "present"))
#: First words of the openings that consist of two: *även om*, *even though*.
_FIRST_OF_TWO = frozenset(("även", "even", "trots"))


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """One written form in one language. Compared by identity, so that it may be looked up by cheaply."""

    written: str
    """As it stands in the text, without marks that hang on it."""
    lower: str
    """In lower case, with composed letters."""
    keys: tuple[str, ...]
    parts: tuple[str, ...]
    features: tuple[str, ...]
    finite: bool
    """May be the verb of a clause. In Swedish a subject in one word tells as much."""
    opens: bool
    """May open a clause without a mark before it."""
    turns: bool
    """Turns the whole clause it stands in: *silti*."""
    says: bool
    """A verb of saying, by one of its likeliest base forms."""
    first_person: bool
    """A verb of which the writer is the subject."""


#: A form in a text: its offsets before it.
Placed = tuple[int, int, Form]


def formed(written: str, word: Word, language: Language) -> Form:
    """The form of a word as it is written."""
    connectives = CONNECTIVES[language]
    lower = composed(written).lower()
    return Form(
        written,
        lower,
        word.keys,
        word.parts,
        word.features,
        finite=_is_finite(word, lower, connectives),
        opens=lower in _openers(language),
        turns=lower in connectives.still,
        says=not connectives.saying.isdisjoint(word.keys[:2]),
        first_person="verb" in word.features and "person-1" in word.features,
    )


def composed(written: str) -> str:
    """*ä* may be written as *a* with two dots of its own."""
    return written if written.isascii() else normalize("NFC", written)


def trimmed(token: str) -> tuple[int, int]:
    """Where a token begins and ends without marks that hang on it; twice its end without a letter or a digit."""
    start, end = 0, len(token)
    if token.isalnum():
        return start, end
    while start < end and not (token[start].isalnum() or (token[start] in "'’" and end - start > 1)):
        start += 1
    while start < end and not (token[end - 1].isalnum() or token[end - 1] in ".-" or combining(token[end - 1])):
        end -= 1
    if not any(letter.isalnum() for letter in token[start:end]):
        return end, end
    return start, end


@lru_cache
def _openers(language: Language) -> frozenset[str]:
    said = CONNECTIVES[language]
    return _FIRST_OF_TWO.union(
        said.adversative, said.concessive, said.that, said.subordinate, said.coordinate, said.relative
    )


def _is_finite(word: Word, lower: str, connectives: Connectives) -> bool:
    features = word.features
    if "verb" in features and ("imperative" in features or "negation" in features or not TELLING.isdisjoint(features)):
        return True
    return connectives.subject_tells and (lower in connectives.writer or lower in connectives.others)
