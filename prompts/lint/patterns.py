"""Phrases over words: the notation in which the checks' TOML files say what they look for.

``word`` this written form · ``a|b`` either · ``be*`` a beginning · ``*ing`` an ending · ``<verb>`` a base form ·
``@class`` a class of words/<language>.toml or a feature of the morphology · ``a+b`` both of one word ·
``!`` before an atom: any word but this · ``?`` behind it: may be missing · ``~`` none to three words, ``~5`` none to
five · ``^`` where a clause begins, after its fillers · ``^^`` where the sentence begins · ``$`` where it ends.
Every gap is bounded, so looking through a text takes time in proportion to its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from prompts.lint.vocabulary import Vocabulary
from prompts.lint.wording import Word

Test = Callable[[Word], bool]

#: What a word may be by its form: the first line for all languages' verbs, the second for Finnish.
FEATURES = frozenset(
    "base ing present past infinitive supine imperative conditional participle passive negation name noun adjective"
    " wh clitic cond2 inf person-1 person-2 person-3 nominative genitive partitive possessive-2 plural unknown".split()
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One place of a phrase: a word, a gap or an anchor."""

    kind: str
    """word, gap, clause (``^``), sentence (``^^``) or end (``$``)."""
    test: Test | None = None
    optional: bool = False
    gap: int = 0
    literals: frozenset[str] = frozenset()
    """The written forms it can only be, when it can be nothing else."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase; ``literals`` are the forms its first word must have, empty when there is no such list."""

    atoms: tuple[Atom, ...]
    literals: frozenset[str]


class Phrases:
    """Many phrases looked for at once; those that begin with a written form are found by that form."""

    def __init__(self, sources: Iterable[str], words: Vocabulary) -> None:
        self._by_form: dict[str, list[Phrase]] = {}
        self._others: list[Phrase] = []
        self._fillers = words.forms_of("fillers")
        for source in sources:
            phrase = _compile(source, words)
            for form in phrase.literals:
                self._by_form.setdefault(form, []).append(phrase)
            if not phrase.literals:
                self._others.append(phrase)

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """First and past-the-last word of the phrases met; at each word the first that fits, none overlapping."""
        if not self._by_form and not self._others:
            return
        openings = _openings(words, self._fillers)
        after = 0
        for place, word in enumerate(words):
            if place < after:
                continue
            for phrase in (*self._by_form.get(word.lower, ()), *self._others):
                end = _match(phrase.atoms, 0, words, place, openings)
                if end is not None:
                    yield place, end
                    after = max(end, place + 1)
                    break

    def met(self, words: Sequence[Word]) -> bool:
        """Whether any phrase is met."""
        return next(self.find(words), None) is not None


def _openings(words: Sequence[Word], fillers: frozenset[str]) -> dict[int, str]:
    """Place of a word → ``clause`` or ``sentence`` when one begins there, before or after fillers."""
    found: dict[int, str] = {}
    opening, clause = "sentence", -1
    for place, word in enumerate(words):
        if word.clause != clause:
            opening = "sentence" if place == 0 or opening == "sentence" else "clause"
            clause = word.clause
        if opening:
            found[place] = opening
            if word.lower not in fillers:
                opening = ""
    return found


def _match(atoms: tuple[Atom, ...], at: int, words: Sequence[Word], place: int, openings: dict[int, str]) -> int | None:
    while at < len(atoms):
        atom = atoms[at]
        if atom.kind == "gap":
            reach = min(place + atom.gap, len(words))
            ends = (_match(atoms, at + 1, words, start, openings) for start in range(place, reach + 1))
            return next((end for end in ends if end is not None), None)
        if atom.optional:
            with_it = _met(atom, words, place)
            end = _match(atoms, at + 1, words, place + 1, openings) if with_it else None
            return end if end is not None else _match(atoms, at + 1, words, place, openings)
        if atom.test is not None:
            if not _met(atom, words, place):
                return None
            place += 1
        elif not _anchored(atom.kind, place, len(words), openings):
            return None
        at += 1
    return place


def _met(atom: Atom, words: Sequence[Word], place: int) -> bool:
    return place < len(words) and atom.test is not None and atom.test(words[place])


def _anchored(kind: str, place: int, count: int, openings: dict[int, str]) -> bool:
    if kind == "end":
        return place == count
    return place in openings and (kind == "clause" or openings[place] == "sentence")


# --- compiling ------------------------------------------------------------------------------------------------------


def _compile(source: str, words: Vocabulary) -> Phrase:
    atoms = tuple(_atom(part, words) for part in source.split())
    first = next((atom for atom in atoms if atom.kind in ("word", "gap")), None)
    fixed = first is not None and first.kind == "word" and not first.optional
    return Phrase(atoms, first.literals if first is not None and fixed else frozenset())


def _atom(part: str, words: Vocabulary) -> Atom:
    anchor = {"^": "clause", "^^": "sentence", "$": "end"}.get(part)
    if anchor:
        return Atom(anchor)
    if gap := re.fullmatch(r"~(\d*)", part):
        return Atom("gap", gap=int(gap.group(1) or 3))
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    plain = re.fullmatch(r"[\w|'-]+", part)
    return Atom("word", _any(part.split("|"), words), optional, literals=frozenset(part.split("|") if plain else ()))


def _any(sources: list[str], words: Vocabulary) -> Test:
    """Whether a word meets one of the choices. Forms, beginnings and endings are looked up at once."""
    forms = frozenset(one for one in sources if not set(one) & set("@<*+!"))
    starts = tuple(one[:-1] for one in sources if re.fullmatch(r"[\w-]+\*", one))
    ends = tuple(one[1:] for one in sources if re.fullmatch(r"\*[\w-]+", one))
    others = [_choice(one, words) for one in sources if set(one) & set("@<+!")]
    if not starts and not ends:
        if not others:
            return lambda word: word.lower in forms
        if not forms and len(others) == 1:
            return others[0]

    def test(word: Word) -> bool:
        lower = word.lower
        if lower in forms or lower.startswith(starts) or lower.endswith(ends):
            return True
        return any(other(word) for other in others) if others else False

    return test


def _choice(source: str, words: Vocabulary) -> Test:
    """``a+b+!c``: all conditions on one word. Behind a ``+`` a feature needs no ``@``."""
    first, *others = source.split("+")
    tests = [_condition(first, words), *(_condition(one, words, joined=True) for one in others)]
    return tests[0] if len(tests) == 1 else lambda word: all(test(word) for test in tests)


def _condition(source: str, words: Vocabulary, *, joined: bool = False) -> Test:
    if source.startswith("!"):
        inner = _condition(source[1:], words, joined=joined)
        return lambda word: not inner(word)
    return _class(source, words) if joined and source in FEATURES else _simple(source, words)


def _simple(source: str, words: Vocabulary) -> Test:
    if source.startswith("@"):
        return _class(source[1:], words)
    if source.startswith("<"):
        key = source[1:-1]
        return lambda word: key in word.keys
    if source.endswith("*"):
        return lambda word: word.lower.startswith(source[:-1])
    if source.startswith("*"):
        return lambda word: word.lower.endswith(source[1:])
    return lambda word: word.lower == source


def _class(name: str, words: Vocabulary) -> Test:
    """Raises ``ValueError`` for a name that is neither a class nor a feature: a slip of the pen in a sheet."""
    forms, lemmas = words.forms_of(name), words.lemmas.get(name, frozenset())
    if not forms and not lemmas:
        if name not in FEATURES:
            raise ValueError(f"@{name} is no class of words and no feature")
        return lambda word: name in word.features
    return lambda word: word.lower in forms or not lemmas.isdisjoint(word.keys)
