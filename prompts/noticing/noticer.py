"""The noticer: a bank's cues made ready for each language, and the judgement over each match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prompts.bank.contents import Bank
from prompts.model import Notion, Observation, Subject
from prompts.noticing import computed
from prompts.noticing.matching import Match
from prompts.noticing.sights import Whose
from prompts.noticing.speakers import OTHERS, Holder, owner
from prompts.noticing.told import CUE, Told
from prompts.noticing.truth import denied_before, hedged, negated, unreal
from prompts.reading import Reading

#: What is worth less: before the turn of a text, when it is only half said, when it is not meant.
BEFORE_TURN, AFTER_TURN, UNSURE = 0.5, 2.0, 0.4
#: So many tokens make a whole.
LONG = 16
#: Groups of which the wished-for and the would-be are not yet true, and which irony turns round.
REAL = frozenset({"success", "exception", "resource", "better", "goal-reached", "task-tried", "credit", "good"})

#: Groups of what others say to the writer, be it in their own words.
TOLD_TO_ME = frozenset({"suffered", "credit"})
#: Groups of what is the writer's though somebody else is its subject.
BEFALLS = frozenset({"loss", "befalls"})


@dataclass(frozen=True, slots=True)
class Noticed:
    """A reading with its observations, and what was worked out from the whole of it."""

    reading: Reading
    observations: tuple[Observation, ...]
    computed: frozenset[str]
    number: int | None
    """A place on a scale that the actor gave, if any."""

    @property
    def long(self) -> bool:
        """Whether there is a whole, which can say something else than one of its words."""
        return len(self.reading.tokens) >= LONG


class Noticer:
    """Looks for a bank's cues. Immutable after it is made; serves every thread."""

    def __init__(self, bank: Bank) -> None:
        self._notions: Mapping[str, Notion] = bank.notions

    def notice(self, told: Told) -> Noticed:
        """Every cue met in what a text tells, with its subject and certainty."""
        parts = told.parts
        whole = (match for match in told.matches(CUE) if match.near or parts[match.first] == parts[match.last])
        judged = (_judged(match, self._notions[match.owner], told) for match in whole)
        observations = self._unless_said_closer(_best_of_each(one for one in judged if one is not None))
        names, number = computed.over(told)
        if self._set_back(observations, told):
            names |= {"setback"}
        if _apart(one for one in observations if one.cue == "luck") > 1:
            names |= {"luck-again"}
        return Noticed(told.reading, observations, names, number)

    def _unless_said_closer(self, observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
        """The observations without those that another in the same words says more closely."""
        closer: dict[str, list[Observation]] = {}
        for one in observations:
            for name in self._notions[one.cue].closer_than:
                closer.setdefault(name, []).append(one)
        if not closer:
            return observations
        return tuple(
            [
                one
                for one in observations
                if not any(one.start < near.end and near.start < one.end for near in closer.get(one.cue, ()))
            ]
        )

    def _set_back(self, observations: tuple[Observation, ...], told: Told) -> bool:
        """Something good, then a turn and nothing good after it: *kokeilin, mutta ei siitä mitään tullut*."""
        good = [one for one in observations if not REAL.isdisjoint(self._notions[one.cue].groups)]
        first = next((clause.start for clause in told.reading.clauses if clause.turn), 0)
        return bool(good) and told.turns and all(one.start < first for one in good)


def _apart(observations: Iterable[Observation]) -> int:
    """How many of these, in the order of the text, share no word with one before."""
    count = last = 0
    for one in observations:
        if one.start >= last:
            count, last = count + 1, one.end
    return count


def _judged(match: Match, notion: Notion, told: Told) -> Observation | None:
    real = not REAL.isdisjoint(notion.groups)
    if not _said(match, notion, told) or (real and unreal(match, told)):
        return None
    subject = _subject(match, notion, told)
    if subject is None:
        return None
    heard = told.said_by_another(match.first) and notion.subject != "other" and not _said_to_me(match, notion, told)
    ironic = real and told.sentences[match.first] in told.ironic
    unsure = heard or ironic or hedged(match, told)
    weight = _turned(match, told) * (UNSURE if unsure else 1.0)
    start, end = told.reading.tokens[match.first].start, told.reading.tokens[match.last].end
    return Observation(match.owner, start, end, subject, "unsure" if unsure else "confident", weight)


def _said(match: Match, notion: Notion, told: Told) -> bool:
    """Whether the match is affirmed, or denied where its notion asks for that."""
    if notion.polarity == "any" or match.negated:
        return REAL.isdisjoint(notion.groups) or not denied_before(match, told)
    return negated(match, told) == (notion.polarity == "negative")


def _subject(match: Match, notion: Notion, told: Told) -> Subject | None:
    """Whose the cue is, or nothing when it is not whose it has to be."""
    holder = told.holder(match.first)
    whose = owner(told.seen, told.clauses, match.first, told.where) or holder.whose
    if not BEFALLS.isdisjoint(notion.groups):
        return "me" if _befalls(match, told, whose) else None
    if notion.subject == "any":
        return "unknown" if whose in {"thing", "nobody"} else whose  # type: ignore[return-value]
    if notion.subject == "child":
        return "child" if whose == "child" or _named_inside(match, told, "child") else None
    if notion.subject == "other":
        return whose if whose in OTHERS else "other" if _others_inside(match, told) else None  # type: ignore[return-value]
    if _said_to_me(match, notion, told):
        return "me"
    if "suffered" in notion.groups and _does_it(match, told):
        return None
    if "wish" in notion.groups and whose in OTHERS:
        return None  # *Kollega lakkasi tervehtimästä mua*: what another stops or wants is no wish of the writer's
    return "me" if _is_mine(match, told, holder, whose) else None


def _said_to_me(match: Match, notion: Notion, told: Told) -> bool:
    """*”Du är så söt”, sa hon*: what a grown-up says to a *you* is said to the writer, praise and belittling alike."""
    if TOLD_TO_ME.isdisjoint(notion.groups) or told.clause(match.first).kind != "quoted":
        return False
    at = told.clauses[match.first]
    speakers = {told.whose[near].whose for near in (at - 1, at + 1) if 0 <= near < len(told.whose)}
    addressed = any("person-2" in told.features(place) for place in range(match.first, match.last + 1))
    return addressed and speakers.isdisjoint({"child", "me"})


def _does_it(match: Match, told: Told) -> bool:
    """*Mä purin*: the writer right beside her own verb does it, and suffers nothing."""
    features = [told.features(place) for place in range(match.first, match.last + 1)]
    does = any("person-1" in one and "verb" in one for one in features)
    side_by_side = len(features) == 2
    return side_by_side and does and any("nominative" in one for one in features)


def _befalls(match: Match, told: Told, whose: Whose) -> bool:
    """A loss is the writer's though its subject is who was lost; not when it is told as a child's or a colleague's."""
    named = _named_inside(match, told, "me")
    return not told.said_by_another(match.first) and (named or whose not in {"child", "colleague"})


def _is_mine(match: Match, told: Told, holder: Holder, whose: Whose) -> bool:
    if told.said_by_another(match.first) and not (match.mine and told.clause(match.first).kind == "reported"):
        return False
    if whose in {"me", "nobody"} or match.mine or _named_inside(match, told, "me"):
        return True
    if whose != "thing":
        # the pattern itself names who does what to the writer
        return whose == holder.whose and holder.at in {match.first, match.last}
    inside = range(match.first, match.last + 1)
    return holder.at in inside or any(
        "experiencer" in told.seen[place].marks or "necessity" in told.seen[place].marks for place in inside
    )


def _named_inside(match: Match, told: Told, name: str) -> bool:
    return any(name in told.seen[place].classes for place in range(match.first, match.last + 1))


def _others_inside(match: Match, told: Told) -> bool:
    return any(_named_inside(match, told, name) for name in ("child", "colleague", "guardian", "manager"))


def _turned(match: Match, told: Told) -> float:
    if not told.turns:
        return 1.0
    return AFTER_TURN if told.clause(match.first).turn else BEFORE_TURN


def _best_of_each(observations: Iterator[Observation]) -> tuple[Observation, ...]:
    """One observation a cue and clause start: the surest and longest, in the order of the text."""
    best: dict[tuple[str, int], Observation] = {}
    for one in observations:
        key = (one.cue, one.start)
        known = best.get(key)
        if known is None or (one.weight, one.end) > (known.weight, known.end):
            best[key] = one
    return tuple(sorted(best.values(), key=lambda one: (one.start, one.end, one.cue)))
