"""What a change of the bank would do to the example texts: other first questions, other support cards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from journal.curation import queries
from journal.curation.models import Changed, Effects
from journal.curation.service import engines
from journal.curation.service.remembering import Remembered
from journal.db import Database
from journal.errors import Invalid
from prompts.model import LANGUAGES, Category, Language

if TYPE_CHECKING:
    from prompts.bank.samples import Sample
    from prompts.engine import Engine

#: The id and the wording of a first question, and what the text's card is about.
Outcome = tuple[str, str, tuple[Category, ...]]
#: Files that decide what is read of a text that may bring a card.
CARDS = ("safety/", "signs/", "aliases/", "subjects/", "markers/")

_lock = threading.Lock()
#: Drafts are looked at again and again before they are in force.
_remembered: Remembered[Effects] = Remembered(16)
#: Of the bank in force, by its version: what each example brings, and which cards the sentences of its safety cues.
_known: dict[str, dict[Sample | tuple[str, Language], Outcome | frozenset[Category]]] = {}
Brought = TypeVar("Brought", Outcome, frozenset[Category])


def examples(db: Database) -> tuple[Sample, ...]:
    """The bank's own example texts and those that curators of this installation have kept."""
    from prompts.bank.samples import Sample, samples

    kept = (Sample(one.text, one.language, one.phase, one.goal) for one in queries.kept_examples(db))
    return tuple(dict.fromkeys((*samples(), *kept)))


def engine_with(db: Database, differences: Mapping[str, str | None]) -> Engine:
    """The engine in force with other texts (nothing: the bank's own file). Chance falls alike in both of them.

    Raises ``Invalid`` with line and reason when the bank would not hold.
    """
    from prompts.bank.loading import load_bank
    from prompts.errors import BankError

    texts = {**queries.differences(db), **differences}
    try:
        bank = load_bank(differences={path: words for path, words in texts.items() if words is not None})
    except BankError as error:
        raise Invalid({"words": error.reason if error.line is None else f"{error.line}: {error.reason}"}) from error
    return engines.with_bank(db, replace(bank, version=engines.engine(db).bank.version))


def effects(db: Database, differences: Mapping[str, str | None]) -> Effects:
    """What changes over all examples once ``differences``, path → text, are in force. Raises ``Invalid``.

    Cards are looked for in the examples of the safety cues too, where the change can touch any.
    """
    tried = examples(db)
    key = (engines.engine(db).bank.version, tried, frozenset(differences.items()))
    return _remembered.of(key, lambda: _effects(db, differences, tried))


def _effects(db: Database, differences: Mapping[str, str | None], tried: tuple[Sample, ...]) -> Effects:
    before, after = engines.engine(db), engine_with(db, differences)
    pairs = [
        (one, _of_the_bank_in_force(before, one, partial(_outcome, before, one)), _outcome(after, one)) for one in tried
    ]
    changed = tuple(Changed(one.text, one.language, old[1], new[1]) for one, old, new in pairs if old[:1] != new[:1])
    cards = [Changed(one.text, one.language, *map(_named, (old, new))) for one, old, new in pairs if old[2] != new[2]]
    languages = _languages(differences)
    return Effects(changed, (*cards, *other_cards(before, after, languages)), len(tried))


def _named(outcome: Outcome) -> str:
    return " ".join(outcome[2])


def _of_the_bank_in_force(
    engine: Engine, one: Sample | tuple[str, Language], work_out: Callable[[], Brought]
) -> Brought:
    """What a text brings from the engine in force: worked out once a version of the bank."""
    version = engine.bank.version
    with _lock:
        if version not in _known:
            _known.clear()
            _known[version] = {}
        found = _known[version].get(one)
    if found is None:
        found = work_out()
        with _lock:
            _known.get(version, {})[one] = found
    return cast("Brought", found)


def _outcome(engine: Engine, one: Sample) -> Outcome:
    reply = engine.reply(one.text, one.context)
    card = tuple(lead.category for lead in reply.card.leads) if reply.card else ()
    return (reply.prompt.question, reply.prompt.text, card) if reply.prompt else ("", "", card)


def _languages(paths: Iterable[str]) -> set[Language]:
    """The languages in which a change of these files may bring other cards."""
    told = [path for path in paths if path.startswith(CARDS)]
    return {one for one in LANGUAGES if any(f"/{one}/" in path or path.endswith(f"/{one}.toml") for path in told)}


def other_cards(before: Engine, after: Engine, languages: Collection[Language]) -> Iterator[Changed]:
    """The sentences of the safety cues that bring another card, also when they are said in the words heard anew."""
    texts = [(text, cue.language) for cue in before.bank.safety for text in (*cue.match, *cue.no_match)]
    for text, language in (*texts, *_said(before, after)):
        if language in languages:
            found = partial(before.categories_in, text, language)
            old, new = _of_the_bank_in_force(before, (text, language), found), after.categories_in(text, language)
            if old != new:
                yield Changed(text, language, " ".join(sorted(old)), " ".join(sorted(new)))


def _said(before: Engine, after: Engine) -> Iterator[tuple[str, Language]]:
    """The sentences in which safety cues are met, with a word that was just heard in place of what it means."""
    for language in LANGUAGES:
        old, new = before.bank.aliases[language].forms, after.bank.aliases[language].forms
        for said in sorted(word for word in {*old, *new} if old.get(word) != new.get(word)):
            meant = {key for words in (old.get(said), new.get(said)) if words
                     for token in before.reader.keys(words, language) for key in token.keys}  # fmt: skip
            for cue in before.bank.safety:
                for text in cue.match if cue.language == language else ():
                    for token in before.reader.keys(text, language):
                        if not meant.isdisjoint(token.keys):
                            yield text.replace(token.text, said), language
