"""An actor's weeks with the real engine: entries, questions, what is done with them, and what is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from prompts.engine import Engine
from prompts.model import Answer, Asked, Context, Goal, Language, Outcome, Past, PastCard, Phase, Reply
from prompts.simulating.actors import Actor, Chance
from prompts.simulating.calendar import FIRST_DAY, Course

REMEMBERED, CARDS_REMEMBERED = timedelta(days=120), timedelta(days=7)
#: Nobody asks for yet another question more often than this on one evening.
MOST_OTHERS = 2
WEEKEND = 5
#: How often an entry is opened from a task that is on, and how much rarer weekends are.
FROM_TASK, AT_WEEKENDS = 0.3, 0.25


@dataclass(frozen=True, slots=True)
class Moment:
    """One time the engine was asked, with its reply and what the actor did with it."""

    actor: Actor
    entry: str
    when: datetime
    phase: Phase
    language: Language
    text: str
    moods: tuple[str, ...]
    asked: Asked
    answers: tuple[Answer, ...]
    """What had been answered in this entry before."""
    reply: Reply
    outcome: Outcome | None


def live(engine: Engine, actor: Actor, weeks: int, seed: str) -> tuple[Moment, ...]:
    """All of an actor's moments, in order."""
    return tuple(_Life(engine, actor, Chance(seed, actor.name), Course(weeks, actor.habit.mentored)).days())


@dataclass
class _Entry:
    """An entry being written, as far as it has come."""

    name: str
    when: datetime
    phase: Phase
    language: Language
    text: str
    moods: tuple[str, ...]
    answers: list[Answer] = field(default_factory=list)


@dataclass
class _Life:
    engine: Engine
    actor: Actor
    chance: Chance
    course: Course
    history: list[Past] = field(default_factory=list)
    cards: list[PastCard] = field(default_factory=list)

    def days(self) -> Iterator[Moment]:
        """Every moment of every day on which something is written."""
        for day in range(7 * self.course.weeks):
            now = FIRST_DAY + timedelta(days=day)
            rarer = AT_WEEKENDS if now.weekday() >= WEEKEND else 1.0
            writes = self.chance.happens(rarer * self.actor.habit.a_week / 5.5)
            if writes and day // 7 + 1 not in self.actor.habit.quiet_weeks:
                entry = self._opened(now)
                yield from self._written(entry)
                self._kept(entry)

    def _opened(self, now: datetime) -> _Entry:
        from_task = self.course.has_task(now) and self.chance.happens(FROM_TASK)
        phase: Phase = "after_task" if from_task else self.course.phase(now)
        language = self.chance.language(self.actor)
        text, moods = self.chance.entry(self.actor, language, phase)
        return _Entry(f"{self.actor.name}-{now.date().isoformat()}", now, phase, language, text, moods)

    def _written(self, entry: _Entry) -> Iterator[Moment]:
        """Asked for while writing, and then for more; or offered once when the text is finished."""
        asks = self.chance.happens(self.actor.habit.taps)
        others = 0
        while True:
            moment = self._asked(entry, "tapped" if asks else "kept")
            yield moment
            if moment.outcome == "another" and others < MOST_OTHERS:
                others, asks = others + 1, True
            elif moment.outcome == "answered" and self.chance.happens(self.actor.habit.goes_on):
                asks = True
            else:
                return

    def _asked(self, entry: _Entry, asked: Asked) -> Moment:
        entry.when += timedelta(minutes=2)
        answers = tuple(entry.answers)
        reply = self.engine.reply(entry.text, self._context(entry, asked))
        outcome = self.chance.one_of(self.actor.habit.does) if reply.prompt else None
        if reply.prompt is not None and outcome is not None:
            scale = self.engine.bank.questions[reply.prompt.question].kind == "scale"
            said = self.chance.answer(entry.language, self.actor.habit.name, scale) if outcome == "answered" else None
            self.history.append(Past(reply.prompt.question, reply.prompt.technique, outcome, entry.when, said))
            if said is not None:
                entry.answers.append(Answer(reply.prompt.question, reply.prompt.technique, said, entry.when))
        return Moment(
            self.actor,
            entry.name,
            entry.when,
            entry.phase,
            entry.language,
            entry.text,
            entry.moods,
            asked,
            answers,
            reply,
            outcome,
        )

    def _context(self, entry: _Entry, asked: Asked) -> Context:
        since, lately = entry.when - REMEMBERED, entry.when - CARDS_REMEMBERED
        return Context(
            phase=entry.phase,
            now=entry.when,
            interface=self.actor.language,
            goals=(Goal(self.actor.goal),) if self.actor.goal else (),
            facts=self.course.facts(entry.when, goal=bool(self.actor.goal)),
            history=tuple(one for one in self.history if one.when >= since),
            answers=tuple(entry.answers),
            cards_before=tuple(one for one in self.cards if one.when >= lately),
            asked=asked,
            seed=entry.name,
        )

    def _kept(self, entry: _Entry) -> None:
        self.course.wrote_after = entry.when
        card = self.engine.card(entry.text)
        self.cards += [PastCard(lead.category, lead.strength, entry.when) for lead in card.leads] if card else []
