"""A card after a look at the whole text: quieter where nothing else tells of danger, never louder than one line."""

from __future__ import annotations

import pytest

from prompts.gist import Gist
from prompts.model import CATEGORIES, Category, Lead, Strength, SupportCard
from prompts.noticing import Noticed
from prompts.reading import Reader
from prompts.safety import LIKE_DANGER, UNLIKE_DANGER, as_a_whole

LONG = "We ate soup and then the rain came and everybody went inside and played with the blue blocks."
SHORT = "We ate soup."


def noticed(text: str) -> Noticed:
    return Noticed(Reader().read(text, "en"), (), frozenset(), None)


def whole(danger: float, likeliest: Category = "child_concern") -> Gist:
    return Gist({}, 0.0, danger, {one: float(one == likeliest) for one in CATEGORIES})


def card(category: Category, strength: Strength) -> SupportCard:
    return SupportCard((Lead(category, strength),), strength)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (card("exhaustion", "full"), card("exhaustion", "quiet")),
        (card("exhaustion", "quiet"), None),
        (card("self_harm", "full"), card("self_harm", "quiet")),
        (card("self_harm", "quiet"), card("self_harm", "quiet")),
        (card("violence_close", "quiet"), card("violence_close", "quiet")),
    ],
)
def test_a_whole_unlike_danger_makes_it_quieter(before: SupportCard, after: SupportCard | None) -> None:
    assert as_a_whole(before, whole(UNLIKE_DANGER - 0.01), noticed(LONG)) == after


def test_a_short_text_or_a_whole_like_danger_leaves_it_as_it_is() -> None:
    full = card("exhaustion", "full")
    assert as_a_whole(full, whole(UNLIKE_DANGER - 0.01), noticed(SHORT)) == full
    assert as_a_whole(full, whole(UNLIKE_DANGER), noticed(LONG)) == full


def test_without_a_cue_a_whole_like_danger_brings_one_line_but_not_for_tiredness() -> None:
    assert as_a_whole(None, whole(LIKE_DANGER), noticed(LONG)) == card("child_concern", "quiet")
    assert as_a_whole(None, whole(LIKE_DANGER, "exhaustion"), noticed(LONG)) is None
    assert as_a_whole(None, whole(LIKE_DANGER - 0.01), noticed(LONG)) is None
