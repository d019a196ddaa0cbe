"""Names of people: from a list, from the morphology, and from capitals that nothing else explains."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from prompts.identifying.finding import Finding, Whose, somebody
from prompts.identifying.spans import Span
from prompts.model import Language

#: Case endings of Finnish names with the name of the case, longest first.
_CASES = (
    ("lle", "lle"),
    ("lla", "lla"),
    ("llä", "lla"),
    ("lta", "lta"),
    ("ltä", "lta"),
    ("ssa", "ssa"),
    ("ssä", "ssa"),
    ("sta", "sta"),
    ("stä", "sta"),
    ("a", "partitive"),
    ("ä", "partitive"),
    ("n", "genitive"),
)
_GENITIVES = {"fi": (), "sv": ("s",), "en": ("'s", "’s", "s'", "s’", "s")}
#: Names up to this length are too easily something else when they are written small.
_SHORTEST = 3
_ORDINARY = frozenset({"noun", "verb", "adjective", "adverb", "pronoun"})


def names(words: Sequence[Span], language: Language) -> Iterator[Finding]:
    """A finding for every name; two in a row, a first name and a surname, are two findings."""
    for place, word in enumerate(words):
        kind = _kind(words, place, language)
        if kind == "surname":
            yield Finding("surname", word.start, word.end, _instead(words, place, language))
        elif kind == "given":
            yield Finding("given_name", word.start, word.end, _instead(words, place, language))


def _kind(words: Sequence[Span], place: int, language: Language) -> str | None:
    word = words[place]
    bases = _bases(word, language)
    if len(word.text) < 2 or not bases.isdisjoint(listed("not_names")):
        return None
    known = not bases.isdisjoint(listed("first_names"))
    doubtful = not bases.isdisjoint(listed("homographs"))
    if word.capital:
        return _written_like_a_name(words, place, known=known, doubtful=doubtful, language=language)
    return "given" if known and not doubtful and _is_only_a_name(word, language) else None


def _is_only_a_name(word: Span, language: Language) -> bool:
    """A small letter in front: the morphology has to know no other word of that form."""
    if not word.text.islower() or len(word.text) <= _SHORTEST or "-" in word.text:
        return False
    if language == "fi":
        return _ORDINARY.isdisjoint(word.features)
    return "unknown" in word.features or "name" in word.features


def _written_like_a_name(
    words: Sequence[Span], place: int, *, known: bool, doubtful: bool, language: Language
) -> str | None:
    word = words[place]
    if place and words[place - 1].lower in listed("titles"):
        return "surname"
    if word.lower in listed("closings") or _is_author(words, place):
        return None
    if doubtful and (word.opens or language == "en"):
        return "given" if _acts(words, place) else None
    if doubtful or known:
        return "given"
    if place and not word.opens and words[place - 1].capital and _kind(words, place - 1, language) == "given":
        return "surname"
    named = "name" in word.features
    if word.opens:
        return _family_or_given(word) if named and _ORDINARY.isdisjoint(word.features) else None
    if named or "unknown" in word.features:
        return _family_or_given(word) if _is_one_word(word) else None
    return None


def _family_or_given(word: Span) -> str:
    return "surname" if any(key.endswith("nen") for key in word.keys) else "given"


def _is_one_word(word: Span) -> bool:
    return "-" not in word.text or all(part[:1].isupper() for part in word.text.split("-"))


def _is_author(words: Sequence[Span], place: int) -> bool:
    """*A. A. Milnen kirja*: somebody known to all, not somebody of the house."""
    initials = [before for before in words[max(0, place - 2) : place] if len(before.text) == 1]
    return len(initials) == 2 or any(
        after.lower.startswith(("kirja", "bok", "book")) for after in words[place + 1 : place + 2]
    )


def _acts(words: Sequence[Span], place: int) -> bool:
    following = (
        words[place + 1].lower if place + 1 < len(words) and words[place + 1].sentence == words[place].sentence else ""
    )
    being = following in ("oli", "on", "var", "är", "was", "is")
    return (following in listed("verbs") and not being) or following in listed("relations")


def _bases(word: Span, language: Language) -> set[str]:
    """The base forms a word may have; what the morphology says, and the word without an ending."""
    found = {word.lower, *word.keys}
    for ending in _GENITIVES[language]:
        if word.lower.endswith(ending):
            found.add(word.lower[: -len(ending)])
    if language == "fi" and (word.capital or not word.keys):
        found.update(word.lower.removesuffix(ending) for ending, _ in _CASES if len(word.lower) > len(ending) + 2)
    return found


def _instead(words: Sequence[Span], place: int, language: Language) -> str:
    word = words[place]
    return somebody(_whose(words, place), _case(word, language), language)


def _whose(words: Sequence[Span], place: int) -> Whose:
    """By the words around the name: a guardian's, a colleague's, else a child's."""
    near = [one for one in words[max(0, place - 3) : place + 4] if one.sentence == words[place].sentence]
    before = {base for one in near if one.start < words[place].start for base in (one.lower, *one.keys)}
    around = {base for one in near for base in (one.lower, *one.keys)}
    if not before.isdisjoint(listed("guardian")):
        return "guardian"
    return "child" if around.isdisjoint(listed("colleague")) else "colleague"


def _case(word: Span, language: Language) -> str:
    if language != "fi":
        is_genitive = word.lower not in listed("first_names") and word.lower.endswith(_GENITIVES[language])
        return "genitive" if is_genitive else "nominative"
    if {"nominative"} & word.features or word.lower in listed("first_names"):
        return "nominative"
    for case in ("genitive", "partitive"):
        if case in word.features:
            return case
    return next((case for ending, case in _CASES if word.lower.endswith(ending)), "nominative")


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists, by its name."""
    return _lists()[name]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    flat = {**data, **data.pop("kin"), **data.pop("acts")}
    return {name: frozenset(words.split()) for name, words in flat.items() if isinstance(words, str)}
