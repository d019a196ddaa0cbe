"""A written form with everything that follows from it alone, worked out once and looked up from then on."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from prompts.language.connectives import CONNECTIVES, Connectives
from prompts.language.words import Word
from prompts.model import Language

#: Combinations of features that are kept; there are a few hundred.
REMEMBERED = 4_096
#: Features of a verb that tells something of somebody.
TELLING = frozenset(("person-1", "person-2", "person-3", "passive", "conditional", "past", "present"))
#: Words of one letter, which stand for nobody when they begin a sentence.
_WORDS_OF_ONE_LETTER: dict[Language, frozenset[str]] = {
    "fi": frozenset(),
    "sv": frozenset({"I", "Å"}),
    "en": frozenset({"A", "O"}),
}
#: First words of the openings that consist of two: *även om*, *even though*.
_FIRST_OF_TWO = frozenset(("även", "even", "trots"))


class _Known(NamedTuple):
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
    says: bool
    """A verb of saying, by one of its likeliest base forms."""
    first_person: bool
    """A verb of which the writer is the subject."""


class Form(_Known):
    """One written form in one language.

    A tuple, because a new text makes hundreds at once; compared by identity, to be looked up by cheaply.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__


#: A form in a text: its offsets before it.
Placed = tuple[int, int, Form]


def formed(written: str, lower: str, word: Word, language: Language) -> Form:
    """The form of a word as it is written, and in lower case with composed letters."""
    connectives = CONNECTIVES[language]
    keys, parts, features = word
    if _is_initial(written, language):
        features = ("name", *features) if ":" in written else ("name", "nominative", "singular")
    verb, first_person = _verbal(features)
    return Form(
        written,
        lower,
        keys,
        parts,
        features,
        verb or (connectives.subject_tells and (lower in connectives.writer or lower in connectives.others)),
        lower in _OPENERS[language],
        not connectives.saying.isdisjoint(keys[:2]),
        first_person,
    )


def _is_initial(written: str, language: Language) -> bool:
    """Somebody's initial, as one writes of people without naming them: *A. itki*, *L:n äiti*, *M was sad*."""
    letter, rest = written[:1], written[1:]
    if not (letter.isalpha() and letter.isupper()) or letter.lower() in CONNECTIVES[language].writer:
        return False
    return (
        rest == "."
        or (rest[:1] == ":" and len(rest) > 1)
        or (not rest and letter not in _WORDS_OF_ONE_LETTER[language])
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


def _openers(said: Connectives) -> frozenset[str]:
    return _FIRST_OF_TWO.union(
        said.adversative, said.concessive, said.that, said.subordinate, said.coordinate, said.relative
    )


_OPENERS: dict[Language, frozenset[str]] = {language: _openers(said) for language, said in CONNECTIVES.items()}


@lru_cache(REMEMBERED)
def _verbal(features: tuple[str, ...]) -> tuple[bool, bool]:
    """Whether these features are those of a verb of a clause, and whether the writer is its subject."""
    if "verb" not in features:
        return False, False
    tells = "imperative" in features or "negation" in features or not TELLING.isdisjoint(features)
    return tells, "person-1" in features
