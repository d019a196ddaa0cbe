"""Contexts and replies as JSON objects, one a line, for the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, get_args

from prompts.model import LANGUAGES, PHASES, Answer, Asked, Context, Goal, Outcome, Past, PastCard, Reason, Reply

#: So that output repeats: the moment meant when none is given.
FIXED_NOW = datetime(2026, 1, 15, 12, 0, tzinfo=UTC)
WORDS = {
    "fi": {"text": "Kirjoitit: ”{}”.", "goal": "Tavoitteesi: ”{}”.", "phase": "Mentoroinnin vaihe: {}."},
    "sv": {"text": "Du skrev: ”{}”.", "goal": "Ditt mål: ”{}”.", "phase": "Mentorskapets skede: {}."},
    "en": {"text": "You wrote: “{}”.", "goal": "Your goal: “{}”.", "phase": "Phase of the mentoring: {}."},
}


def each_line(lines: Iterable[str], answer: Callable[[dict[str, Any]], dict[str, Any]]) -> Iterator[str]:
    """An answer for every line; a line that cannot be read gets an error object, and the others go on."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            if not isinstance(asked, dict):
                raise ValueError("is no JSON object")
            told = answer(asked)
        except (ValueError, KeyError, TypeError) as error:
            told = {"error": _plain(error), "line": number}
        yield json.dumps(told, ensure_ascii=False)


def _plain(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"is not JSON: {error.msg} at character {error.pos + 1}"
    return f"lacks the field {error}" if isinstance(error, KeyError) else str(error)


def text_of(asked: dict[str, Any]) -> str:
    """The text that is asked about."""
    if not isinstance(asked["text"], str):
        raise ValueError("text is not a text")
    return asked["text"]


def context_of(asked: dict[str, Any]) -> Context:
    """The context a line describes. Raises ``ValueError`` for values that are none."""
    phase = _one_of(asked, "phase", PHASES, "between")
    now = datetime.fromisoformat(asked["now"]) if asked.get("now") else FIXED_NOW
    now = now if now.tzinfo else now.replace(tzinfo=UTC)
    goal = asked.get("goal") or ""
    language = asked.get("language")
    if language not in (None, *LANGUAGES):
        raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {language}")
    return Context(
        phase=phase,
        now=now,
        interface=asked.get("interface") or language or "fi",
        language=language,
        goals=(Goal(goal, tuple(asked.get("topics", ()))),) if goal or asked.get("topics") else (),
        facts=frozenset(asked["facts"]) if "facts" in asked else _implied(phase, goal),
        history=tuple(_past(one, now) for one in asked.get("history", ())),
        answers=_answers(asked),
        cards_before=tuple(
            PastCard(one["category"], one.get("strength", "full"), _when(one, now))
            for one in asked.get("cards_before", ())
        ),
        asked=_one_of(asked, "asked", get_args(Asked), "tapped"),
        seed=str(asked.get("seed", asked.get("id", ""))),
    )


def _one_of(asked: dict[str, Any], key: str, allowed: Iterable[str], default: str) -> Any:  # noqa: ANN401
    value = asked.get(key) or default
    if value not in tuple(allowed):
        raise ValueError(f"{key} is one of {', '.join(allowed)}, not {value}")
    return value


def _implied(phase: str, goal: str) -> frozenset[str]:
    """What a phase takes for granted when no facts are given."""
    facts = {"own_team", "child_group", "workday_tomorrow", "work_next_week"}
    facts |= {"next_meeting"} if phase in {"start", "before_meeting"} else set()
    facts |= {"mentorship_active", "meeting_held"} if phase != "start" else set()
    facts |= {"task_taken"} if phase == "after_task" else set()
    return frozenset(facts | ({"goal"} if goal else set()))


def _when(one: dict[str, Any], now: datetime) -> datetime:
    if "when" in one:
        when = datetime.fromisoformat(one["when"])
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    return now - timedelta(days=float(one.get("days_ago", 1)))


def _past(one: dict[str, Any], now: datetime) -> Past:
    outcome = one.get("outcome", "answered")
    if outcome not in get_args(Outcome):
        raise ValueError(f"outcome is one of {', '.join(get_args(Outcome))}, not {outcome}")
    return Past(one.get("question", ""), one["technique"], outcome, _when(one, now), one.get("answer"))


def _answers(asked: dict[str, Any]) -> tuple[Answer, ...]:
    given = tuple(Answer(one.get("question", ""), one["technique"], one["text"]) for one in asked.get("answers", ()))
    if asked.get("answering"):
        return (*given, Answer("", asked["answering"], text_of(asked)))
    return given


def reply_object(asked: dict[str, Any], reply: Reply, context: Context) -> dict[str, Any]:
    """A reply as the command line tells it."""
    text = text_of(asked)

    def words(reasons: tuple[Reason, ...]) -> list[str]:
        return [reason_words(one, text, context, reply.language) for one in reasons]

    prompt, card = reply.prompt, reply.card
    return {
        "id": asked.get("id"),
        "language": reply.language,
        "card": card.leads[0].category if card else None,
        "cards": [{"category": lead.category, "strength": lead.strength} for lead in card.leads] if card else [],
        "prompt": {
            "question": prompt.question,
            "technique": prompt.technique,
            "text": prompt.text,
            "quote": text[slice(*prompt.quote)] if prompt.quote else None,
            "reasons": words(prompt.reasons),
        }
        if prompt
        else None,
        "candidates": [
            {"question": one.question, "technique": one.technique, "score": one.score, "reasons": words(one.reasons)}
            for one in reply.candidates
            if not one.lost
        ],
        "observations": [
            {
                "cue": one.cue,
                "start": one.start,
                "end": one.end,
                "text": text[one.start : one.end],
                "subject": one.subject,
                "certainty": one.certainty,
            }
            for one in reply.observations
        ],
        "silent": reply.silence.reason if reply.silence else None,
    }


def reason_words(reason: Reason, text: str, context: Context, language: str) -> str:
    """A reason in the language of the text, quoting the actor's own words and goal."""
    shapes = WORDS.get(language, WORDS[context.interface])
    if reason.kind == "text":
        return shapes["text"].format(text[reason.start : reason.end])
    if reason.kind == "goal" and reason.goal is not None:
        return shapes["goal"].format(context.goals[reason.goal].words)
    return shapes["phase"].format(context.phase)
