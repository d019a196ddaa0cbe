"""Text → wording: sentences, clauses and words, with what each language's morphology says about a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from prompts.lint.asking import ASKING, Asked
from prompts.lint.finnish_forms import finnish_forms
from prompts.lint.problem import Kind
from prompts.lint.quoting import BLANK, without_quotes
from prompts.lint.verbs import Forms
from prompts.lint.vocabulary import Vocabulary, vocabulary
from prompts.lint.wording import Sentence, Word, Wording, clauses
from prompts.model import Language
from prompts.reading import Reader

_WORD = re.compile(rf"\{{\w+\}}|{BLANK}+|\d+(?:[.,:]\d+)+|\w+(?:['’‑-]\w+)*")
_STOP = re.compile(r"[.!?…](?:[.!?… ]*[.!?…])?[)\"'»”]*(?=\s|$)|\n+")
_BREAK = re.compile(rf"[,;:–—−()…{BLANK}\"]|\s-\s")
_SHORTENED = frozenset(
    """
    esim ym mm jne yms ks vrt nk ns klo nro t.ex ex bl.a dvs d.v.s osv m.m jfr kl nr ca
    e.g eg i.e ie etc vs mr mrs ms dr
    """.split()
)
#: Contractions in the order they are looked for; what is left over before them is a word of its own.
_CONTRACTED: tuple[tuple[re.Pattern[str], dict[str, str], str], ...] = (
    (re.compile(r"^(ca|wo|sha)n't$"), {"ca": "can", "wo": "will", "sha": "shall"}, "not"),
    (re.compile(r"^(\w+)n't$"), {}, "not"),
    (re.compile(r"^(\w+)'ve$"), {}, "have"),
    (re.compile(r"^(\w+)'re$"), {}, "are"),
    (re.compile(r"^(\w+)'ll$"), {}, "will"),
    (re.compile(r"^(\w+)'d$"), {}, "would"),
    (re.compile(r"^(\w+)'m$"), {}, "am"),
    (re.compile(r"^(let)'s$"), {}, "us"),
    (re.compile(r"^(what|who|how|where|when|why|it|that|there|he|she|here)'s$"), {}, "is"),
)

_UNKNOWN: Forms = (frozenset(), frozenset())

FormsOf = Callable[[int, str], Forms]
"""Where a word begins and its written form → base forms and features."""


def take_apart(text: str, kind: Kind, language: Language, reader: Reader) -> Wording:
    """The wording of a text. Only Finnish needs the reader: the others' few verbs are listed."""
    plain = without_quotes(text)
    words = vocabulary(language)
    forms = finnish_forms(plain, reader) if language == "fi" else partial(_listed, words)
    sentences = tuple(_sentences(plain, language, words, forms))
    return Wording(text, plain, kind, language, sentences, reader)


def _listed(words: Vocabulary, start: int, form: str) -> Forms:
    keys, features = words.verbs.get(form, _UNKNOWN)
    return keys, features | {"wh"} if form in words.forms_of("interrogatives") else features


def _sentences(plain: str, language: Language, words: Vocabulary, forms: FormsOf) -> Iterator[Sentence]:
    for start, end in _stretches(plain):
        found = tuple(_words(plain, start, end, language, words, forms))
        if not found:
            continue
        mark = plain[found[-1].end : end]
        asked = _asked(found, mark, language)
        told = len(found) if asked.form != "open" else asked.told
        yield Sentence(found, found[0].start, found[-1].end, asked.form, asked.start, told, "?" in mark)


def _asked(words: tuple[Word, ...], mark: str, language: Language) -> Asked:
    if "?" in mark or not any(character in mark for character in ".!…"):
        return ASKING[language](clauses(words), "?" in mark)
    return Asked("stated", len(words), len(words))


def _stretches(plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence. A full stop before a small letter or behind a shortening ends none."""
    small = plain.islower()
    start = 0
    for stop in _STOP.finditer(plain):
        following = plain[stop.end() : stop.end() + 8].lstrip()
        if "\n" not in stop.group() and following[:1].islower() and not (small and "." not in stop.group()):
            continue
        before = plain[max(start, stop.start() - 12) : stop.start()].rsplit(maxsplit=1)
        if stop.group() == "." and following and before and _is_shortened(before[-1].lower()):
            continue
        yield start, stop.end()
        start = stop.end()
    if start < len(plain):
        yield start, len(plain)


def _is_shortened(word: str) -> bool:
    return word in _SHORTENED or word.isdigit() or (len(word) == 1 and word.isalpha())


def _words(plain: str, start: int, end: int, language: Language, words: Vocabulary, forms: FormsOf) -> Iterator[Word]:
    clause, done = 0, start
    for found in _WORD.finditer(plain, start, end):
        if done > start and _BREAK.search(plain, done, found.start()):
            clause += 1
        for lower in _written(found.group().lower().replace("’", "'"), language, words):
            keys, features = forms(found.start(), lower)
            yield Word(found.group(), found.start(), found.end(), lower, clause, keys, features)
        done = found.end()


def _written(lower: str, language: Language, words: Vocabulary) -> tuple[str, ...]:
    """A spoken or contracted form as the written words it stands for."""
    if lower in words.spoken:
        return words.spoken[lower]
    if language == "en" and "'" in lower:
        for pattern, heads, tail in _CONTRACTED:
            if met := pattern.match(lower):
                head: str = met.group(1)
                return heads.get(head, head), tail
    return (lower,)
