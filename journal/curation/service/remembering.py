"""The last few things that took long to work out, so that looking at them again does not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Found = TypeVar("Found")


class Remembered(Generic[Found]):
    """What was found for the last ``most`` keys. A key has to hold everything that the finding depends on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._known: dict[Hashable, Found] = {}

    def of(self, key: Hashable, work_out: Callable[[], Found]) -> Found:
        """What belongs to a key, worked out when it is not known. What is raised meanwhile is not remembered."""
        with self._lock:
            if key in self._known:
                return self._known[key]
        found = work_out()
        with self._lock:
            while len(self._known) >= self._most:
                del self._known[next(iter(self._known))]
            self._known[key] = found
        return found
