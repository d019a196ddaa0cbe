"""Signs that mean something together: told side by side, in one sentence or the ones next to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from prompts.model import SafetyCue

#: The signs told in each sentence; ``name@me`` beside ``name`` where it is told of the writer.
Told = Mapping[int, frozenset[str]]
NOTHING: frozenset[str] = frozenset()


class Group(NamedTuple):
    """One way of meeting a cue."""

    cue: SafetyCue
    others: frozenset[str]
    """What has to stand beside its head."""
    without: frozenset[str]
    """What must not."""


class Combinations:
    """The groups of some cues by their head, so that the cost grows with the signs of a text."""

    def __init__(self, cues: Iterable[SafetyCue]) -> None:
        self._by_head: dict[str, list[Group]] = {}
        for cue in cues:
            for group in cue.together:
                without = frozenset(name[1:] for name in group if name.startswith("!"))
                for head, *others in product(*(name.split("|") for name in group if not name.startswith("!"))):
                    found = Group(cue, frozenset(others), without.union(cue.unless))
                    self._by_head.setdefault(head, []).append(found)

    def met(self, told: Told) -> Iterator[tuple[SafetyCue, int]]:
        """Each cue that is met, once, with the first sentence of a head of it."""
        seen: set[str] = set()
        for sentence in sorted(told):
            heads = self._by_head.keys() & told[sentence]
            beside = around(told, sentence) if heads else NOTHING
            for head in sorted(heads):
                for cue, others, without in self._by_head[head]:
                    if cue.id not in seen and others <= beside and without.isdisjoint(beside):
                        seen.add(cue.id)
                        yield cue, sentence


def around(told: Told, sentence: int) -> frozenset[str]:
    """The signs of a sentence and the ones beside it."""
    return told.get(sentence - 1, NOTHING) | told.get(sentence, NOTHING) | told.get(sentence + 1, NOTHING)


def asked_of(cue: SafetyCue) -> frozenset[str]:
    """The signs that a cue asks for, as it asks: ``name@me`` where they have to be the writer's."""
    asked = (one for group in cue.together for name in group for one in name.lstrip("!").split("|"))
    return frozenset((*asked, *cue.unless))


def names_in(cue: SafetyCue) -> frozenset[str]:
    """The names of the signs that a cue asks for, whosesoever they have to be."""
    return frozenset(one.partition("@")[0] for one in asked_of(cue))
