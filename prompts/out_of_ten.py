"""A place given as so many out of ten: *4/10*, *neljä kymmenestä*, *sju av tio*; *if ten is …, we are at about six*."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from prompts.model import Language
from prompts.reading import Reading, Token

_FRACTION = re.compile(r"(\d|10)/10")
#: What stands between the number and the ten.
_BETWEEN: dict[Language, tuple[str, ...]] = {"fi": (), "sv": ("av",), "en": ("out", "of")}
_TEN: dict[Language, frozenset[str]] = {
    "fi": frozenset({"kymmenestä", "kympistä"}),
    "sv": frozenset({"tio", "10"}),
    "en": frozenset({"ten", "10"}),
}
_HIGHEST = 10
#: *Jos kymppi on …*: so near before its ten stands what opens a scale; so far behind it the place on it.
_IF: dict[Language, frozenset[str]] = {
    "fi": frozenset({"jos", "kun"}),
    "sv": frozenset({"om", "när"}),
    "en": frozenset({"if", "when", "where"}),
}
_OPENS, _REACHES = 1, 16
_WRITTEN = {
    "fi": (
        "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
        "nolla ykkönen kakkonen kolmonen nelonen vitonen kutonen seiska kasi ysi kymppi",
        "nolla ykkönen kakkonen kolmonen nelonen viitonen kutonen seitsemäinen kahdeksikko yhdeksikkö kymppi",
    ),
    "sv": (
        "noll ett två tre fyra fem sex sju åtta nio tio",
        "nolla etta tvåa trea fyra femma sexa sjua åtta nia tia",
    ),
    "en": ("zero one two three four five six seven eight nine ten",),
}
#: Any word for a number, or its figures → the number.
_NUMBERS: dict[str, dict[str, int]] = {
    language: {str(number): number for number in range(11)}
    | {word: number for line in lines for number, word in enumerate(line.split())}
    for language, lines in _WRITTEN.items()
}


def out_of_ten(reading: Reading, people: Mapping[str, Set[str]]) -> int | None:
    """The place a text gives itself, 0–10; none for *seven out of ten children*: ``people`` as words by kind."""
    tokens, tens = reading.tokens, _TEN[reading.language]
    for at, token in enumerate(tokens):
        if token.lower not in tens and "/" not in token.lower:
            continue
        number = _place(tokens, at, reading.language)
        if number is not None and not _of_people(tokens[at + 1 : at + 2], people):
            return number
    return _on_a_scale_of_ones_own(tokens, reading.language)


def _on_a_scale_of_ones_own(tokens: tuple[Token, ...], language: Language) -> int | None:
    """The number that follows on the ten of a scale that the text opens itself."""
    opening = _IF[language]
    for at in range(_OPENS, len(tokens)):
        if tokens[at - _OPENS].lower in opening and _number(tokens[at], language) == _HIGHEST:
            numbers = (_number(token, language) for token in tokens[at + 1 : at + _REACHES])
            return next((one for one in numbers if one is not None), None)
    return None


def _number(token: Token, language: Language) -> int | None:
    """The number that a word is, by its form or else by its likeliest base form."""
    known = _NUMBERS[language]
    return next((known[one] for one in (token.lower, *token.keys) if one in known), None)


def _place(tokens: tuple[Token, ...], at: int, language: Language) -> int | None:
    """The number that ends with the token at ``at``."""
    last = tokens[at].lower
    if last in _TEN[language]:
        between = _BETWEEN[language]
        first = at - len(between) - 1
        if first >= 0 and tuple(one.lower for one in tokens[first + 1 : at]) == between:
            return _number(tokens[first], language)
    found = _FRACTION.fullmatch(last)
    return int(found[1]) if found else None


def _of_people(following: tuple[Token, ...], people: Mapping[str, Set[str]]) -> bool:
    words = {key for one in following for key in one.keys}
    return any(kind != "me" and not words.isdisjoint(names) for kind, names in people.items())
