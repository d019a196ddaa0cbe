"""A place given as so many out of ten is a place on a scale; people counted so are not."""

from __future__ import annotations

import pytest

from prompts import asking
from prompts.engine import Engine


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("fi", "Tää viikko oli 4/10, ei enempää.", 4),
        ("fi", "Sanoisin että ollaan neljä kymmenestä tällä hetkellä.", 4),
        ("fi", "Fiilis on seiska kympistä tämän viikon jälkeen.", 7),
        ("sv", "Jag är en sju av tio den här veckan.", 7),
        ("sv", "Just nu känns det som 3/10 på jobbet.", 3),
        ("en", "Six out of ten this week, up from four.", 6),
        ("en", "Right now I would call it 0/10 at work.", 0),
    ],
)
def test_a_place_is_met_with_what_follows_on_a_scale(language: str, text: str, number: int, engine: Engine) -> None:
    prompt = engine.reply(text, asking.context_of({"text": text, "language": language})).prompt
    assert prompt is not None
    assert prompt.technique == "scaling"
    assert prompt.number in {number, None}
    assert "number" in engine.bank.questions[prompt.question].needs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Seitsemän kymmenestä lapsesta nukkui päiväunet tänään."),
        ("sv", "Sju av tio barn sov middag hos oss i dag."),
        ("en", "Seven out of ten children slept today."),
        ("en", "We came back at 3/15 and left the bags out of the way."),
        ("fi", "Kello 9 mentiin ulos ja 10 lasta jäi sisälle."),
    ],
)
def test_what_is_counted_is_no_place(language: str, text: str, engine: Engine) -> None:
    prompt = engine.reply(text, asking.context_of({"text": text, "language": language})).prompt
    assert prompt is None or "number" not in engine.bank.questions[prompt.question].needs
