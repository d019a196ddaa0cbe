"""What a choice rests on, worked out once from observations and context: what weighs, what is true, what was before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prompts.bank.contents import Bank
from prompts.gist import Gist
from prompts.model import GRAVE, Context, Goal, Observation, SupportCard
from prompts.noticing import Noticed
from prompts.noticing.noticer import BEFORE_TURN
from prompts.out_of_ten import out_of_ten
from prompts.past import BRIEF, Chain, Rotation, chain, rotation

#: Groups that tell what an entry is about; a feeling or a success tells no theme of the work.
THEMES = frozenset({"topic", "people", "work-home", "newcomer", "change"})
#: Groups that progress can outweigh: a heavy week with a success in it is no longer only heavy.
OUTWEIGHED = frozenset({"distress", "hurt"})
#: These forbid even when they are only half said or told by somebody else.
HALF_SAID = frozenset({"loss", "hurt"})
#: What a text that is as a whole not like a heavy one does not tell, though a word or two in it might.
BELIED = frozenset({"distress", "setback"})
#: From here on a text is like a heavy one.
LIKE_HEAVY = 0.2
#: What an outweighed load still counts.
LIGHTENED = 0.25


@dataclass(frozen=True, slots=True)
class Situation:
    """One text in its context, ready to be asked about."""

    context: Context
    observations: tuple[Observation, ...]
    groups: Mapping[str, tuple[str, ...]]
    """Notion → its groups."""
    cues: Mapping[str, float]
    """Notion or computed cue → the weight of its strongest observation, computed ones at 1."""
    weights: Mapping[str, float]
    """The same, and each group by its strongest notion."""
    sure: frozenset[str]
    """Notions and groups that were surely observed, and computed cues."""
    mourned: bool
    card: SupportCard | None
    """What shows beside this text."""
    gist: Gist
    """What the text is like as a whole."""
    forbidding: frozenset[str]
    """Notions and groups that may rule out: those that nothing outweighs."""
    topics: frozenset[str]
    themes: frozenset[str]
    """Notions met that name a theme of the work, such as transitions or planning."""
    goals: tuple[frozenset[str], ...]
    """The topics of each goal."""
    swot: frozenset[str]
    """The topics that the boxes of the SWOT tell of."""
    number: int | None
    long: bool
    """There is a whole beside the single words."""
    understood: bool
    chain: Chain
    rotation: Rotation

    def names_of(self, cue: str) -> tuple[str, ...]:
        """A notion's own name and its groups."""
        return (cue, *self.groups.get(cue, ()))

    @property
    def grave(self) -> bool:
        """The card is full, or speaks of life or of violence at home: only what is marked ``care`` is asked."""
        card = self.card
        return card is not None and (card.strength == "full" or any(one.category in GRAVE for one in card.leads))

    @property
    def heavy(self) -> bool:
        """Distress, loss or hurt that nothing outweighs: only what is marked ``care`` is asked."""
        return not self.forbidding.isdisjoint({"distress", "loss", "hurt", "threat"})

    @property
    def asks_reader(self) -> bool:
        """The text puts a question to its reader."""
        return self.weights.get("asks-reader", 0.0) > 0

    def met(self, name: str) -> bool:
        """Whether a notion, a group or a computed cue was surely observed, so that a wording may rest on it."""
        return name in self.sure


@dataclass(frozen=True, slots=True)
class Beside:
    """What was read beside the text itself."""

    answer: Noticed | None
    """The last answer of this sitting."""
    goals: tuple[Noticed, ...]
    swot: tuple[Noticed, ...]
    """What stands in the four boxes, where the actor wrote any."""
    mourned: bool
    """A loss was told within seven days."""
    card: SupportCard | None
    gist: Gist


def situation(bank: Bank, noticed: Noticed, beside: Beside, context: Context) -> Situation:
    """Everything a choice rests on."""
    goals = tuple(_goal_topics(bank, words, goal) for words, goal in zip(beside.goals, context.goals, strict=True))
    swot = bank.together({topic for words in beside.swot for topic in _told_topics(bank, words)})
    before = chain(bank, context, beside.answer)
    noticed = _of_the_task(_without_idle(noticed, before), bank, context)
    number = _number(bank, noticed, before)
    noticed = _with_what_goes_before(noticed, before, number)
    weights = _weights(bank, cues := _cues(bank, noticed))
    forbidding = _forbidding(bank, noticed, weights) - _belied(noticed, beside.gist)
    return Situation(
        context=context,
        observations=noticed.observations,
        groups={one.cue: bank.notions[one.cue].groups for one in noticed.observations},
        cues=_lightened(bank, cues, forbidding),
        weights=weights,
        sure=_names(bank, _sure(noticed)),
        mourned=beside.mourned,
        card=beside.card,
        gist=beside.gist,
        forbidding=forbidding,
        topics=_topics(bank, noticed, (*goals, swot)),
        goals=goals,
        swot=swot,
        themes=_themes(bank, cues),
        number=number,
        long=noticed.long,
        understood="few-known-words" not in noticed.computed,
        chain=before,
        rotation=rotation(context),
    )


def _themes(bank: Bank, cues: Mapping[str, float]) -> frozenset[str]:
    return frozenset(cue for cue in cues if cue in bank.notions and "topic" in bank.notions[cue].groups)


def _with_what_goes_before(noticed: Noticed, before: Chain, number: int | None) -> Noticed:
    further = {"answered-here": bool(before.answers), "number-on-a-scale": number is not None}
    return replace(noticed, computed=noticed.computed | {name for name, true in further.items() if true})


def _number(bank: Bank, noticed: Noticed, before: Chain) -> int | None:
    """The place on a scale that the text gives, or else the last answer."""
    given = noticed.number
    if given is None:
        given = out_of_ten(noticed.reading, bank.subjects[noticed.reading.language])
    return before.number if given is None else given


def _without_idle(noticed: Noticed, before: Chain) -> Noticed:
    """*En tiedä* is an answer, or all of a short entry; within a long one it is a manner of speaking.

    And what somebody else asked is no question to the reader.
    """
    doubts = bool(before.answers) or len(noticed.reading.tokens) <= BRIEF
    kept = (
        one
        for one in noticed.observations
        if not (one.cue == "nothing-comes" and not doubts)
        and not (one.cue == "asks-reader" and one.certainty == "unsure")
    )
    return replace(noticed, observations=tuple(kept))


def _of_the_task(noticed: Noticed, bank: Bank, context: Context) -> Noticed:
    """After a task, what was left undone is the task, unless something is told as tried or done well."""
    done = {"task-tried", "success"}.intersection(_names(bank, _sure(noticed)))
    if context.phase != "after_task" or "undone" not in noticed.computed or done:
        return noticed
    return replace(noticed, computed=noticed.computed | {"task-not-done"})


def _cues(bank: Bank, noticed: Noticed) -> dict[str, float]:
    """Each cue's weightiest observation; what an entry is about is no more so for being told after a turn."""
    cues: dict[str, float] = dict.fromkeys(sorted(noticed.computed), 1.0)
    for one in noticed.observations:
        weight = min(one.weight, 1.0) if "topic" in bank.notions[one.cue].groups else one.weight
        cues[one.cue] = max(cues.get(one.cue, 0.0), weight)
    return cues


def _weights(bank: Bank, cues: Mapping[str, float]) -> dict[str, float]:
    weights = dict(cues)
    for cue, weight in cues.items():
        for group in bank.notions[cue].groups if cue in bank.notions else ():
            weights[group] = max(weights.get(group, 0.0), weight)
    return weights


def _sure(noticed: Noticed) -> frozenset[str]:
    return noticed.computed | {one.cue for one in noticed.observations if one.certainty == "confident"}


def _names(bank: Bank, cues: frozenset[str]) -> frozenset[str]:
    """Cues with their groups."""
    return cues.union(*(bank.notions[cue].groups for cue in cues if cue in bank.notions))


def _forbidding(bank: Bank, noticed: Noticed, weights: Mapping[str, float]) -> frozenset[str]:
    """What surely stands in the text and nothing outweighs; loss, hurt and irony even when half said."""
    half = {one.cue for one in noticed.observations if HALF_SAID & set(bank.notions[one.cue].groups)}
    names = _names(bank, _sure(noticed) | half)
    return names - {name for name in OUTWEIGHED if name in names and _outweighed(name, bank, noticed, weights)}


def _belied(noticed: Noticed, whole: Gist) -> frozenset[str]:
    """What single words say and the text as a whole does not."""
    return BELIED if noticed.long and whole.heavy < LIKE_HEAVY else frozenset()


def _outweighed(group: str, bank: Bank, noticed: Noticed, weights: Mapping[str, float]) -> bool:
    progress = weights.get("success", 0.0)
    load = [found for one in noticed.observations if group in (found := bank.notions[one.cue].groups)]
    carried_through = all("strain" in groups for groups in load)
    return progress > weights[group] or (carried_through and progress >= weights[group])


def _lightened(bank: Bank, cues: dict[str, float], forbidding: frozenset[str]) -> dict[str, float]:
    """A load that progress outweighs, or strain that the text turns away from, counts for little."""
    return {
        cue: weight * LIGHTENED if _is_light(bank, cue, weight, forbidding) else weight for cue, weight in cues.items()
    }


def _is_light(bank: Bank, cue: str, weight: float, forbidding: frozenset[str]) -> bool:
    groups = bank.notions[cue].groups if cue in bank.notions else ()
    load = OUTWEIGHED.intersection(groups)
    turned_from = "strain" in groups and weight == BEFORE_TURN  # *on tää raskasta, mutta tänään lapset …*
    return bool(load) and (not load <= forbidding or turned_from)


def _goal_topics(bank: Bank, words: Noticed, goal: Goal) -> frozenset[str]:
    """The topics a goal was given and those its own words tell."""
    return bank.together({*goal.topics, *_told_topics(bank, words)})


def _told_topics(bank: Bank, words: Noticed) -> set[str]:
    return {topic for one in words.observations for topic in bank.notions[one.cue].topics}


def _topics(bank: Bank, noticed: Noticed, goals: tuple[frozenset[str], ...]) -> frozenset[str]:
    themes = {one.cue for one in noticed.observations if THEMES.intersection(bank.notions[one.cue].groups)}
    told = {topic for cue in themes for topic in bank.notions[cue].topics}
    return bank.together(told.union(*goals))
