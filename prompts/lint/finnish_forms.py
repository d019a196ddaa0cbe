"""What the checks ask about a Finnish word: interrogative, clitic, conditional of the second person, infinitive."""

from __future__ import annotations

import re
from collections.abc import Callable

from prompts.lint.verbs import Forms
from prompts.lint.vocabulary import vocabulary
from prompts.reading import Reader, Token

_WORDS = vocabulary("fi")
_INTERROGATIVES = _WORDS.forms_of("interrogatives")
_KIND = re.compile(r"(?:millai|millan|minkälai|minkälä|millas|minkälas|minkämoi|mimmoi|minkäslai|mones)\w*")
#: Endings that hang on an interrogative without changing it: *mitähän, mitäköhän, kukapa, missäs*.
_HANGING = re.compile(r"(?:k[oö])?(?:han|hän)$|p[aä]$|s$")
#: *koko* only looks as if -ko hung on it; the others are said for *onko, olisiko* or ask like them.
_LOOKS_CLITIC = frozenset(["joko", "koko", "onk", "oisk"])
_SPOKEN_CLITIC = re.compile(r"\w{2,}(?:ks|ksä|ksää|kse|tsä|tsää|k[oö]s|k[oö]h[aä]n)$")
_CONDITIONAL_2 = re.compile(r"\w+isit(?:te)?(?:k[oö]|h[aä]n|k[oö]h[aä]n|p[aä]|k[oö]s|sä|sää)?$")
#: *minä aikana*: the essive of *mikä* before a noun of time.
_TIMES = frozenset(
    ["aikana", "päivänä", "hetkenä", "vuonna", "viikkona", "kertana", "aamuna", "iltana", "kuukautena", "vuodenaikana"]
)


def finnish_forms(plain: str, reader: Reader) -> Callable[[int, str], Forms]:
    """A look-up of base forms and features by where a word begins."""
    tokens = {token.start: token for token in reader.read(plain, "fi").tokens}

    def forms(start: int, lower: str) -> Forms:
        token = tokens.get(start)
        keys = frozenset(token.keys) if token else frozenset({lower})
        return keys, _features(lower, token, plain)

    return forms


def _features(lower: str, token: Token | None, plain: str) -> frozenset[str]:
    known = frozenset(token.features) if token else frozenset()
    found = set(known)
    if is_interrogative(lower) or (lower == "minä" and token is not None and _is_time(plain, token.end)):
        found.add("wh")
    elif _has_clitic(lower, known):
        found.add("clitic")
    if _CONDITIONAL_2.fullmatch(lower) or {"conditional", "person-2"} <= known:
        found.add("cond2")
    if {"person-3", "present"} <= known and _is_contracted(lower, token):
        found.add("imperative")
    if "infinitive" in known and lower.endswith(("a", "ä")) and not lower.endswith(("maan", "mään", "massa", "mässä")):
        found.add("inf")
    return frozenset(found)


def _is_contracted(lower: str, token: Token | None) -> bool:
    """*Kirjaa, kopioi*: verbs in -ata and -oida say *does* and *do!* in the same way."""
    keys = token.keys if token is not None else ()
    long = lower.endswith(("aa", "ää")) and any(key.endswith(("ata", "ätä")) for key in keys)
    return long or (lower.endswith(("oi", "öi")) and any(key.endswith(("oida", "öidä")) for key in keys))


def is_interrogative(lower: str) -> bool:
    """Whether a written form is an interrogative, with or without a clitic: *mitä, mitäköhän, millaisena*."""
    if lower in _INTERROGATIVES or _KIND.fullmatch(lower):
        return True
    bare = _HANGING.sub("", lower)
    return bare != lower and bare in _INTERROGATIVES


def _is_time(plain: str, end: int) -> bool:
    following = plain[end : end + 20].split()
    return bool(following) and following[0].lower().strip("?.,") in _TIMES


def _has_clitic(lower: str, known: frozenset[str]) -> bool:
    if lower in _LOOKS_CLITIC:
        return lower != "koko"
    if "question-clitic" in known or (lower.endswith("ks") and "verb" in known):
        return True
    return bool(_SPOKEN_CLITIC.fullmatch(lower)) and ("unknown" in known or not known or lower.startswith("e"))
