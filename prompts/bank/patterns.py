"""The small notation of cues, read into atoms that a token either meets or does not.

``väsynyt`` a base form, also as a part of a compound · ``väsynyt!`` the whole word only · ``=loppu`` this very form ·
``a|b`` either · ``_`` any one token · ``~`` none to two tokens · ``@me`` and its kin a class of tokens.
In signs also ``a & b``: near each other, in any order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

CLASSES = frozenset({"me", "child", "colleague", "guardian", "manager", "number", "night"})
NEGATIONS = {"fi": "ei", "sv": "inte", "en": "not"}
#: Before the name of a class of tokens; the class of the words that deny.
CLASS, NEGATION = "@", "@negation"
#: A few atoms stand in many patterns; the rest are read only where a bank is made.
REMEMBERED = 2_048
#: A pattern that may be met in more ways than these allow, or by no word of its own, takes too long to look for.
OPEN_PLACES = 8
PLACES = 20
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Atom:
    """One place of a pattern: any of its alternatives is enough."""

    words: frozenset[str] = frozenset()
    """What meets it: ``väsynyt`` a base form or a part, ``!väsynyt`` a whole word, ``=loppu`` a form, ``@me`` one."""
    anything: bool = False
    gap: bool = False

    @property
    def selective(self) -> bool:
        """Whether it can be looked up by a word."""
        return bool(self.words) and not any(one.startswith(CLASS) for one in self.words)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Atoms that stand in this order."""

    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """Atoms that stand together in one clause, in any order."""

    atoms: tuple[Atom, ...]


@lru_cache(REMEMBERED)
def atom(text: str, language: str) -> Atom:
    """One atom. Raises ``ValueError`` with the reason when it is not of the notation."""
    if text == "~":
        return Atom(gap=True)
    if text == "_":
        return Atom(anything=True)
    return Atom(frozenset([_met_by(one, text, language) for one in text.split("|")]))


def _met_by(one: str, text: str, language: str) -> str:
    """What meets one alternative of an atom's text."""
    if not one or one in {"=", CLASS, "!"}:
        raise ValueError(f"`{text}` has an empty alternative")
    if one == NEGATIONS[language]:
        return NEGATION
    if one.startswith(CLASS):
        if one[1:] not in CLASSES:
            raise ValueError(f"`{one}` is not a class")
        return one
    if not one.startswith("=") and one.endswith("!"):
        return f"!{one[:-1].lower()}"
    return one.lower()


def phrase(text: str, language: str) -> Phrase:
    """A phrase of atoms. Raises ``ValueError``."""
    atoms = tuple(atom(one, language) for one in text.split())
    if not atoms or atoms[0].gap or atoms[-1].gap or all(one.anything or one.gap for one in atoms):
        raise ValueError(f"`{text}` needs a word at its beginning and its end")
    _refuse_slow(text, atoms)
    return Phrase(atoms)


def near(texts: tuple[str, ...], language: str) -> Near:
    """Atoms that stand near each other. Raises ``ValueError``."""
    atoms = tuple(atom(one, language) for one in texts)
    if len(atoms) < 2 or any(one.gap or one.anything for one in atoms) or any(" " in one for one in texts):
        raise ValueError("`near` takes at least two words")
    _refuse_slow(" ".join(texts), atoms)
    return Near(atoms)


def word(text: str, language: str) -> Phrase:
    """One word that is enough by itself. Raises ``ValueError``."""
    found = phrase(text, language)
    if len(found.atoms) > 1:
        raise ValueError(f"`{text}` is more than one word")
    return found


def read(kind: str, line: str | Sequence[str], language: str) -> Phrase | Near:
    """A line of a cue's ``words``, ``phrases`` or ``near``, those as texts or one text. Raises ``ValueError``."""
    if kind == "near":
        return near(tuple(line.split() if isinstance(line, str) else line), language)
    return (word if kind == "words" else phrase)(str(line), language)


def sign(text: str, language: str) -> Phrase | Near:
    """One way of showing a sign: a phrase, or words near each other with ``&`` between. Raises ``ValueError``."""
    parts = text.split(" & ")
    if len(parts) > 1:
        return near(tuple(parts), language)
    if text.startswith("@") and " " not in text:  # a class by itself is met at one place at a time
        return Phrase((atom(text, language),))
    return phrase(text, language)


def _refuse_slow(text: str, atoms: tuple[Atom, ...]) -> None:
    """Raise ``ValueError`` for what would have to be tried at too many places of a text."""
    begins = f"`{text[:60]}` would be slow:"
    if not any(one.selective for one in atoms):
        raise ValueError(f"{begins} it has no word of its own")
    if sum(one.gap or one.anything for one in atoms) > OPEN_PLACES:
        raise ValueError(f"{begins} more than {OPEN_PLACES} of its places may be anything")
    if len(atoms) > PLACES or len(text) > LONGEST:
        raise ValueError(f"{begins} it is too long")
