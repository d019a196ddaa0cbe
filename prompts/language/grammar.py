"""What Voikko's tags say of a part of a form: its features, and how likely it is to be meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

#: Combinations of tags that are kept; the dictionary has a few thousand.
REMEMBERED = 4_096

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


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """What the tags of a part say. Compared by identity, so that it may be looked up by cheaply."""

    rarity: int
    """0 for an ordinary reading; more for one that is hardly ever meant."""
    finite: bool
    """A verb with a person, or the passive."""
    participle: bool
    agent: bool
    """An agent participle: *tekemä*."""
    plural: bool
    negation: bool
    imperative: bool
    particle: bool
    """An adverb or a conjunction."""
    instructive: bool
    features: frozenset[str]
    listed: tuple[str, ...]
    """The features in a fixed order."""


@lru_cache(REMEMBERED)
def grammar(tags: tuple[str, ...]) -> Grammar:
    """What these tags say."""
    verb = "Lt" in tags
    found = _features(tags)
    return Grammar(
        rarity=sum(_RARE.get(tag, 0) for tag in set(tags)),
        finite=verb and any(tag in tags for tag in ("P1", "P2", "P3", "P4")),
        participle=verb and "Ll" in tags,
        agent="Rm" in tags,
        plural="Nm" in tags,
        negation="Lk" in tags,
        imperative="Tk" in tags,
        particle="Ls" in tags or "Lc" in tags,
        instructive="Sin" in tags,
        features=found,
        listed=tuple(sorted(found)),
    )


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
