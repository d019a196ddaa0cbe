"""From safety cues to a support card: which leads, how plainly. It gives way to people; it assesses nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache

from prompts.bank import patterns
from prompts.bank.contents import Bank
from prompts.combining import Combinations, around, asked_of
from prompts.gist import Gist
from prompts.model import (
    CATEGORIES,
    GRAVE,
    LANGUAGES,
    Category,
    Language,
    Lead,
    PastCard,
    SafetyCue,
    Sign,
    Strength,
    SupportCard,
)
from prompts.noticing.compiling import Pattern
from prompts.noticing.matching import Match
from prompts.noticing.noticer import Noticed
from prompts.noticing.told import DANGER, Told
from prompts.noticing.truth import negated

#: The signs of a language, by name.
Signs = tuple[tuple[str, Sign], ...]
#: A sign as cues ask for it: its name, and each subject it is asked of with the name it then has.
Asked = tuple[str, tuple[tuple[str, str], ...]]
#: Where a cue was met, how much it is worth there, and for a weak one its name.
Worth = tuple[int, str, str]

MOST_LEADS = 2
#: These two show in full at most once in a while: the same tiredness every evening is not news.
RARELY_FULL: tuple[Category, ...] = ("exhaustion", "work_violence_harassment")
RARELY = timedelta(days=7)
#: What a cue adds, and from what sum on a card is full.
POINTS = {"quiet": 2, "full": 3}
PLENTY = 3
#: So many weak cues beside each other bring a quiet card, and so many make a quiet one full.
ENOUGH_WEAK, MANY_WEAK = 2, 2
#: Before the name of a sign in the index, where cues stand by theirs.
SIGN = "%"
#: A text this like those that bring a card brings a quiet one without any cue; below the other a cue alone is doubted.
LIKE_DANGER, UNLIKE_DANGER = 0.45, 0.1
#: On the third heavy day of a week people are named in one line, though no day alone would have called for it.
THIRD_DAY = SupportCard((Lead("exhaustion", "quiet"),), "quiet")


def as_a_whole(card: SupportCard | None, whole: Gist, noticed: Noticed) -> SupportCard | None:
    """The card after a look at the whole text: the quieter one where nothing else in it tells of danger.

    A text without any cue that is much like those after which people are named brings one line, though not for ordinary
    tiredness. Where life or violence at home was named, a card never goes away.
    """
    if card is None:
        likeliest = max(whole.categories, key=lambda one: whole.categories[one])
        brought = whole.card >= LIKE_DANGER and likeliest != "exhaustion"
        return SupportCard((Lead(likeliest, "quiet"),), "quiet") if brought else None
    if not noticed.long or whole.card >= UNLIKE_DANGER:
        return card
    plain = [one for one in card.leads if one.strength == "full" or one.category in GRAVE]
    return SupportCard(tuple(replace(one, strength="quiet") for one in plain), "quiet") if plain else None


class Watch:
    """Looks for safety cues. Immutable after it is made; serves every thread."""

    def __init__(self, bank: Bank) -> None:
        self._watched = {one: _watched(bank.safety, tuple(bank.signs[one].items()), one) for one in LANGUAGES}

    def card(self, told: Told, before: Iterable[PastCard] = (), now: datetime | None = None) -> SupportCard | None:
        """The card a text brings, or none. ``before``: what earlier texts brought, for what is full but rarely."""
        met = {category: weight for category, signs in self._signs(told).items() if (weight := _weighed(signs))}
        for category in RARELY_FULL:
            if met.get(category) == "full" and _shown_lately(category, before, now):
                met[category] = "quiet"
        return _made(met)

    def met(self, told: Told) -> frozenset[str]:
        """The ids of the cues that a text meets, be they too weak for a card."""
        return frozenset(cue.id for cue, _ in self._watched[told.reading.language].met(told))

    def _signs(self, told: Told) -> dict[Category, set[Worth]]:
        watched = self._watched[told.reading.language]
        signs: dict[Category, set[Worth]] = {}
        for cue, sentence in watched.met(told):
            name = cue.id if cue.strength == "weak" else ""
            signs.setdefault(cue.category, set()).add((sentence, cue.strength, name))
        return signs


class _Watched:
    """One language's cues and the signs that they put together."""

    def __init__(self, cues: Iterable[SafetyCue], signs: Signs, language: Language) -> None:
        self._cues = {cue.id: cue for cue in cues if cue.language == language}
        self._undeniable = {SIGN + name for name, sign in signs if not sign.deniable}
        names = {name for cue in self._cues.values() for name in asked_of(cue)}
        self._asked = {SIGN + name: _asked(name, names) for name, _ in signs}
        self._of_children = Combinations(cue for cue in self._cues.values() if cue.category == "child_concern")
        self._of_others = Combinations(cue for cue in self._cues.values() if cue.category != "child_concern")

    def met(self, told: Told) -> Iterator[tuple[SafetyCue, int]]:
        """Every cue that a text meets, with the number of a sentence."""
        matches = [one for one in told.matches(DANGER) if self._stands(one, told)]
        shown = [one for one in matches if one.owner.startswith(SIGN)]
        every = _told_of(shown, told, self._asked)
        for match in matches:
            cue = self._cues.get(match.owner)
            if cue is not None and _belongs(cue, match, told):
                sentence = told.sentences[match.first]
                if not cue.unless or around(every, sentence).isdisjoint(cue.unless):
                    yield cue, sentence
        yield from self._of_children.met(every)
        own = [one for one in shown if not _quoted_from_another(one, told)]
        yield from self._of_others.met(every if len(own) == len(shown) else _told_of(own, told, self._asked))

    def _stands(self, match: Match, told: Told) -> bool:
        return match.negated or match.owner in self._undeniable or not negated(match, told)


def _asked(name: str, names: Iterable[str]) -> Asked:
    return name, tuple((one.partition("@")[2], one) for one in sorted(names) if one.startswith(f"{name}@"))


def _quoted_from_another(match: Match, told: Told) -> bool:
    """What is told in somebody else's words. What is told of what they said may well be of the writer."""
    return told.clause(match.first).kind == "quoted" and told.said_by_another(match.first)


def _told_of(shown: Iterable[Match], told: Told, asked: Mapping[str, Asked]) -> dict[int, frozenset[str]]:
    """The signs of each sentence, each also with whose it is where that is asked."""
    found: dict[int, set[str]] = {}
    for match in shown:
        name, whose = asked[match.owner]
        here = found.setdefault(told.sentences[match.first], set())
        here.add(name)
        here.update(known for one, known in whose if _is_of(one, match, told))
    return {sentence: frozenset(names) for sentence, names in found.items()}


def _weighed(signs: set[Worth]) -> Strength | None:
    """Two unsure signs in two sentences are a clear one together: *Itken autossa. En jaksa enää tätä työtä.*

    Weak ones count only beside each other, and make no card full by themselves: a long text names many things.
    """
    points = sum(POINTS[strength] for _, strength, _ in signs if strength != "weak")
    weak = _together({(sentence, name) for sentence, strength, name in signs if strength == "weak"})
    if points >= PLENTY or (points and weak >= MANY_WEAK):
        return "full"
    return "quiet" if points or weak >= ENOUGH_WEAK else None


def _together(weak: set[tuple[int, str]]) -> int:
    """The most weak cues that stand in one sentence and the ones beside it."""
    return max((len({name for at, name in weak if abs(at - here) <= 1}) for here, _ in weak), default=0)


@lru_cache(2 * len(LANGUAGES))
def _watched(cues: tuple[SafetyCue, ...], signs: Signs, language: Language) -> _Watched:
    """What is watched for in one language; most banks share theirs with the one before."""
    return _Watched(cues, signs, language)


def watched_for(cues: Iterable[SafetyCue], signs: Signs, language: Language) -> Iterator[Pattern]:
    """The patterns of a language's safety cues and signs."""
    for cue in cues:
        if cue.language == language:
            yield from (Pattern(cue.id, patterns.phrase(text, language)) for text in cue.phrases)
            yield from (Pattern(cue.id, patterns.near(group, language)) for group in cue.near)
    for name, sign in signs:
        yield from (Pattern(SIGN + name, patterns.sign(text, language)) for text in sign.ways)


def _belongs(cue: SafetyCue, match: Match, told: Told) -> bool:
    """Whether the cue is of whom it has to be. What somebody else says counts for a child's sake alone."""
    if cue.category == "child_concern":
        return True
    return not told.said_by_another(match.first) and (cue.subject == "any" or _is_of(cue.subject, match, told))


def _is_of(subject: str, match: Match, told: Told) -> bool:
    holder = told.holder(match.first)
    if subject == "me":
        inside = match.first <= holder.at <= match.last
        return match.mine or holder.whose in {"me", "nobody"} or (holder.whose == "thing" and inside)
    if subject == "other":
        return holder.whose != "me"
    return holder.whose in {subject, "nobody"}


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
