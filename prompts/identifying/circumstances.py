"""Circumstances: age with sex and group, health, custody, what a secret plan says, a family's troubles."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal, cast

from prompts.identifying.finding import Finding, replaced
from prompts.identifying.spans import Span
from prompts.model import Language

Circumstance = Literal["health", "custody_secret", "plan_doc", "family"]

_AGE = {
    "fi": re.compile(r"(?:\w+-?)?vuotia(?:s|an|alla|alle|sta|alta)$"),
    "sv": re.compile(r"(?:\w+-?)?(?:åring|åringen|årig|åriga)$"),
    "en": re.compile(r"(?:\w+-)?years?-olds?$|\w+-year-old$|year-old$"),
}
_SEX = {
    "fi": frozenset("poika pojan pojalla pojalle poikaa pojasta tyttö tytön tytöllä tytölle tyttöä tytöstä".split()),
    "sv": frozenset("pojke pojken flicka flickan tjej tjejen kille killen".split()),
    "en": frozenset("boy girl boy's girl's".split()),
}
_GROUP = re.compile(
    r"(?:ryhmä|päiväko|eskari|esikoulu|pienet|pienten|grupp|daghem|förskol|avdelning|dagis|group|nursery|preschool|kindergarten|centre|center|unit|class)"
    r"\w*|\w+ryhmä\w*|\w+(?:gruppen|grupp)"
)
#: *Minulla on*: the writer's own health is the writer's own to tell.
_OWN = frozenset("minulla minun mulla mun jag min mitt mina i my me".split())


@dataclass(frozen=True, slots=True)
class _Words:
    whole: frozenset[str]
    starts: tuple[str, ...]
    about: frozenset[str]

    def tell(self, word: Span) -> bool:
        return word.lower in self.whole or word.lower.startswith(self.starts)


def circumstances(words: Sequence[Span], language: Language) -> Iterator[Finding]:
    """One finding of a kind in a sentence, where its first telling word stands."""
    for _, sentence in groupby(words, key=lambda word: word.sentence):
        spans = tuple(sentence)
        yield from _age(spans, language)
        for kind, listed in _lists()[language].items():
            met = next((word for word in spans if listed.tell(word)), None)
            if met is not None and _is_about_somebody(spans, listed):
                yield Finding(kind, met.start, met.end, replaced(kind, language))


def _is_about_somebody(spans: Sequence[Span], listed: _Words) -> bool:
    if not listed.about:
        return True
    around = {word.lower for word in spans}
    return not around.isdisjoint(listed.about) and (around.isdisjoint(_OWN) or len(around & listed.about) > 1)


def _age(spans: Sequence[Span], language: Language) -> Iterator[Finding]:
    """*Viisivuotias poika Tikkasten ryhmästä*; a whole age group is nobody."""
    for place, word in enumerate(spans):
        if not _AGE[language].fullmatch(word.lower):
            continue
        near = spans[place + 1 : place + 4]
        sex = next((one for one in near if one.lower in _SEX[language]), None)
        if sex is not None and any(_GROUP.fullmatch(one.lower) for one in spans):
            yield Finding("age_plus_unit", word.start, sex.end, replaced("age_plus_unit", language))


@cache
def _lists() -> Mapping[Language, Mapping[Circumstance, _Words]]:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        cast("Language", language): {cast("Circumstance", kind): _compiled(table) for kind, table in kinds.items()}
        for language, kinds in data.items()
    }


def _compiled(table: Mapping[str, str]) -> _Words:
    words = table["words"].split()
    starts = tuple(word[:-1] for word in words if word.endswith("*"))
    whole = frozenset(word for word in words if not word.endswith("*"))
    return _Words(whole, starts, frozenset(table.get("about", "").split()))
