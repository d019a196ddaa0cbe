"""Inflected forms of the few verbs that English and Swedish patterns speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

#: Base forms and features of one written form.
Forms = tuple[frozenset[str], frozenset[str]]
_DOUBLED = frozenset({"set", "cut", "let", "quit", "put", "get", "split", "sit", "begin"})
Inflected = tuple[str, str, str]
"""Written form, base form, feature: base ing past (English), infinitive present past supine imperative (Swedish)."""


def english(verbs: Iterable[str]) -> Iterator[Inflected]:
    """``ask`` or ``take/took/taken`` → its base form, -ing form, -s form and past forms."""
    for entry in verbs:
        base, *past = entry.split("/")
        yield base, base, "base"
        yield _ing(base, doubled=_doubled(base, past)), base, "ing"
        yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s"), base, "present"
        for form in past or (_ed(base),):
            yield form, base, "past"


def swedish(verbs: Iterable[str]) -> Iterator[Inflected]:
    """``prata`` or ``be/ber/bad/bett/be`` → infinitive, present, past, supine and imperative."""
    for entry in verbs:
        base, *rest = entry.split("/")
        forms = rest or _first_conjugation(base)
        yield base, base, "infinitive"
        for form, feature in zip(forms, ("present", "past", "supine", "imperative"), strict=True):
            yield form, base, feature


def _first_conjugation(base: str) -> list[str]:
    if base.endswith("s"):
        return [base, base[:-1] + "des", base[:-1] + "ts", base]
    return [base + "r", base + "de", base + "t", base]


def _doubled(base: str, past: list[str]) -> bool:
    """Whether the last letter doubles before an ending: ``stop/stopped``, and a few that their past does not show."""
    return base in _DOUBLED or any(form.startswith(base + base[-1]) for form in past)


def _ing(base: str, *, doubled: bool) -> str:
    if doubled:
        return base + base[-1] + "ing"
    return base + "ing" if base.endswith(("ee", "be")) else base.removesuffix("e") + "ing"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"
