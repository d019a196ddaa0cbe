"""Times as the benches tell them."""

from __future__ import annotations

import time
from collections.abc import Callable


def timed(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median and 99th percentile of the milliseconds that a clock on the wall shows."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return times[rounds // 2], times[round(rounds * 0.99) - 1]
