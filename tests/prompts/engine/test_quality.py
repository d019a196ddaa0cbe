"""The labelled reflections of the quality bench: what the engine reached on them is not lost again."""

from __future__ import annotations

import pytest

from prompts import asking
from prompts.engine import Engine
from prompts.model import Reply
from tests.benchmarks.quality.labels import Reflection, kappa, pairs, reflections

TEXTS = reflections()


@pytest.fixture(scope="module")
def replies(engine: Engine) -> dict[str, Reply]:
    return {one.id: engine.reply(one.asked["text"], asking.context_of(dict(one.asked))) for one in TEXTS}


def technique(one: Reflection, replies: dict[str, Reply]) -> str | None:
    prompt = replies[one.id].prompt
    return prompt.technique if prompt else None


def test_the_first_question_is_acceptable_and_often_among_the_best(replies: dict[str, Reply]) -> None:
    asked = [one for one in TEXTS if one.label.fitting]
    agreed = [one for one in TEXTS if one.label.best]
    assert sum(technique(one, replies) in one.label.fitting for one in asked) >= 0.92 * len(asked)
    assert sum(technique(one, replies) in one.label.best for one in agreed) >= 0.60 * len(agreed)


def test_what_is_forbidden_hardly_ever_comes(replies: dict[str, Reply]) -> None:
    assert sum(technique(one, replies) in one.label.forbidden for one in TEXTS) <= 0.01 * len(TEXTS)


def test_every_due_card_shows_and_no_other(replies: dict[str, Reply]) -> None:
    for one in TEXTS:
        card = replies[one.id].card
        shown = {lead.category for lead in card.leads} if card else set()
        if not one.label.card.endswith("?"):
            assert shown == ({one.label.card} if one.label.card else set()), one.id


def test_there_are_enough_texts_of_each_kind_and_the_readings_agree() -> None:
    assert len(TEXTS) >= 150
    assert {one.asked["phase"] for one in TEXTS} == {
        "start", "between", "before_meeting", "after_meeting", "after_task", "ending",
    }  # fmt: skip
    assert {one.languages[0] for one in TEXTS} == {"fi", "sv", "en"}
    assert kappa(pairs().values()) > 0.8
