"""Initials in a person's place: *M puri L:ää* still tells who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prompts.identifying.finding import Finding, somebody
from prompts.identifying.names import listed
from prompts.model import Language

_INITIALS = re.compile(r"(?<![\w.:&/-])(?:[A-ZÅÄÖ]\.\s?[A-ZÅÄÖ]\.|[A-ZÅÄÖ]\.|[A-ZÅÄÖ])(?::[a-zåäö]{1,5})?(?![\w&/-])")
_SURNAME = re.compile(r"\s*(?:[A-ZÅÄÖ]\.\s*){0,2}[A-ZÅÄÖ][a-zåäö]")
_NEXT_WORD = re.compile(r"\s+([a-zåäöA-ZÅÄÖ]+)")
_WITH = re.compile(r"(?:\b(?:ja|sekä|och|med|and|with|kanssa|till|to|for|från|from)\s)$")
#: Single letters that are words.
_WORDS = {"fi": frozenset(), "sv": frozenset("IÅÖ"), "en": frozenset("AI")}
#: Letters that name something else: a group, a vitamin, a grade.
_THINGS = re.compile(
    r"\b(?:vitamiini|ryhmä|luokka|kohta|liite|taso|vitamin|grupp|klass|punkt|bilaga|group|class|part|plan|section)\s$",
    re.IGNORECASE,
)


def initials(text: str, language: Language) -> Iterator[Finding]:
    """Initials that do something, have an ending, or stand beside somebody; not those of an author."""
    for met in _INITIALS.finditer(text):
        before, after = text[max(0, met.start() - 12) : met.start()], text[met.end() : met.end() + 24]
        if met.group() in _WORDS[language] or _SURNAME.match(after) or _THINGS.search(before):
            continue
        if ":" in met.group() or _acts(after) or _WITH.search(before) or met.group().count(".") == 2:
            yield Finding("initials", met.start(), met.end(), somebody("child", "nominative", language))


def _acts(after: str) -> bool:
    following = _NEXT_WORD.match(after)
    return following is not None and following.group(1) in listed("verbs") | listed("relations")
