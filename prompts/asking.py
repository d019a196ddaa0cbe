"""From a line's object to a context: defaults that repeat, and plain refusals of what is no value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, cast, get_args

from prompts.model import (
    CATEGORIES,
    LANGUAGES,
    PHASES,
    Answer,
    Asked,
    Context,
    Goal,
    Language,
    Outcome,
    Past,
    PastCard,
    Phase,
    Strength,
)

Object = dict[str, Any]
#: So that output repeats: the moment meant when none is given.
FIXED_NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)


def text_of(asked: Object) -> str:
    """The text that is asked about. Raises ``ValueError`` when there is none."""
    if not isinstance(asked.get("text"), str):
        raise ValueError("`text` is a text, and is missing or of another kind")  # noqa: TRY004 - the caller reports it
    return cast("str", asked["text"])


def context_of(asked: Object) -> Context:
    """The context a line describes; unknown fields are left alone. Raises ``ValueError`` for values that are none."""
    phase = cast("Phase", _one_of(asked, "phase", PHASES, "between"))
    now = _moment(asked, "now") if asked.get("now") is not None else FIXED_NOW
    goal = _text(asked, "goal")
    topics = _texts(asked, "topics")
    language = cast("Language | None", _one_of(asked, "language", LANGUAGES, None))
    return Context(
        phase=phase,
        now=now,
        interface=cast("Language", _one_of(asked, "interface", LANGUAGES, language or "fi")),
        language=language,
        goals=(Goal(goal, topics),) if goal or topics else (),
        facts=frozenset(_texts(asked, "facts")) if asked.get("facts") is not None else implied(phase, goal),
        history=tuple(_past(one, now) for one in _objects(asked, "history")),
        answers=_answers(asked),
        cards_before=tuple(_card(one, now) for one in _objects(asked, "cards_before")),
        asked=cast("Asked", _one_of(asked, "asked", get_args(Asked), "tapped")),
        seed=str(asked.get("seed") or asked.get("id") or ""),
    )


def implied(phase: str, goal: str) -> frozenset[str]:
    """What a phase takes for granted when no facts are given."""
    facts = {"own_team", "child_group", "workday_tomorrow", "work_next_week"}
    facts |= {"next_meeting"} if phase in {"start", "before_meeting"} else set()
    facts |= {"mentorship_active", "meeting_held"} if phase != "start" else set()
    facts |= {"task_taken"} if phase == "after_task" else set()
    return frozenset(facts | ({"goal"} if goal else set()))


def _text(asked: Object, key: str, default: str = "") -> str:
    value = asked.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise ValueError(f"`{key}` is a text")  # noqa: TRY004 - the caller reports it
    return value


def _texts(asked: Object, key: str) -> tuple[str, ...]:
    value = asked.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError(f"`{key}` is a list of texts")
    return tuple(value)


def _objects(asked: Object, key: str) -> list[Object]:
    value = asked.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError(f"`{key}` is a list of objects")
    return value


def _one_of(asked: Object, key: str, allowed: Iterable[str], default: str | None) -> str | None:
    value = asked.get(key)
    if value is None or value == "":
        return default
    if value not in tuple(allowed):
        raise ValueError(f"`{key}` is one of {', '.join(allowed)}, not {value}")
    return cast("str", value)


def _needed(asked: Object, key: str) -> str:
    if not isinstance(asked.get(key), str):
        raise ValueError(f"`{key}` is a text, and is missing or of another kind")  # noqa: TRY004 - the caller reports it
    return cast("str", asked[key])


def _moment(asked: Object, key: str) -> datetime:
    when = datetime.fromisoformat(_needed(asked, key))
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _when(one: Object, now: datetime) -> datetime:
    if one.get("when") is not None:
        return _moment(one, "when")
    days = one.get("days_ago", 1)
    if not isinstance(days, int | float) or isinstance(days, bool):
        raise ValueError("`days_ago` is a number")  # noqa: TRY004
    return now - timedelta(days=days)


def _past(one: Object, now: datetime) -> Past:
    outcome = cast("Outcome", _one_of(one, "outcome", get_args(Outcome), "answered"))
    answer = _text(one, "answer") if one.get("answer") is not None else None
    return Past(_text(one, "question"), _technique(one), outcome, _when(one, now), answer)


def _technique(one: Object) -> str:
    """The technique that is named, or the one in the question's id."""
    if one.get("technique") is None and "." in _text(one, "question"):
        return _text(one, "question").partition(".")[0]
    return _needed(one, "technique")


def _card(one: Object, now: datetime) -> PastCard:
    category = _one_of({"category": _needed(one, "category")}, "category", CATEGORIES, None)
    strength = cast("Strength", _one_of(one, "strength", get_args(Strength), "full"))
    return PastCard(cast(Any, category), strength, _when(one, now))


def _answers(asked: Object) -> tuple[Answer, ...]:
    """Answers of this entry, oldest first; with ``answering`` the text itself answers a question of that technique."""
    given = tuple(Answer(_text(one, "question"), _technique(one), text_of(one)) for one in _objects(asked, "answers"))
    if asked.get("answering"):
        return (*given, Answer("", _needed(asked, "answering"), text_of(asked)))
    return given
