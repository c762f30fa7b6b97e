"""How the time of reading a text grows with its length, within one run."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(work: Callable[[str], object], phrase: str, length: int) -> float:
    """The shortest of three times that `work` takes for `phrase` repeated to `length` characters."""
    text = (phrase * length)[:length]
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - begun)
    return min(times)
