"""What Voikko's transducer says about a form: its compound parts, the verb behind a participle, its features.

The output is a string such as ``[Ln][Xp]lapsi[X]la[Sn][Ny]psi[Bh][Bc][Ln][Xp]ryhmä[X]ryhmä[Sine][Ny]ssä``: a part ends
at ``[Bc]``, its word class stands in ``[L…]``, its base form between ``[Xp]`` and ``[X]``, and the letters outside
these marks are the form itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from prompts.language.grammar import Grammar, grammar
from prompts.language.voikko import Analysis

#: Parts of forms that are kept taken apart: the parts of a new compound are seldom new.
REMEMBERED = 8_192

#: A tag; the tags before a stem; the tags behind it with the letters of the ending. Marks with X hold other letters.
_TAG = re.compile(r"\[(\w+)\]")
_HEAD = re.compile(r"(?:\[[^\WX]\w*\])+")
_BEHIND = re.compile(r"(?:\[[^\WX]\w*\][^\W\d_]*)*")
#: Tags of what is made from a verb and still its form.
_OF_VERBS = frozenset(("Ll", "Rm", "Tn4"))


class Part(NamedTuple):
    """One part of a form: as it is written, its base form, and the verb behind it when it is a participle."""

    surface: str
    base: str
    tags: tuple[str, ...]
    grammar: Grammar
    verb: str | None = None


class Sense(NamedTuple):
    """One reading of a form, taken apart. A tuple, as parts are, because a new text makes hundreds at once."""

    base: str
    parts: tuple[Part, ...]
    grammar: Grammar
    """Of the last part, which carries the inflection."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the last part."""
        return self.parts[-1].tags

    @property
    def is_odd(self) -> bool:
        """Possible, but in running text nearly always something else."""
        return self.grammar.rarity > 0

    @property
    def is_finite(self) -> bool:
        """A verb with a person, or the passive."""
        return self.grammar.finite

    @property
    def order(self) -> tuple[int, bool, bool, str]:
        """Sorts the readings of a form, likeliest first, whichever library gave them."""
        grammar = self.grammar
        return grammar.rarity + len(self.parts) - 1, not grammar.finite, grammar.plural, self.base

    @property
    def is_lexical(self) -> bool:
        """A word of its own rather than a form of a verb."""
        return not (self.grammar.participle or self.grammar.agent)

    def bases(self, *, agent: bool) -> tuple[str, ...]:
        """Base forms, the verb behind a participle first; behind an agent participle (*tekemä*) only when asked."""
        last = self.parts[-1]
        negated = self.grammar.negation and self.base != "ei"
        behind = None
        if "Tn4" in last.tags:
            behind = last.base
        elif last.verb and (agent or not self.grammar.agent):
            behind = last.verb
        if behind is None and not negated:
            return (self.base,)
        before = "".join([part.surface for part in self.parts[:-1]])
        verbs = () if behind is None else (before + behind,)
        conjoined = ("ei",) if negated else ()  # ettei, muttei: the negation with a conjunction before it
        return tuple(dict.fromkeys((*verbs, *conjoined, self.base)))

    def pieces(self) -> tuple[str, ...]:
        """Surfaces and base forms of the parts of a compound, and the joins of two or more that are not the whole."""
        if len(self.parts) < 2:
            return ()
        single = (piece for part in self.parts for piece in (part.base, part.verb, part.surface) if piece)
        return tuple(dict.fromkeys((*single, *self._joins())))

    def _joins(self) -> list[str]:
        count = len(self.parts)
        found = []
        for first in range(count):
            for last in range(first + 1, count):
                if last - first + 1 < count:
                    before = "".join(part.surface for part in self.parts[first:last])
                    found += [before + self.parts[last].base, before + self.parts[last].surface]
        return found


def sense(analysis: Analysis) -> Sense:
    """One reading taken apart."""
    base, output = analysis
    if "[Bc]" in output:
        parts = tuple([_part(chunk) for chunk in output.split("[Bc]") if chunk])
    else:
        parts = (_part(output),) if output else ()
    if not parts:
        parts = (Part(base, base, (), grammar(())),)
    return Sense(base, parts, parts[-1].grammar)


@lru_cache(REMEMBERED)
def _part(chunk: str) -> Part:
    """A part whose stem is inflected and no more, which most are, is a stem before a known ending."""
    head, _, rest = chunk.partition("[Xp]")
    base, _, inflected = rest.partition("[X]")
    stem, _, ending = inflected.partition("[")
    if not (base.isalpha() and stem.isalpha()):
        return _taken_apart(chunk)
    known = _ending(head, ending)
    if known is None:
        return _taken_apart(chunk)
    return Part((stem + known.letters).lower(), base.lower(), known.tags, known.grammar)


class Ending(NamedTuple):
    """What the marks before and behind a stem say, and the letters behind it."""

    letters: str
    tags: tuple[str, ...]
    grammar: Grammar


@lru_cache(REMEMBERED)
def _ending(head: str, ending: str) -> Ending | None:
    """None where there is more to take apart: a word made from another, letters before the stem, joints."""
    behind = f"[{ending}" if ending else ""
    if not (_HEAD.fullmatch(head) and _BEHIND.fullmatch(behind)):
        return None
    tags = tuple(_TAG.findall(head + behind))
    made = "Tn4" in tags or ("Lt" in tags and not _OF_VERBS.isdisjoint(tags))
    return None if made else Ending(_TAG.sub("", behind), tags, grammar(tags))


def _taken_apart(chunk: str) -> Part:
    """The part of any chunk, mark by mark."""
    before, *marked = chunk.split("[")
    surface, inside, held = before, "", ""
    base = derived = verb = None
    tags: list[str] = []
    for piece in marked:
        mark, closed, letters = piece.partition("]")
        if not closed:
            mark, letters = "", mark
        elif mark in ("Xp", "Xj", "Xr", "Xs"):
            inside, held = mark, ""
        elif mark == "X":
            if inside == "Xp":
                base = held
            elif inside == "Xj":
                derived = surface + held
            inside = ""
        else:
            if mark in ("Ll", "Ln", "Tn4") and "Lt" in tags:
                verb = derived or base
            tags.append(mark)
        if letters and inside:
            held = letters
        else:
            surface += letters
    if _OF_VERBS.isdisjoint(tags):
        verb = None  # a noun such as keskustelu is a word of its own
    found = (_minen(surface, chunk) if "Tn4" in tags else None) or derived or base or surface
    every = tuple(tags)
    return Part(_plain(surface), _plain(found), every, grammar(every), _plain(verb) if verb else None)


def _minen(surface: str, chunk: str) -> str:
    """*kiusaamisesta* → *kiusaaminen*: the noun that Voikko gives back as a verb."""
    ending = "".join(piece.rpartition("]")[2] for piece in chunk.split("[Tn4]", 1)[1].split("["))
    return surface.removesuffix(ending) + "minen"


def _plain(letters: str) -> str:
    return letters.replace("=", "").strip("-").lower()


@lru_cache(REMEMBERED)
def features(grammars: tuple[Grammar, ...]) -> tuple[str, ...]:
    """The features of several readings together, sorted, without those of readings that are hardly ever meant."""
    usual = not all(one.rarity for one in grammars)
    # An imperative has the form that follows a negation (en jaksa), so it stays.
    meant = [one.features for one in grammars if not (usual and one.rarity) or one.imperative]
    return tuple(sorted(frozenset().union(*meant)))
