"""From safety cues to a support card: which leads, how plainly. It gives way to people; it assesses nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from prompts.bank import patterns
from prompts.bank.contents import Bank
from prompts.language.detect import FUNCTION_WORDS
from prompts.model import CATEGORIES, LANGUAGES, Category, Language, Lead, PastCard, SafetyCue, Strength, SupportCard
from prompts.noticing.matching import Index, Match, Pattern
from prompts.noticing.told import Told
from prompts.noticing.truth import negated

#: The number of a sentence, and how sure the cue met in it is.
Sign = tuple[int, Strength]

MOST_LEADS = 2
#: These two show in full at most once in a while: the same tiredness every evening is not news.
RARELY_FULL: tuple[Category, ...] = ("exhaustion", "work_violence_harassment")
RARELY = timedelta(days=7)
#: On the third heavy day of a week people are named in one line, though no day alone would have called for it.
THIRD_DAY = SupportCard((Lead("exhaustion", "quiet"),), "quiet")


class Watch:
    """Looks for safety cues. Immutable after it is made; serves every thread."""

    def __init__(self, bank: Bank) -> None:
        self._cues = {(cue.language, cue.id): cue for cue in bank.safety}
        self._indexes = {one: _index(bank.safety, one) for one in LANGUAGES}

    def card(self, told: Told, before: Iterable[PastCard] = (), now: datetime | None = None) -> SupportCard | None:
        """The card a text brings, or none. ``before``: what earlier texts brought, for what is full but rarely."""
        met = {category: _weighed(signs) for category, signs in self._signs(told).items()}
        for category in RARELY_FULL:
            if met.get(category) == "full" and _shown_lately(category, before, now):
                met[category] = "quiet"
        return _made(met)

    def _signs(self, told: Told) -> dict[Category, set[Sign]]:
        language = told.reading.language
        signs: dict[Category, set[Sign]] = {}
        for match in self._indexes[language].matches(told.seen, told.spans):
            cue = self._cues[language, match.owner]
            if (match.negated or not negated(match, told)) and _belongs(cue, match, told):
                signs.setdefault(cue.category, set()).add((told.sentences[match.first], cue.strength))
        return signs


def _weighed(signs: set[Sign]) -> Strength:
    """Two unsure signs in two sentences are a clear one together: *Itken autossa. En jaksa enää tätä työtä.*"""
    sure = any(strength == "full" for _, strength in signs)
    return "full" if sure or len({sentence for sentence, _ in signs}) > 1 else "quiet"


@lru_cache(2 * len(LANGUAGES))
def _index(cues: tuple[SafetyCue, ...], language: Language) -> Index:
    """The index over one language's cues; most banks share theirs with the one before."""
    return Index(_patterns(cues, language), FUNCTION_WORDS[language])


def _patterns(cues: Iterable[SafetyCue], language: Language) -> Iterator[Pattern]:
    for cue in cues:
        if cue.language == language:
            yield from (Pattern(cue.id, patterns.phrase(text, language)) for text in cue.phrases)
            yield from (Pattern(cue.id, patterns.near(group, language)) for group in cue.near)


def _belongs(cue: SafetyCue, match: Match, told: Told) -> bool:
    """Whether the cue is of whom it has to be. What somebody else says counts for a child's sake alone."""
    if cue.category == "child_concern":
        return True
    if told.said_by_another(match.first):
        return False
    holder = told.holder(match.first)
    if cue.subject == "any":
        return True
    if cue.subject == "me":
        inside = match.first <= holder.at <= match.last
        return match.mine or holder.whose in {"me", "nobody"} or (holder.whose == "thing" and inside)
    if cue.subject == "other":
        return holder.whose != "me"
    return holder.whose in {cue.subject, "nobody"}


def _shown_lately(category: Category, before: Iterable[PastCard], now: datetime | None) -> bool:
    return any(
        card.category == category and card.strength == "full" and (now is None or now - card.when <= RARELY)
        for card in before
    )


def _made(met: dict[Category, Strength]) -> SupportCard | None:
    if not met:
        return None
    plain = "full" in met.values()
    leads = [
        Lead(one, met[one])
        for one in CATEGORIES
        if one in met and (met[one] == "full" or not plain or one == "child_concern")
    ]
    shown = leads[:MOST_LEADS]
    child = next((lead for lead in leads if lead.category == "child_concern"), None)
    if child is not None and child not in shown:
        shown[-1] = child
    return SupportCard(tuple(shown), "full" if plain else "quiet")
