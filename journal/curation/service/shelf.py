"""The questions of the bank in force, laid out to be found: by words in any form, technique, phase, topic and state."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from prompts.model import Language, Question

if TYPE_CHECKING:
    from prompts.bank.contents import Bank
    from prompts.engine import Engine
    from prompts.reading import Reader, Token

#: So many letters of a word are enough to find the words that begin with them.
FEWEST_LETTERS = 3
#: Seconds that a page waits for what takes long in a large bank.
PATIENCE = 2

_lock = threading.Lock()
#: The version of the bank → its shelf; only the last one is kept.
_shelves: dict[str, Shelf] = {}
#: Language and wording → the words it is found by. Most wordings are the same from one publication to the next.
_known: dict[tuple[Language, str], frozenset[str]] = {}
_known_by: list[Reader] = []


@dataclass
class Index:
    """Words in their base forms → the questions that have them, and the words in order, to find by a beginning."""

    holders: dict[str, set[str]]
    ordered: list[str]

    def of(self, token: Token) -> set[str]:
        """The questions that have a word in any of its forms, or one that begins as it does."""
        found: set[str] = set()
        for key in _forms(token):
            found |= self.holders.get(key, set())
        if len(token.lower) >= FEWEST_LETTERS:
            for place in range(bisect_left(self.ordered, token.lower), len(self.ordered)):
                if not self.ordered[place].startswith(token.lower):
                    break
                found |= self.holders[self.ordered[place]]
        return found


@dataclass
class Shelf:
    """A bank's questions in their order, and sets of them by what curators ask for."""

    questions: dict[str, Question]
    order: tuple[str, ...]
    _sets: dict[tuple[str, str], set[str]]
    _indexes: dict[Language, Index] = field(default_factory=dict)
    alike: frozenset[str] | None = None
    """Questions that say almost the same as another; worked out beside the pages when somebody asks for them."""
    _looking: threading.Thread | None = None

    def look_for_alike(self) -> threading.Thread:
        """Set the work going, once."""
        with _lock:
            if self._looking is None:
                self._looking = threading.Thread(target=self._find_alike, name="alike", daemon=True)
                self._looking.start()
            return self._looking

    def _find_alike(self) -> None:
        from prompts.lint.near_duplicates import near_duplicates

        pairs = near_duplicates(self.questions.values())
        self.alike = frozenset(one for pair in pairs for one in (pair.first, pair.second))

    def having(self, kind: str, value: str) -> set[str]:
        """The questions with a technique, phase, topic or state; those that name no phase or topic have all of them."""
        return self._sets.get((kind, value), set())

    def index(self, language: Language, reader: Reader) -> Index:
        """The words of one language, read once."""
        with _lock:
            if language not in self._indexes:
                self._indexes[language] = _index(self.questions.values(), language, reader)
            return self._indexes[language]


def shelf_of(engine: Engine) -> Shelf:
    """The shelf of an engine's bank, laid out once a version."""
    version = engine.bank.version
    found = _shelves.get(version)
    if found is None:
        found = _laid_out(engine)
        with _lock:
            _shelves.clear()
            _shelves[version] = found
    return found


def _laid_out(engine: Engine) -> Shelf:
    bank = engine.bank
    techniques = {name: place for place, name in enumerate(bank.techniques)}
    order = sorted(bank.questions, key=lambda one: (techniques[bank.questions[one].technique], one))
    sets: dict[tuple[str, str], set[str]] = defaultdict(set)
    topics = settled_topics(bank)
    for name, question in bank.questions.items():
        for place in places(question, topics):
            sets[place].add(name)
    return Shelf(dict(bank.questions), tuple(order), dict(sets))


def settled_topics(bank: Bank) -> dict[str, str]:
    """Each topic → itself, or what it was merged into."""
    return {topic.id: topic.into or topic.id for topic in bank.topics}


def places(question: Question, topics: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Where a question stands: its technique, state, phases and topics, as these are settled."""
    from prompts.model import PHASES

    yield "technique", question.technique
    yield "state", question.state
    yield from (("phase", one) for one in question.phases or PHASES)
    yield from (("topic", topics.get(one, one)) for one in question.topics or topics)


def alike(engine: Engine) -> frozenset[str] | None:
    """The questions whose wording is nearly another's in some language, worked out once a version.

    Nothing while that is under way: of a large bank it takes longer than anybody waits for a page.
    """
    shelf = shelf_of(engine)
    if shelf.alike is None:
        shelf.look_for_alike().join(PATIENCE)
    return shelf.alike


def _index(questions: Iterable[Question], language: Language, reader: Reader) -> Index:
    holders: dict[str, set[str]] = defaultdict(set)
    for question in questions:
        for word in words_of(question.wording.get(language, ""), language, reader):
            holders[word].add(question.id)
    return Index(dict(holders), sorted(holders))


def words_of(wording: str, language: Language, reader: Reader) -> frozenset[str]:
    """The words a wording is found by, in their base forms and as they are written."""
    if _known_by[:1] != [reader]:
        _known.clear()
        _known_by[:] = [reader]
    found = _known.get((language, wording))
    if found is None:
        tokens = reader.keys(wording, language) if wording else ()
        found = _known[language, wording] = frozenset(form for token in tokens for form in _forms(token))
    return found


def _forms(token: Token) -> Iterator[str]:
    yield token.lower
    yield from token.keys
    yield from token.parts
