"""A phrase ends where its sentence is parted: at a colon, a dash, a comma between equals; not at one before *että*."""

from __future__ import annotations

import pytest

from prompts.engine import Engine


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("sv", "Hot: att jag igen åtar mig allt.", "threat"),
        ("fi", "Tavoite: päästä kotiin ajoissa.", "goal-reached"),
    ],
)
def test_no_phrase_reaches_over_a_mark_that_parts(language: str, text: str, cue: str, engine: Engine) -> None:
    assert cue not in engine.cues_in(text, language)


@pytest.mark.parametrize(
    ("language", "text", "cue"),
    [
        ("fi", "Toivon, että työpari ottaisi enemmän vastuuta.", "wish-other-changes"),
        ("sv", "Jag tror, att det vänder.", "hope"),
        ("en", "If she listened, all this would be solved.", "wish-other-changes"),
        ("fi", "Välillä tuntuu että pysyn tässä talossa, välillä että lähden.", "mixed"),
    ],
)
def test_a_comma_before_what_belongs_to_it_parts_nothing(language: str, text: str, cue: str, engine: Engine) -> None:
    assert cue in engine.cues_in(text, language)
