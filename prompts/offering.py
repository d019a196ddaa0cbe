"""Which questions stand: contra-indications, then needs, chain, phase, topic and rotation, each loss by its code.

The live questions lie on a shelf, numbered; a set of them is one integer with a bit for each. A rule takes a whole set
out at once, so that the cost hardly grows with the bank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta

from prompts.bank.contents import Bank
from prompts.model import Need, Question, Technique
from prompts.scoring import GENTLER, Call, call, favoured
from prompts.situation import Situation

REPEATED_AFTER = timedelta(days=30)
TWICE_A_WEEK = 2
#: What the text as a whole calls for so loudly is asked though the text asks its reader.
CALLED_FOR = 0.4
#: With heavy things told and no progress beside them, only these are asked, and only in words marked ``care``.
GENTLE = frozenset({"coping", "supporters", "values_emotion", "hope_horizon", "pre_session"})
#: For a week after a loss was told, none of these.
TOWARDS_BETTER = frozenset(
    {"whats_better", "scaling", "next_small_sign", "preferred_future", "best_hopes", "exceptions"}
)
RENEGOTIATING = ("best_hopes", "preferred_future")
#: Stands for every phase or topic where a question names none.
ANY = ""
WEIGHS_ON = frozenset({"distress", "loss", "hurt", "sleep", "reluctant"})


class Shelf:
    """The live questions of a bank by what each rule asks of them."""

    def __init__(self, bank: Bank) -> None:
        live = [one for one in bank.questions.values() if one.state == "live" and one.kind in {"question", "scale"}]
        self.questions: tuple[Question, ...] = tuple(sorted(live, key=lambda one: one.id))
        self.place = {one.id: place for place, one in enumerate(self.questions)}
        self.all = (1 << len(self.questions)) - 1
        self.techniques = self._by(lambda one: (one.technique,))
        self.avoid = self._by(lambda one: one.avoid)
        self.needs = self._by(lambda one: one.needs)
        self.tags = self._by(lambda one: one.tags)
        self.cues = self._by(lambda one: one.cues)
        self.phases = self._by(lambda one: one.phases or (ANY,))
        self.topics = self._by(lambda one: one.topics or (ANY,))
        self.worded = self._by(lambda one: one.wording)
        self.kinds = self._kinds()
        self.favoured = {name: favoured(one, bank.notions) for name, one in bank.techniques.items()}
        self.scales = self._by(lambda one: (one.kind,)).get("scale", 0)

    def _kinds(self) -> dict[str, tuple[tuple[Call, int], ...]]:
        """For each technique its questions in sets that score alike."""
        found: dict[str, dict[Call, int]] = {}
        for place, question in enumerate(self.questions):
            alike = found.setdefault(question.technique, {})
            alike[call(question)] = alike.get(call(question), 0) | 1 << place
        return {name: tuple(alike.items()) for name, alike in found.items()}

    def _by(self, names: Callable[[Question], Iterable[str]]) -> dict[str, int]:
        found: dict[str, int] = {}
        for place, question in enumerate(self.questions):
            for name in names(question):
                found[name] = found.get(name, 0) | 1 << place
        return found

    def of(self, ids: Iterable[str]) -> int:
        """The set of these questions, as far as they lie here."""
        bits = 0
        for one in ids:
            if one in self.place:
                bits |= 1 << self.place[one]
        return bits

    def each(self, bits: int) -> Iterator[Question]:
        """The questions of a set, in the order of their ids."""
        while bits:
            lowest = bits & -bits
            yield self.questions[lowest.bit_length() - 1]
            bits ^= lowest


def union(shelves: Mapping[str, int], names: Iterable[str]) -> int:
    """The questions that stand under any of the names."""
    bits = 0
    for name in names:
        bits |= shelves.get(name, 0)
    return bits


def technique_losses(technique: Technique, now: Situation) -> tuple[str, ...]:
    """Why a technique is out, as codes; nothing when it stands."""
    return tuple(_technique_losses(technique, now))


def _technique_losses(technique: Technique, now: Situation) -> Iterator[str]:
    for name in sorted(technique.rules_out & now.forbidding):
        yield f"avoid:{name}"
    if "loss" in now.forbidding and technique.id not in GENTLER:
        yield "avoid:loss"
    elif now.heavy and technique.id not in GENTLE:
        yield "avoid:distress"
    asks = "asks-reader" in now.forbidding and not now.heavy and technique.answers.isdisjoint(now.forbidding)
    if asks and now.gist.calls.get(technique.id, 0.0) < CALLED_FOR:
        yield "asks_reader"
    if technique.id == "closing" and now.context.phase != "ending" and "goal_reached" not in now.context.facts:
        yield "not_ending"
    if now.mourned and technique.id in TOWARDS_BETTER:
        yield "mourned"
    if technique.id == "what_else" and any(one.technique == "what_else" for one in now.chain.answers):
        yield "once"
    if technique.id in now.rotation.resting:
        yield "rests"
    if now.rotation.this_week[technique.id] >= TWICE_A_WEEK:
        yield "twice_a_week"


def question_losses(shelf: Shelf, needs: Mapping[str, Need], now: Situation) -> Iterator[tuple[str, int]]:
    """Codes with the set of questions each takes out."""
    for name in sorted(now.forbidding & shelf.avoid.keys()):
        yield f"avoid:{name}", shelf.avoid[name]
    yield from _by_tags(shelf, now)
    for name, bits in shelf.needs.items():
        if not _met(needs[name], now):
            yield f"needs:{name}", bits
    yield "phase", shelf.all & ~union(shelf.phases, (ANY, now.context.phase))
    yield "topic", shelf.all & ~union(shelf.topics, (ANY, *now.topics))
    yield "asked_here", shelf.of(one.question for one in now.chain.answers)
    recent = (one for one, when in now.rotation.asked.items() if now.context.now - when < REPEATED_AFTER)
    yield "repeated", shelf.of(recent) & ~shelf.scales


def _by_tags(shelf: Shelf, now: Situation) -> Iterator[tuple[str, int]]:
    tags, care = shelf.tags, shelf.tags.get("care", 0)
    if now.heavy or now.grave:
        yield "not_careful", shelf.all & ~care
    if not now.forbidding.isdisjoint(WEIGHS_ON):
        yield "light", tags.get("light", 0)
    if "sleep" in now.weights:
        yield "frame", union(tags, ("frame-night", "frame-tomorrow"))
    if "no-work-ahead" in now.weights:
        yield "frame", union(tags, ("frame-tomorrow", "frame-week"))
    if "goal-shift" in now.forbidding:
        yield "goal_moved", union(shelf.techniques, RENEGOTIATING) & ~tags.get("renegotiates", 0)
    if "wish-other" in now.forbidding:
        yield "other_person", shelf.all & ~tags.get("turns-to-self", 0) & ~shelf.techniques.get("coping", 0)
    if not now.understood:
        yield "not_understood", shelf.all & ~care & ~shelf.techniques.get("what_else", 0)


def _met(need: Need, now: Situation) -> bool:
    return (
        not now.context.facts.isdisjoint(need.facts)
        or any(now.met(name) for name in need.cues)
        or any(name in now.weights for name in need.computed)
    )
