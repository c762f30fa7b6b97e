"""What stands in a list more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def doubles(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
