"""The mentoring of a municipality in Swedish and in English: invited or recommended, agreed, met, tried, ended."""

from __future__ import annotations

import arc
import pytest
from flask import Flask
from persons import Clock, People
from walking import Browser

WORDS = {
    "sv": {
        "strengths": "Jag hör barnen.",
        "develop": "Lugnare övergångar.",
        "opportunities": "Vi får en till i gruppen.",
        "worries": "Orken på våren.",
        "goals": "Lugnare övergångar",
        "question": "Träffades ni?",
        "task": "Lägg märke till när det går lugnt.",
        "own": "Jag ser efter på morgnarna.",
        "letter": "Tack för att du lyssnade.",
        "ended": "Mentorskapet är avslutat.",
    },
    "en": {
        "strengths": "I hear the children.",
        "develop": "Calmer transitions.",
        "opportunities": "One more joins the team.",
        "worries": "Keeping going in spring.",
        "goals": "Calmer transitions",
        "question": "Did you meet?",
        "task": "Notice when it goes calmly.",
        "own": "I look at the mornings.",
        "letter": "Thank you for listening.",
        "ended": "The mentoring has ended.",
    },
}
BOXES = ("strengths", "develop", "opportunities", "worries")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_model_at_its_least(app: Flask, people_of: People, time: Clock, language: str) -> None:
    says = WORDS[language]
    mika = Browser(people_of.make("Mika", language=language, mentors=True).browser, language)
    dora = Browser(people_of.make("Dora", language=language, roles=["director"]).browser, language)
    aino = Browser(app.test_client(), language)
    arc.joined(aino, arc.recommended(dora))
    mika.open("/join-requests").reads("Aino").send("/join-requests/[^/]+/propose", superior="no")
    pair = arc.accepted(aino)
    arc.promised(mika, pair)
    arc.swot_shared(aino, mika, pair, time, {name: says[name] for name in BOXES})
    arc.agreed(aino, mika, pair, {"goals": says["goals"]})
    arc.planned(mika, pair, "2026-11-25", "phone")
    time.forward(days=1)
    arc.held(aino, says["question"])
    arc.task_taken(mika, aino, pair, says["task"], says["own"])
    aino.open(f"{pair}/end").send(f"{pair}/end-day", day="2026-11-26")
    arc.fed_back(aino, pair, says["letter"], "")
    time.forward(days=2)
    mika.refused(pair.replace("/mentorships/", "/briefings/")).refused(f"{pair}/tasks")
    mika.open(f"{pair}/closing").reads(says["letter"], says["ended"])
    aino.open(f"{pair}/tasks").reads(says["own"])
    assert f'<html lang="{language}">' in aino.page
