"""Signs put together: in whatever order, in neighbouring sentences, of whom they have to be, and against what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prompts.bank.contents import Bank
from prompts.bank.items import signs
from prompts.bank.loading import PACKAGED
from prompts.bank.tables import Unfit
from prompts.engine import Engine
from prompts.model import Category, SafetyCue, Sign

SIGNS = {
    "mark": Sign(("mustelma",), deniable=True),
    "back": Sign(("selkä!",), deniable=False),
    "tale": Sign(("satu",), deniable=False),
    "awake": Sign(("=valvoin", "ei & nukkua"), deniable=False),
    "weeks": Sign(("=viikkoja",), deniable=False),
}


def _cue(name: str, category: Category, strength: Any, *together: tuple[str, ...]) -> SafetyCue:
    return SafetyCue(name, category, "fi", "any", (), (), together, ("tale",), strength, (), ())


CUES = (
    _cue("marks", "child_concern", "full", ("mark", "back")),
    _cue("sleepless", "exhaustion", "quiet", ("awake@me", "weeks")),
    _cue("one", "self_harm", "weak", ("mark",)),
    _cue("other", "self_harm", "weak", ("back",)),
    _cue("third", "self_harm", "weak", ("weeks",)),
)


@pytest.fixture(scope="module")
def small(bank: Bank) -> Engine:
    return Engine(replace(bank, safety=CUES, signs={**bank.signs, "fi": SIGNS}))


def _card(engine: Engine, text: str) -> dict[str, str]:
    card = engine.card(text, "fi")
    return {lead.category: lead.strength for lead in card.leads} if card else {}


@pytest.mark.parametrize(
    "text",
    ["Selässä oli mustelma.", "Mustelma oli iso. Se näkyi selässä.", "Näin mustelman, kun paita nousi ja selkä näkyi."],
)
def test_signs_meet_in_any_order_and_across_a_full_stop(small: Engine, text: str) -> None:
    assert _card(small, text)["child_concern"] == "full"


@pytest.mark.parametrize(
    "text",
    [
        "Mustelma oli iso.",
        "Mustelma oli iso. Satoi. Syötiin keittoa. Selkä on kipeä.",
        "Selässä ei ollut mustelmaa.",
        "Luettiin satu. Siinä oli mustelma selässä.",
    ],
)
def test_signs_far_apart_denied_or_of_a_tale_do_not(small: Engine, text: str) -> None:
    assert "child_concern" not in _card(small, text)


def test_a_sign_may_have_to_be_the_writers(small: Engine) -> None:
    assert _card(small, "Valvoin taas. Tätä on kestänyt viikkoja.") == {"exhaustion": "quiet"}
    assert _card(small, "Lapsi ei nukkunut. Tätä on kestänyt viikkoja.") == {}


def test_weak_cues_beside_each_other_add_up_to_a_quiet_card_and_no_more(small: Engine) -> None:
    assert _card(small, "Mustelma oli iso.") == {}
    assert _card(small, "Mustelma oli iso. Olen nähnyt sen viikkoja.") == {"self_harm": "quiet"}
    assert _card(small, "Mustelma oli iso. Satoi. Syötiin keittoa. Olen nähnyt sen viikkoja.") == {}


def test_a_way_of_showing_is_refused_with_the_name_of_its_sign() -> None:
    with pytest.raises(Unfit, match="`night`"):
        signs(PACKAGED / "signs/fi.toml", {"night": ["yö & _"]})
    with pytest.raises(Unfit, match="`night`"):
        signs(PACKAGED / "signs/fi.toml", {"undeniable": {"night": ["myöhään ~ illalla & yö"]}})
