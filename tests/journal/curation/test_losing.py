"""On the page that explains a choice every figure and every loss has a name; none shows the engine's own word."""

from __future__ import annotations

import pytest

from journal.curation.forms.losing import PARTS, WHY
from prompts import asking
from prompts.bank.loading import load_bank
from prompts.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(load_bank())


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Oon ihan loppu. En jaksa enää.", "between"),
        ("Aamupiiri sujui hyvin, mutta kollega tiuskaisi mulle. Mitä mun pitäis tehdä?", "after_meeting"),
        ("Mummo kertoi hakiessa, että lapset olivat yön kahdestaan kotona. Isompi on kuusi.", "before_meeting"),
    ],
)
def test_every_part_and_every_loss_has_a_name(text: str, phase: str, engine: Engine) -> None:
    told = engine.explain(text, asking.context_of({"text": text, "phase": phase, "language": "fi"})).candidates
    codes = {code.partition(":")[0] for one in told for code in one.lost} - {"avoid", "needs"}
    assert {part for one in told for part in one.parts} <= PARTS.keys()
    assert codes <= WHY.keys()
