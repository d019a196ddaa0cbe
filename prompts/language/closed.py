"""Reading of the small tables of function words that Swedish and English keep in their modules."""

from __future__ import annotations

from prompts.language.words import Word

_SHORTHAND = {
    "pro": "pronoun",
    "neg": "negation",
    "1": "person-1",
    "2": "person-2",
    "3": "person-3",
    "sg": "singular",
    "pl": "plural",
    "nom": "nominative",
    "gen": "genitive",
    "my": "possessive-1",
    "your": "possessive-2",
    "past": "past",
    "now": "present",
    "if": "conditional",
    "verb": "verb",
    "adv": "adverb",
}


def table(lines: str) -> dict[str, Word]:
    """``form form = key key : feature feature`` a line → the words; the keys hold for every form of the line."""
    words = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        forms, _, rest = line.partition("=")
        keys, _, features = rest.partition(":")
        marks = tuple(sorted(_SHORTHAND[mark] for mark in features.split()))
        words.update({form: Word(tuple(keys.split()), (), marks) for form in forms.split()})
    return words


def past(lines: str) -> dict[str, str]:
    """``form:base`` pairs of the irregular past tense → form to base form."""
    pairs = (pair.split(":") for pair in lines.split())
    return {form: base for forms, base in pairs for form in forms.split("/")}
