"""How the time of reading a text grows with its length, within one run."""

from __future__ import annotations

import time
from collections.abc import Callable


def seconds(work: Callable[[str], object], phrase: str, length: int) -> float:
    """The least processor time in seconds, of three, that `work` takes for `phrase` repeated to `length` characters."""
    text = (phrase * length)[:length]
    times = []
    for _ in range(3):
        begun = time.process_time()
        work(text)
        times.append(time.process_time() - begun)
    return min(times)
