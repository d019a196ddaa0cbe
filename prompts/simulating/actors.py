"""Who is simulated: a habit, a language, a goal, and a chance of their own that repeats by its seed."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from prompts.model import LANGUAGES, Language, Outcome

HERE = Path(__file__).resolve().parent
Name = TypeVar("Name", bound=str)
Sentences = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody writes and what they do with a question."""

    name: str
    a_week: float
    """Entries in an ordinary week."""
    says: tuple[int, int]
    """The fewest and most sentences of an entry."""
    taps: float
    """How often a question is asked for, of 1."""
    goes_on: float
    """How often more is asked for after an answer, of 1."""
    moods: Mapping[str, float]
    does: Mapping[Outcome, float]
    quiet_weeks: frozenset[int] = frozenset()
    changes_language: bool = False
    mentored: bool = True


@dataclass(frozen=True, slots=True)
class Actor:
    """One simulated person. ``language`` is that of their pages, and of their texts unless they change it."""

    name: str
    habit: Habit
    language: Language
    goal: str


def actors(count: int) -> tuple[Actor, ...]:
    """So many actors: every habit in turn, and each habit in every language in turn."""
    known = habits()
    return tuple(_actor(number, known) for number in range(count))


def _actor(number: int, known: tuple[Habit, ...]) -> Actor:
    habit, turn = known[number % len(known)], number // len(known)
    language = LANGUAGES[(number + turn) % len(LANGUAGES)]
    goals = sentences(language)["goal"]
    # every fourth has no goal yet
    return Actor(f"{number + 1:02}", habit, language, "" if number % 4 == 3 else goals[number % len(goals)])


@cache
def habits() -> tuple[Habit, ...]:
    """The habits of ``habits.toml``, in its order."""
    return tuple(_habit(name, told) for name, told in _read("habits.toml").items())


def _habit(name: str, told: dict[str, Any]) -> Habit:
    return Habit(
        name=name,
        a_week=told["a_week"],
        says=(told["says"][0], told["says"][1]),
        taps=told["taps"],
        goes_on=told["goes_on"],
        moods=told["moods"],
        does=told["does"],
        quiet_weeks=frozenset(told.get("quiet_weeks", ())),
        changes_language=told.get("changes_language", False),
        mentored=told.get("mentored", True),
    )


@cache
def sentences(language: Language) -> Sentences:
    """What is written in a language, by mood."""
    return {mood: tuple(lines) for mood, lines in _read("sentences.toml")[language].items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


class Chance:
    """Draws that are the same in every process for the same seed and actor."""

    def __init__(self, *seed: object) -> None:
        self._random = random.Random("\0".join(map(str, seed)))  # noqa: S311 - a simulation, no secret

    def happens(self, share: float) -> bool:
        """Whether something happens that happens so often."""
        return self._random.random() < share

    def one_of(self, choices: Mapping[Name, float]) -> Name:
        """One name, by weight."""
        return self._random.choices(tuple(choices), tuple(choices.values()))[0]

    def entry(self, actor: Actor, language: Language, moment: str) -> tuple[str, tuple[str, ...]]:
        """An entry's text with its moods: a few sentences, one of the moment among them now and then."""
        said = sentences(language)
        moods = [self.one_of(actor.habit.moods) for _ in range(self._random.randint(*actor.habit.says))]
        if moment in said and self.happens(0.4):
            moods.append(moment)
        picked = dict.fromkeys(self._random.choice(said[mood]) for mood in moods)
        return " ".join(picked), tuple(dict.fromkeys(moods))

    def answer(self, language: Language, kind: str, scale: bool) -> str:
        """An answer to a question: mostly whole sentences, sometimes next to nothing, often a number on a scale."""
        said = sentences(language)
        short = kind == "short-texts" or self.happens(0.2)
        first = f"{self._random.randint(2, 8)}. " if scale and self.happens(0.7) else ""
        return first + self._random.choice(said["answer_short" if short and not first else "answer"])

    def language(self, actor: Actor) -> Language:
        """The language of the next entry."""
        return self._random.choice(LANGUAGES) if actor.habit.changes_language else actor.language
