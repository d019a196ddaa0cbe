"""What a change would do is told over the example texts before anybody publishes it."""

from __future__ import annotations

import time as stopwatch

import pytest
from persons import Person

from journal.accounts.models import OPERATOR
from journal.curation.models import Told
from journal.curation.models.files import Text
from journal.curation.service import engine, trying
from journal.curation.service.effects import effects, examples
from journal.curation.service.files import importing, merging
from journal.db import Database
from journal.errors import Invalid
from prompts.bank.loading import PACKAGED
from prompts.bank.samples import samples
from prompts.model import LANGUAGES, PHASES

ALIASES = "aliases/fi.toml"


def own(path: str) -> str:
    return (PACKAGED / path).read_text(encoding="utf-8")


def with_word(heard: str, means: str) -> str:
    return own(ALIASES).replace("[forms]\n", f'[forms]\n"{heard}" = "{means}"\n', 1)


def test_the_bank_brings_its_examples() -> None:
    found = samples()
    assert len(found) == len(set(found)) == 120
    assert {one.language for one in found} == set(LANGUAGES)
    assert {one.phase for one in found} == set(PHASES)


def test_nothing_changes_by_itself_and_chance_falls_alike(db: Database) -> None:
    found = effects(db, {"topics.toml": own("topics.toml") + "# another version of the bank\n"})
    assert (found.changed, found.cards, found.of) == ((), (), 120)


def test_what_is_no_longer_asked_leaves_its_place_to_another(db: Database) -> None:
    asked = engine(db).reply(samples()[0].text, samples()[0].context).prompt
    assert asked is not None
    path = f"questions/{asked.question.replace('.', '/', 1)}.toml"
    found = effects(db, {path: own(path).replace('state = "live"', 'state = "retired"')})
    one = next(one for one in found.changed if one.text == samples()[0].text)
    assert one.before == asked.text
    assert one.after not in {"", asked.text}
    assert found.cards == ()


def test_a_word_that_brings_a_card_is_seen_among_the_safety_cues_examples(db: Database) -> None:
    assert effects(db, {ALIASES: with_word("pelkää", "nauraa")}).cards
    assert effects(db, {ALIASES: with_word("naattii", "väsynyt")}).cards == ()


def test_a_bank_that_would_not_hold_is_refused_with_its_line(db: Database) -> None:
    with pytest.raises(Invalid) as refused:
        effects(db, {"topics.toml": "[a]\nname = 1\n"})
    assert refused.value.problems["words"].startswith("2: ")


def test_a_second_look_works_nothing_out_until_something_is_different(db: Database, cecilia: Person) -> None:
    change = {"topics.toml": own("topics.toml") + "# looked at twice\n"}
    first = effects(db, change)
    assert effects(db, change) is first
    told = Told("Kukaan ei ole kirjoittanut tätä.", "fi", "between", (), (), unasked=False)
    trying.keep(db, cecilia.account, told, "", "k")
    assert effects(db, change).of == first.of + 1
    second, words = (
        effects(db, change),
        own("questions/scaling/one-step.toml").replace("toisin askeleen", "toisin yhden"),
    )
    plan = merging.plan(db, {"questions/scaling/one-step.toml": Text(words)})
    importing.put_into_force(db, OPERATOR, plan, {}, "k")
    assert effects(db, change) is not second


def test_it_takes_no_longer_than_a_breath(db: Database) -> None:
    effects(db, {ALIASES: with_word("naatti", "väsynyt")})
    before = stopwatch.perf_counter()
    effects(db, {"topics.toml": own("topics.toml") + "#\n"})
    assert stopwatch.perf_counter() - before < 5, "aimed at 1.5 s on a machine of its own"
    assert len(examples(db)) == 120
