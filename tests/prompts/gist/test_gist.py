"""The gist: the tables are read as they were learnt, and a whole text says more than one of its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prompts import asking, gist
from prompts.engine import Engine
from prompts.gist import learning
from prompts.gist.reflections import TECHNIQUES, digest, labelled
from prompts.model import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_knows_every_technique_of_the_bank(language: Language, engine: Engine) -> None:
    columns = gist.load(language).columns
    assert columns == learning.COLUMNS
    assert set(TECHNIQUES.values()) == set(engine.bank.techniques) <= set(columns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reflection_is_labelled_without_contradiction(language: Language) -> None:
    every = list(labelled(language))
    assert len(every) >= 1500
    assert all(one.best and not one.forbidden & (one.best | one.acceptable) for one in every)
    assert len({one.text for one in every}) == len(every)
    assert len({one.writer for one in every}) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weights_were_learnt_from_these_reflections(language: Language) -> None:
    assert gist.load(language).origin == digest(), "`make learn` learns them anew"


def test_what_is_learnt_from_a_few_is_told_of_the_like() -> None:
    def example(words: str, technique: str) -> learning.Example:
        some = next(iter(labelled("en")))
        only = frozenset({technique})
        label = replace(some, best=only, acceptable=frozenset(), forbidden=frozenset(), card=None, card_sure=False)
        return learning.Example(label, frozenset(f"en:{word}" for word in words.split()))

    heavy, glad = "worn out night crying", "sang proud smile together"
    examples = [example(words, to) for words, to in ((heavy, "coping"), (glad, "resources")) for _ in range(4)]
    table = learning.table(learning.learnt(examples), "en")
    assert max(TECHNIQUES.values(), key=table.text({"worn", "night"}).__getitem__) == "coping"
    assert max(TECHNIQUES.values(), key=table.text({"sang", "smile"}).__getitem__) == "resources"
    assert table.text({"never-met"})["coping"] == 0.0


def test_learning_twice_gives_the_same_table() -> None:
    some = [
        learning.Example(one, frozenset(f"en:{word}" for word in one.text.lower().split()))
        for one, _ in zip(labelled("en"), range(60), strict=False)
    ]
    first, again = (learning.table(learning.learnt(some), "en") for _ in range(2))
    assert len(first.rows) > 60
    assert first.rows == again.rows


def test_explaining_shows_what_the_whole_is_worth(engine: Engine) -> None:
    text = "The coffee went cold twice and I ate my lunch standing in the cleaning cupboard, the only door with a lock."
    found = engine.explain(text, asking.context_of({"text": text, "language": "en"})).candidates
    assert {"gist"} <= {part for one in found for part in one.parts}
    assert next(one for one in found if not one.lost).technique in {"coping", "supporters", "values_emotion"}


def test_a_whole_that_tells_of_danger_brings_one_line_without_any_cue(engine: Engine) -> None:
    text = (
        "Bruise again, upper arm, four in a row like a hand. Stairs, says mum. He looked at her before he answered. "
        "I've written the date on my palm."
    )
    card = engine.card(text, "en")
    assert card is not None
    assert [lead.category for lead in card.leads] == ["child_concern"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Söin eväät autossa ja katsoin kun lumi peitti lasin. Kello soi kahdesti ennen kuin nousin."),
        ("sv", "Kaffet kallnade två gånger. Sedan satt jag i förrådet och räknade penslar tills det slutade susa."),
        ("en", "The coffee went cold twice and I ate my lunch standing in the cleaning cupboard."),
    ],
)
def test_what_the_whole_chose_is_explained_in_the_actors_words(language: Language, text: str, engine: Engine) -> None:
    prompt = engine.reply(text, asking.context_of({"text": text, "language": language})).prompt
    assert prompt is not None
    quoted = [text[one.start : one.end] for one in prompt.reasons if one.kind == "text"]
    assert quoted
    assert all(len(words.split()) > 1 for words in quoted)
