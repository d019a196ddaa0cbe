"""The choice: techniques by their score, the best first, and of each the question that fits best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

from prompts import scoring, wording
from prompts.bank.contents import Bank
from prompts.model import Candidate, Question
from prompts.offering import Shelf, question_losses, technique_losses, union
from prompts.reading import Reading
from prompts.situation import Situation


@dataclass(frozen=True, slots=True)
class Ranked:
    """A technique with its score by parts and what took it out."""

    name: str
    score: float
    parts: dict[str, float]
    lost: tuple[str, ...]


@dataclass
class Weighing:
    """One choice among the questions of a shelf."""

    bank: Bank
    shelf: Shelf
    reading: Reading
    now: Situation
    _quotable: dict[tuple[str, tuple[str, ...]], bool] = field(default_factory=dict)

    @cached_property
    def _losses(self) -> tuple[tuple[str, int], ...]:
        unworded = self.shelf.all & ~self.shelf.worded.get(self.reading.language, 0)
        return (("no_wording", unworded), *question_losses(self.shelf, self.bank.needs, self.now))

    @cached_property
    def _ranked(self) -> list[Ranked]:
        found = []
        for name, technique in self.bank.techniques.items():
            parts = scoring.technique_score(technique, self.shelf.favoured[name], self.now)
            found.append(Ranked(name, sum(parts.values()), parts, technique_losses(technique, self.now)))
        return sorted(found, key=lambda one: (-one.score, one.name))

    def best(self) -> Question | None:
        """The question that scores highest of all that stand; none when nothing fits."""
        standing = self.shelf.all & ~reduce(or_, (bits for _, bits in self._losses), 0)
        best: tuple[float, str] = (float("-inf"), "")
        for one in self._ranked:
            if one.lost:
                continue
            if one.score + scoring.MOST_OF_QUESTION < best[0]:
                break
            best = max(best, self._best_of(one, standing & self.shelf.techniques.get(one.name, 0), best))
        return self.bank.questions.get(best[1])

    def _best_of(self, technique: Ranked, standing: int, best: tuple[float, str]) -> tuple[float, str]:
        """The best question of one technique, when it is better than ``best``: those the text calls for come first."""
        for most, bits in self._tiers(standing):
            if technique.score + most < best[0]:
                break
            for score, name in self._in_order(bits, technique, best[0]):
                if (score, name) <= best:
                    break
                if self._can_quote(self.bank.questions[name]):
                    best = (score, name)
                    break
        return best

    def _in_order(self, bits: int, technique: Ranked, least: float) -> Iterator[tuple[float, str]]:
        """The questions of a set by their score, the highest first; luck is drawn for those near the top alone."""
        alike = self._alike(bits, technique)
        rest = sorted((one for one in alike if one[0] + scoring.LUCK >= least), reverse=True)
        while rest:
            near = [one for one in rest if one[0] > rest[0][0] - scoring.LUCK]
            rest = rest[len(near) :]
            yield from sorted(
                (
                    (score + scoring.luck(one.id, self.now, self.bank.version), one.id)
                    for score, same in near
                    for one in self.shelf.each(same)
                ),
                reverse=True,
            )

    def _alike(self, bits: int, technique: Ranked) -> Iterator[tuple[float, int]]:
        """Questions that score alike, with their score but for luck."""
        asked, led = self.shelf.of(self.now.rotation.asked), self.shelf.of(self.now.chain.follow_ups)
        for call, kind in self.shelf.kinds.get(technique.name, ()):
            inside = bits & kind
            if not inside:
                continue
            score = technique.score + sum(scoring.call_score(call, self.bank, self.now).values())
            for alike, extra in (
                (inside & ~asked & ~led, 0.0),
                (inside & asked & ~led, -scoring.ASKED_BEFORE),
                (inside & ~asked & led, scoring.FOLLOWS),
                (inside & asked & led, scoring.FOLLOWS - scoring.ASKED_BEFORE),
            ):
                if alike:
                    yield score + extra, alike

    def _tiers(self, standing: int) -> Iterator[tuple[float, int]]:
        """Disjoint sets of questions with the most that each can gain, the greatest first."""
        called = union(self.shelf.cues, (name for name in self.now.weights if scoring.tells(name, self.bank)))
        led = self.shelf.of(self.now.chain.follow_ups)
        for most, bits in (
            (scoring.MOST_OF_QUESTION, standing & led),
            (scoring.MOST_OF_QUESTION - scoring.FOLLOWS, standing & called & ~led),
            (scoring.MOST_UNCALLED, standing & ~called & ~led),
        ):
            if bits:
                yield most, bits

    def _can_quote(self, question: Question) -> bool:
        if not any(wording.QUOTE in words for words in question.wording.values()):
            return True
        key = (question.technique, question.cues)
        if key not in self._quotable:
            technique = self.bank.techniques[question.technique]
            self._quotable[key] = wording.quotable(question, technique, self.reading, self.now) is not None
        return self._quotable[key]

    def every(self) -> tuple[Candidate, ...]:
        """All questions, the best first, then those that lost."""
        ranked = {one.name: one for one in self._ranked}
        found = [self._candidate(one, ranked[one.technique]) for one in self.shelf.questions]
        found.sort(key=lambda one: (one.score, one.question), reverse=True)
        return tuple(sorted(found, key=lambda one: bool(one.lost)))

    def _candidate(self, question: Question, technique: Ranked) -> Candidate:
        bit = 1 << self.shelf.place[question.id]
        lost = (*technique.lost, *(code for code, bits in self._losses if bits & bit))
        if not lost and not self._can_quote(question):
            lost = ("no_quote",)
        shared = scoring.call_score(scoring.call(question), self.bank, self.now)
        own = scoring.own_score(question.id, self.now)
        luck = scoring.luck(question.id, self.now, self.bank.version)
        score = technique.score + sum(shared.values()) + sum(own.values()) + luck
        found = self.bank.techniques[question.technique]
        reasons = () if lost else tuple(wording.reasons(question, found, self.now))
        parts = {**technique.parts, **shared, **own, "luck": luck}
        return Candidate(question.id, question.technique, score, parts, lost, reasons)
