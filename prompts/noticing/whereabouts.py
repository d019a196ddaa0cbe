"""Where in a text words stand that tell something: asked by range, so that no judgement has to walk over the words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from prompts.noticing.sights import Sight

_NOWHERE: Sequence[int] = ()


class Whereabouts:
    """The places of a text's signals: lists of markers, what denies, features that count by their place."""

    __slots__ = ("_places",)

    def __init__(self, seen: list[Sight]) -> None:
        self._places: dict[str, list[int]] = {}
        for at, sight in enumerate(seen):
            for name in sight.signals:
                self._places.setdefault(name, []).append(at)

    def anywhere(self, name: str) -> bool:
        """Whether the text has such a word."""
        return name in self._places

    def inside(self, name: str, first: int, stop: int) -> bool:
        """Whether such a word stands from ``first`` on and before ``stop``."""
        places = self._places.get(name)
        if places is None:
            return False
        at = bisect_left(places, first)
        return at < len(places) and places[at] < stop

    def each(self, name: str, first: int, stop: int) -> Sequence[int]:
        """The places of such words from ``first`` on and before ``stop``, in order."""
        places = self._places.get(name)
        return _NOWHERE if places is None else places[bisect_left(places, first) : bisect_left(places, stop)]
