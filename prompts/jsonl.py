"""Objects of the command line, one a line: what is asked, and what is answered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from prompts.model import Candidate, Context, Language, Observation, Prompt, Reason, Reply

Object = dict[str, Any]
#: The best of those that stand; the rest is for ``try``.
MOST_CANDIDATES = 10
#: Reasons as sentences: they quote the actor's words and goal, and name the moment, never a technique.
SENTENCES: dict[Language, dict[str, str]] = {
    "fi": {"text": "Kirjoitit: ”{}”.", "goal": "Tavoitteesi: ”{}”.", "phase": "{}."},
    "sv": {"text": "Du skrev: ”{}”.", "goal": "Ditt mål: ”{}”.", "phase": "{}."},
    "en": {"text": "You wrote: “{}”.", "goal": "Your goal: “{}”.", "phase": "{}."},
}
MOMENTS: dict[Language, dict[str, str]] = {
    "fi": {
        "start": "Mentorointi on alussa",
        "between": "Tapaamisten välissä",
        "before_meeting": "Tapaaminen on lähellä",
        "after_meeting": "Olette juuri tavanneet",
        "after_task": "Kirjoitat välitehtävästä",
        "ending": "Mentorointi on päättymässä",
    },
    "sv": {
        "start": "Mentorskapet är i början",
        "between": "Mellan träffarna",
        "before_meeting": "En träff är nära",
        "after_meeting": "Ni har just träffats",
        "after_task": "Du skriver om uppgiften",
        "ending": "Mentorskapet går mot sitt slut",
    },
    "en": {
        "start": "The mentoring is beginning",
        "between": "Between meetings",
        "before_meeting": "A meeting is near",
        "after_meeting": "You have just met",
        "after_task": "You write about the task",
        "ending": "The mentoring is coming to its end",
    },
}


def each_line(lines: Iterable[bytes], answer: Callable[[Object], Object]) -> Iterator[bytes]:
    """An answer for every line; a line that cannot be read gets an error object, and the others go on."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _written(_answered(line, number, answer))


def _answered(line: bytes, number: int, answer: Callable[[Object], Object]) -> Object:
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        return {"error": f"is not JSON: {error.msg} at character {error.pos + 1}", "line": number}
    except (UnicodeDecodeError, RecursionError):
        return {"error": "is not UTF-8 or not readable", "line": number}
    if not isinstance(asked, dict):
        return {"error": "is not a JSON object", "line": number}
    try:
        return answer(asked)
    except (ValueError, OverflowError) as error:
        told = {"error": str(error), "line": number}
        return {"id": asked["id"], **told} if "id" in asked else told


def _written(told: Object) -> bytes:
    # lone surrogates may come in as escapes; nothing but an escape could carry them out again
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def reply_object(asked: Object, reply: Reply, context: Context) -> Object:
    """A reply as the command line tells it."""
    text: str = asked["text"]
    language = context.interface if reply.language == "unknown" else reply.language
    leads = reply.card.leads if reply.card else ()

    def sentences(reasons: tuple[Reason, ...]) -> list[str]:
        return [sentence(one, text, context, language) for one in reasons]

    return {
        "id": asked.get("id"),
        "language": reply.language,
        "card": leads[0].category if leads else None,
        "cards": [{"category": lead.category, "strength": lead.strength} for lead in leads],
        "prompt": _prompt(reply.prompt, text, sentences) if reply.prompt else None,
        "candidates": [_candidate(one, sentences) for one in reply.candidates[:MOST_CANDIDATES] if not one.lost],
        "observations": [_observation(one, text) for one in reply.observations],
        "silent": reply.silence.reason if reply.silence else None,
    }


def _prompt(prompt: Prompt, text: str, sentences: Callable[[tuple[Reason, ...]], list[str]]) -> Object:
    return {
        "question": prompt.question,
        "technique": prompt.technique,
        "text": prompt.text,
        "quote": text[slice(*prompt.quote)] if prompt.quote else None,
        "reasons": sentences(prompt.reasons),
    }


def _candidate(one: Candidate, sentences: Callable[[tuple[Reason, ...]], list[str]]) -> Object:
    return {
        "question": one.question,
        "technique": one.technique,
        "score": round(one.score, 4),
        "reasons": sentences(one.reasons),
    }


def _observation(one: Observation, text: str) -> Object:
    return {
        "cue": one.cue,
        "start": one.start,
        "end": one.end,
        "text": text[one.start : one.end],
        "subject": one.subject,
        "certainty": one.certainty,
    }


def sentence(reason: Reason, text: str, context: Context, language: Language) -> str:
    """A reason in the language of the text, quoting the actor's own words and goal."""
    shapes = SENTENCES[language]
    if reason.kind == "text":
        return shapes["text"].format(text[reason.start : reason.end])
    if reason.kind == "goal" and reason.goal is not None:
        return shapes["goal"].format(context.goals[reason.goal].words)
    return shapes["phase"].format(MOMENTS[language][context.phase])
