"""The noticer: a bank's cues made ready for each language, and the judgement over each match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prompts.bank import patterns
from prompts.bank.loading import Bank
from prompts.model import LANGUAGES, Language, Notion, Observation, Subject
from prompts.noticing import computed
from prompts.noticing.matching import Index, Match, Pattern, Sight, sights
from prompts.noticing.speakers import OTHERS, Holder, Markers, feels, holders, owner
from prompts.noticing.truth import hedged, negated, unreal
from prompts.reading import Reading

#: What is worth less: before the turn of a text, when it is only half said, when it is not meant.
BEFORE_TURN, AFTER_TURN, UNSURE = 0.5, 2.0, 0.4
#: A notion that says more closely what another only seems to say: *en jaksa selittää* is no lack of strength.
CLOSER: Mapping[str, frozenset[str]] = {
    "no-words": frozenset({"no-strength", "tired", "spent"}),
    "moved": frozenset({"crying", "sadness"}),
    "humour": frozenset({"crying"}),
    "first-step": frozenset({"nothing-comes"}),
    "asks-reader": frozenset({"ought", "first-step"}),
    "relief": frozenset({"heavy-time"}),
}
#: Groups of which the wished-for and the would-be are not yet true, and which irony turns round.
REAL = frozenset({"success", "exception", "resource", "better", "goal-reached", "task-tried", "credit", "good"})


@dataclass(frozen=True, slots=True)
class Noticed:
    """A reading with its observations, and what was worked out from the whole of it."""

    reading: Reading
    observations: tuple[Observation, ...]
    computed: frozenset[str]
    number: int | None
    """A place on a scale that the actor gave, if any."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reading as it is judged: its words as patterns see them, whose its clauses are, what is not meant."""

    reading: Reading
    seen: list[Sight]
    whose: list[Holder]
    markers: Markers
    ironic: set[int]
    """Sentences that say one thing and mean another."""
    turns: bool
    """The text turns somewhere: *mutta*, *silti*."""


class Noticer:
    """Looks for a bank's cues. Immutable after it is made; serves every thread."""

    def __init__(self, bank: Bank) -> None:
        self._notions: Mapping[str, Notion] = bank.notions
        self._subjects = bank.subjects
        self._markers = bank.markers
        self._indexes: dict[Language, Index] = {one: Index(_patterns(bank, one)) for one in LANGUAGES}
        self._ironies: dict[Language, Index] = {
            one: Index(Pattern("irony", patterns.phrase(text, one)) for text in sorted(bank.markers[one]["irony"]))
            for one in LANGUAGES
        }

    def notice(self, reading: Reading) -> Noticed:
        """Every cue met in a reading, with its subject and certainty."""
        told = self._told(reading)
        matches = self._indexes[reading.language].matches(told.seen)
        judged = (_judged(match, self._notions[match.owner], told) for match in matches)
        observations = _unless_said_closer(_best_of_each(one for one in judged if one is not None))
        names, number = computed.over(reading, told.seen, told.markers, told.ironic)
        return Noticed(reading, observations, names, number)

    def _told(self, reading: Reading) -> Told:
        markers = self._markers[reading.language]
        seen = sights(reading, self._subjects[reading.language])
        return Told(
            reading,
            seen,
            holders(reading, seen, markers),
            markers,
            {seen[match.first].sentence for match in self._ironies[reading.language].matches(seen)},
            any(clause.turn for clause in reading.clauses),
        )


def _patterns(bank: Bank, language: Language) -> Iterator[Pattern]:
    for cue in bank.cues:
        if cue.language != language:
            continue
        for text in (*cue.words, *cue.phrases):
            yield Pattern(cue.id, patterns.phrase(text, language))
        for group in cue.near:
            yield Pattern(cue.id, patterns.near(group, language))


def _judged(match: Match, notion: Notion, told: Told) -> Observation | None:
    reading, seen = told.reading, told.seen
    real = not REAL.isdisjoint(notion.groups)
    if not _said(match, notion, told) or (real and unreal(match, reading, seen, told.markers)):
        return None
    subject = _subject(match, notion, told)
    if subject is None:
        return None
    heard = _is_told(match, told) and notion.subject != "other"
    ironic = real and seen[match.first].sentence in told.ironic
    unsure = heard or ironic or hedged(match, seen, told.markers)
    weight = _turned(match, told) * (UNSURE if unsure else 1.0)
    start, end = reading.tokens[match.first].start, reading.tokens[match.last].end
    return Observation(match.owner, start, end, subject, "unsure" if unsure else "confident", weight)


def _said(match: Match, notion: Notion, told: Told) -> bool:
    """Whether the match is affirmed, or denied where its notion asks for that."""
    if notion.polarity == "any" or match.negated:
        return True
    return negated(match, told.seen, told.reading, told.markers) == (notion.polarity == "negative")


def _is_told(match: Match, told: Told) -> bool:
    """Whether somebody else says it. What the writer quotes of her own words is hers: *sanoin: ”en jaksa”*."""
    at = told.seen[match.first].clause
    clause = told.reading.clauses[at]
    if clause.kind == "main":
        return False
    if clause.kind == "reported":
        return True
    beside = [
        near for near in (at - 1, at + 1) if 0 <= near < len(told.whose) and told.reading.clauses[near].kind == "main"
    ]
    same = [near for near in beside if told.reading.clauses[near].sentence == clause.sentence]
    return not any(told.whose[near].whose == "me" for near in same[:1])


def _subject(match: Match, notion: Notion, told: Told) -> Subject | None:
    """Whose the cue is, or nothing when it is not whose it has to be."""
    holder = told.whose[told.seen[match.first].clause]
    whose = owner(told.reading, told.seen, match.first) or holder.whose
    if notion.subject == "any":
        return "unknown" if whose in {"thing", "nobody"} else whose  # type: ignore[return-value]
    if notion.subject == "child":
        return "child" if whose == "child" or _named_inside(match, told, "child") else None
    if notion.subject == "other":
        return whose if whose in OTHERS else "other" if _others_inside(match, told) else None  # type: ignore[return-value]
    return "me" if _is_mine(match, told, whose, holder.at) else None


def _is_mine(match: Match, told: Told, whose: str, at: int) -> bool:
    kind = told.reading.clauses[told.seen[match.first].clause].kind
    if _is_told(match, told) and not (match.mine and kind == "reported"):
        return False
    if whose in {"me", "nobody"} or match.mine or _named_inside(match, told, "me"):
        return True
    if whose != "thing":
        return whose == told.whose[told.seen[match.first].clause].whose and at in {
            match.first,
            match.last,
        }  # the pattern itself names who does what to the writer
    inside = range(match.first, match.last + 1)
    felt = any(feels(told.reading.tokens[place], told.markers) for place in inside)
    must = any(not told.markers["necessity"].isdisjoint(told.seen[place].wholes) for place in inside)
    return felt or must or at in inside


def _named_inside(match: Match, told: Told, name: str) -> bool:
    return any(name in told.seen[place].classes for place in range(match.first, match.last + 1))


def _others_inside(match: Match, told: Told) -> bool:
    return any(_named_inside(match, told, name) for name in ("child", "colleague", "guardian", "manager"))


def _turned(match: Match, told: Told) -> float:
    if not told.turns:
        return 1.0
    return AFTER_TURN if told.reading.clauses[told.seen[match.first].clause].turn else BEFORE_TURN


def _best_of_each(observations: Iterator[Observation]) -> tuple[Observation, ...]:
    """One observation a cue and clause start: the surest and longest, in the order of the text."""
    best: dict[tuple[str, int], Observation] = {}
    for one in observations:
        key = (one.cue, one.start)
        known = best.get(key)
        if known is None or (one.weight, one.end) > (known.weight, known.end):
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: (one.start, one.end, one.cue)))


def _unless_said_closer(observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The observations without those that another in the same words says more closely."""
    closer = [(one, CLOSER[one.cue]) for one in observations if one.cue in CLOSER]
    return tuple(
        one
        for one in observations
        if not any(one.cue in names and one.start < near.end and near.start < one.end for near, names in closer)
    )
