"""Numbers from 0 to 10, in figures or in words."""

from __future__ import annotations

from collections.abc import Iterable

from prompts.model import Language

HIGHEST = 10
NUMBERS: dict[Language, tuple[str, ...]] = {
    "fi": tuple("nolla yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen".split()),
    "sv": tuple("noll etta tvåa trea fyra femma sexa sjua åtta nia tia".split()),
    "en": tuple("zero one two three four five six seven eight nine ten".split()),
}


def number_in(lower: str, keys: Iterable[str], language: Language) -> int | None:
    """The number that a word is, by its form or else by one of its base forms."""
    if lower.isdecimal():
        return int(lower) if len(lower) <= len(str(HIGHEST)) and int(lower) <= HIGHEST else None
    words = NUMBERS[language]
    return next((words.index(key) for key in (lower, *sorted(keys)) if key in words), None)
