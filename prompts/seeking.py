"""All that is looked for in texts of one language, in one index, so that a word is looked up but once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from prompts.bank import patterns
from prompts.bank.contents import Bank
from prompts.language.detect import FUNCTION_WORDS
from prompts.model import LANGUAGES, Cue, Language, SafetyCue
from prompts.noticing.compiling import Index, Kind, Pattern
from prompts.safety import Signs, watched_for


def sought(bank: Bank, language: Language) -> Index:
    """The index over a language's irony, cues and safety cues; most banks share theirs with the one before."""
    return _index(
        tuple(sorted(bank.markers[language]["irony"])),
        tuple([one for one in bank.cues if one.language == language]),
        tuple([one for one in bank.safety if one.language == language]),
        tuple(bank.signs[language].items()),
        language,
    )


@lru_cache(2 * len(LANGUAGES))
def _index(
    ironies: tuple[str, ...],
    cues: tuple[Cue, ...],
    safety: tuple[SafetyCue, ...],
    signs: Signs,
    language: Language,
) -> Index:
    common = FUNCTION_WORDS[language]
    irony = (Pattern("irony", patterns.phrase(text, language)) for text in ironies)
    danger = watched_for(safety, signs, language)
    # in the order of noticing.told
    return Index([Kind(irony), Kind(_noticed(cues, language), common), Kind(danger, common)])


def _noticed(cues: Iterable[Cue], language: Language) -> Iterator[Pattern]:
    for cue in cues:
        for text in (*cue.words, *cue.phrases):
            yield Pattern(cue.id, patterns.phrase(text, language))
        for group in cue.near:
            yield Pattern(cue.id, patterns.near(group, language))
