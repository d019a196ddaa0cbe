"""Numbers from 0 to 10, in figures or in words."""

from __future__ import annotations

from prompts.model import Language

HIGHEST = 10
_WORDS: dict[Language, str] = {
    "fi": "nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen",
    "sv": "noll etta tvåa trea fyra femma sexa sjua åtta nia tia",
    "en": "zero one two three four five six seven eight nine ten",
}
NUMBERS = {language: {word: at for at, word in enumerate(words.split())} for language, words in _WORDS.items()}


def number_in(lower: str, keys: frozenset[str], language: Language) -> int | None:
    """The number that a word is, by its form or else by one of its base forms."""
    if lower.isdecimal():
        return int(lower) if len(lower) <= len(str(HIGHEST)) and int(lower) <= HIGHEST else None
    words = NUMBERS[language]
    found = words.get(lower)
    if found is None and not words.keys().isdisjoint(keys):
        return next(words[key] for key in sorted(keys) if key in words)
    return found
