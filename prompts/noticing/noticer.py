"""The noticer: a bank's cues made ready for each language, and the judgement over each match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prompts.bank import patterns
from prompts.bank.loading import Bank
from prompts.model import LANGUAGES, Language, Notion, Observation, Subject
from prompts.noticing import computed
from prompts.noticing.matching import Index, Match, Pattern, Sight, sights
from prompts.noticing.speakers import Holder, Markers, feels, holders
from prompts.reading import Reading

#: What is worth less: before the turn of a text, when it is only half said, when it is not meant.
BEFORE_TURN, AFTER_TURN, UNSURE = 0.5, 2.0, 0.4
NEGATION_REACH = 6
#: Groups of which the wished-for and the would-be are not yet true.
REAL = frozenset({"success", "exception", "resource", "better", "goal-reached", "task-tried"})


@dataclass(frozen=True, slots=True)
class Noticed:
    """A reading with its observations, and what was worked out from the whole of it."""

    reading: Reading
    observations: tuple[Observation, ...]
    computed: frozenset[str]
    number: int | None
    """A place on a scale that the actor gave, if any."""


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
        language = reading.language
        markers = self._markers[language]
        seen = sights(reading, self._subjects[language])
        whose = holders(reading, seen, markers)
        ironic = {seen[match.first].sentence for match in self._ironies[language].matches(seen)}
        judged = (
            self._judged(match, reading, seen, whose, markers, ironic)
            for match in self._indexes[language].matches(seen)
        )
        observations = _best_of_each(one for one in judged if one is not None)
        told, number = computed.over(reading, seen, markers, ironic)
        return Noticed(reading, observations, told, number)

    def _judged(
        self,
        match: Match,
        reading: Reading,
        seen: list[Sight],
        whose: list[Holder],
        markers: Markers,
        ironic: set[int],
    ) -> Observation | None:
        notion = self._notions[match.owner]
        clause = reading.clauses[seen[match.first].clause]
        holder = whose[seen[match.first].clause]
        if negated(match, seen, reading.language) and not match.negated and notion.polarity == "positive":
            return None
        if notion.polarity == "negative" and not (match.negated or negated(match, seen, reading.language)):
            return None
        if not REAL.isdisjoint(notion.groups) and _unreal(match, reading, seen):
            return None
        subject = _subject(match, notion, holder, reading, markers)
        if subject is None or (clause.kind != "main" and notion.subject == "me" and not match.mine):
            return None
        unsure = (
            seen[match.first].sentence in ironic
            or _hedged(match, seen, markers)
            or (clause.kind != "main" and notion.subject != "other")
        )
        weight = _turned(reading, clause.turn) * (UNSURE if unsure else 1.0)
        return Observation(
            match.owner,
            reading.tokens[match.first].start,
            reading.tokens[match.last].end,
            subject,
            "unsure" if unsure else "confident",
            weight,
        )


def _patterns(bank: Bank, language: Language) -> Iterator[Pattern]:
    for cue in bank.cues:
        if cue.language != language:
            continue
        for text in (*cue.words, *cue.phrases):
            yield Pattern(cue.id, patterns.phrase(text, language))
        for group in cue.near:
            yield Pattern(cue.id, patterns.near(group, language))


def negated(match: Match, seen: list[Sight], language: Language) -> bool:
    """A negation in the match's own clause: before it, or anywhere in Swedish, where it follows the verb."""
    clause = seen[match.first].clause
    after = match.last + 3 if language == "sv" else match.first
    reach = range(max(0, match.first - NEGATION_REACH), min(len(seen), after))
    inside = range(match.first, match.last + 1) if language == "sv" else range(0)
    return any(seen[at].negation and seen[at].clause == clause for at in reach if at not in inside) or (
        not match.negated and any(seen[at].negation for at in range(match.first, match.last + 1))
    )


def _unreal(match: Match, reading: Reading, seen: list[Sight]) -> bool:
    """Wished for or supposed: a conditional in the same clause, or a question."""
    clause = seen[match.first].clause
    if reading.clauses[clause].question:
        return True
    return any(
        "conditional" in reading.tokens[at].features
        for at in range(max(0, match.first - NEGATION_REACH), min(len(seen), match.last + 3))
        if seen[at].clause == clause
    )


def _hedged(match: Match, seen: list[Sight], markers: Markers) -> bool:
    clause = seen[match.first].clause
    before = range(max(0, match.first - 4), match.first)
    return any(
        not markers["hedges"].isdisjoint({*seen[at].wholes, f"={seen[at].lower}"})
        for at in before
        if seen[at].clause == clause
    )


def _subject(match: Match, notion: Notion, holder: Holder, reading: Reading, markers: Markers) -> Subject | None:
    """Whose the cue is, or nothing when it is not whose it has to be."""
    whose = holder.whose
    inside = match.first <= holder.at <= match.last
    if notion.subject == "any":
        return "unknown" if whose in {"thing", "nobody"} else whose  # type: ignore[return-value]
    if notion.subject == "me":
        if match.mine or whose in {"me", "nobody"} or (whose == "thing" and inside):
            return "me"
        felt = any(feels(reading.tokens[at], markers) for at in range(match.first, match.last + 1))
        return "me" if whose == "thing" and felt else None
    if notion.subject == "child":
        return "child" if whose == "child" else None
    return whose if whose in {"child", "colleague", "guardian", "other"} else None  # type: ignore[return-value]


def _turned(reading: Reading, turn: bool) -> float:
    if not any(clause.turn for clause in reading.clauses):
        return 1.0
    return AFTER_TURN if turn else BEFORE_TURN


def _best_of_each(observations: Iterator[Observation]) -> tuple[Observation, ...]:
    """One observation a cue and clause start: the surest and longest, in the order of the text."""
    best: dict[tuple[str, int], Observation] = {}
    for one in observations:
        key = (one.cue, one.start)
        known = best.get(key)
        if known is None or (one.weight, one.end) > (known.weight, known.end):
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: (one.start, one.end, one.cue)))
