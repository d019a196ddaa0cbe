"""What Voikko's transducer says about a form: its compound parts, the verb behind a participle, its features.

The output is a string such as ``[Ln][Xp]lapsi[X]la[Sn][Ny]psi[Bh][Bc][Ln][Xp]ryhmä[X]ryhmä[Sine][Ny]ssä``: a part ends
at ``[Bc]``, its word class stands in ``[L…]``, its base form between ``[Xp]`` and ``[X]``, and the letters outside
these marks are the form itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from prompts.language.voikko import Analysis

_PIECE = re.compile(r"\[([^\]]*)\]|([^\[]+)")

_CLASSES = {
    "Ln": ("noun",),
    "Ll": ("adjective",),
    "Lnl": ("noun", "adjective"),
    "Lt": ("verb",),
    "Ls": ("adverb",),
    "Lr": ("pronoun",),
    "Lk": ("negation", "verb"),
    "Lee": ("name",),
    "Les": ("name",),
    "Lep": ("name",),
    "Lem": ("name",),
}
_MARKS = {
    "Te": ("conditional",),
    "Tk": ("imperative",),
    "Tn1": ("infinitive",),
    "Tn2": ("infinitive",),
    "Tn3": ("infinitive",),
    "P1": ("person-1",),
    "P2": ("person-2",),
    "P3": ("person-3",),
    "P4": ("passive",),
    "Ny": ("singular",),
    "Nm": ("plural",),
    "Sn": ("nominative",),
    "Sg": ("genitive",),
    "Sp": ("partitive",),
    "Ssti": ("adverb",),
    "Fko": ("question-clitic",),
    "O1y": ("possessive-1",),
    "O1m": ("possessive-1",),
    "O2y": ("possessive-2",),
    "O2m": ("possessive-2",),
}
#: Readings that are hardly ever meant when there is another, with how far they fall behind.
_RARE = {
    **dict.fromkeys(("Lee", "Les", "Lem"), 3),
    **dict.fromkeys(("Lep", "Tm"), 2),
    **dict.fromkeys(("Sin", "Sko", "Sab", "Cs", "Tk", "Rm", "O2y", "Et", "Fhan"), 1),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a form: as it is written, its base form, and the verb behind it when it is a participle."""

    surface: str
    base: str
    tags: tuple[str, ...]
    verb: str | None = None


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a form, taken apart."""

    base: str
    parts: tuple[Part, ...]

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the last part, which carries the inflection."""
        return self.parts[-1].tags

    @property
    def rarity(self) -> int:
        """0 for an ordinary reading; more for one that is hardly ever meant."""
        return _rarity(self.tags) + len(self.parts) - 1

    @property
    def is_odd(self) -> bool:
        """Possible, but in running text nearly always something else."""
        return _rarity(self.tags) > 0

    @property
    def is_finite(self) -> bool:
        """A verb with a person, or the passive."""
        return "Lt" in self.tags and any(tag in self.tags for tag in ("P1", "P2", "P3", "P4"))

    @property
    def order(self) -> tuple[int, bool, bool, str]:
        """Sorts the readings of a form, likeliest first, whichever library gave them."""
        return self.rarity, not self.is_finite, "Nm" in self.tags, self.base

    @property
    def is_participle(self) -> bool:
        return "Lt" in self.tags and "Ll" in self.tags

    def bases(self, *, agent: bool) -> tuple[str, ...]:
        """Base forms, the verb behind a participle first; behind an agent participle (*tekemä*) only when asked."""
        before = "".join(part.surface for part in self.parts[:-1])
        last = self.parts[-1]
        found: list[str] = []
        if "Tn4" in last.tags:
            found.append(before + last.base)
        elif last.verb and (agent or "Rm" not in last.tags):
            found.append(before + last.verb)
        if "Lk" in last.tags and self.base != "ei":
            found.append("ei")  # ettei, muttei: the negation with a conjunction before it
        return tuple(dict.fromkeys((*found, self.base)))

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


@lru_cache(4096)
def _rarity(tags: tuple[str, ...]) -> int:
    return sum(_RARE.get(tag, 0) for tag in set(tags))


def sense(analysis: Analysis) -> Sense:
    """One reading taken apart."""
    parts = tuple(_part(chunk) for chunk in analysis.output.split("[Bc]") if chunk)
    return Sense(analysis.base, parts or (Part(analysis.base, analysis.base, ()),))


def _part(chunk: str) -> Part:
    surface, inside, held = "", None, ""
    base: str | None = None
    derived: str | None = None
    verb: str | None = None
    tags: list[str] = []
    for mark, letters in _PIECE.findall(chunk):
        if letters:
            held = letters if inside else held
            surface += "" if inside else letters
        elif mark in ("Xp", "Xj", "Xr", "Xs"):
            inside, held = mark, ""
        elif mark == "X":
            if inside == "Xp":
                base = held
            elif inside == "Xj":
                derived = surface + held
            inside = None
        else:
            if mark in ("Ll", "Ln", "Tn4") and "Lt" in tags:
                verb = derived or base
            tags.append(mark)
    if not {"Ll", "Rm", "Tn4"} & set(tags):
        verb = None  # a noun such as keskustelu is a word of its own
    found = _minen(surface, tags, chunk) or derived or base or surface
    return Part(_plain(surface), _plain(found), tuple(tags), _plain(verb) if verb else None)


def _minen(surface: str, tags: list[str], chunk: str) -> str | None:
    """*kiusaamisesta* → *kiusaaminen*: the noun that Voikko gives back as a verb."""
    if "Tn4" not in tags:
        return None
    ending = "".join(letters for _, letters in _PIECE.findall(chunk.split("[Tn4]", 1)[1]))
    return surface.removesuffix(ending) + "minen"


def _plain(letters: str) -> str:
    return letters.replace("=", "").strip("-").lower()


def features(senses: list[Sense]) -> set[str]:
    """The features of all readings together, without those of readings that are hardly ever meant."""
    usual = [one for one in senses if not one.is_odd]
    # An imperative has the form that follows a negation (en jaksa), so it stays.
    meant = [one for one in senses if not one.is_odd or "Tk" in one.tags] if usual else senses
    return {feature for one in meant for feature in _features(one.tags)}


@lru_cache(4096)
def _features(tags: tuple[str, ...]) -> frozenset[str]:
    classes = [tag for tag in tags if tag in _CLASSES]
    found = {feature for tag in tags for feature in _MARKS.get(tag, ())}
    if classes:
        found.update(_CLASSES[classes[-1]])
    if "Lt" in tags and "Ll" in tags:
        found.add("participle")
        found.update({"Rt": ("passive", "past"), "Ru": ("past",), "Ra": ("passive",)}.get(_participle(tags), ()))
    if "Tt" in tags and "Lk" not in tags:
        found.update(feature for tag, feature in (("Ap", "present"), ("Ai", "past")) if tag in tags)
    if "Tn4" in tags:
        found = (found - {"verb"}) | {"noun"}
    if "Tk" in tags and "Eb" in tags:
        # The same form follows a negation in every person (en jaksa): it names nobody.
        found -= {"person-2", "singular"}
    return frozenset(found)


def _participle(tags: tuple[str, ...]) -> str:
    return next((tag for tag in tags if tag in ("Rt", "Ru", "Ra", "Rv", "Rm")), "")
