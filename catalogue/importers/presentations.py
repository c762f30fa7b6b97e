"""One offer of a course, in whatever format it came, and what several of them say together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from catalogue.importers.plain_text import line
from catalogue.records import Mode, Pattern

T = TypeVar("T")


@dataclass(frozen=True)
class Presentation:
    start: dt.date | None = None
    end: dt.date | None = None
    any_time: bool = False
    weeks: int | None = None
    hours_per_week: float | None = None
    mode: Mode | None = None
    pattern: Pattern | None = None
    location: str | None = None
    price: dict[str, Any] | None = None
    languages: tuple[str, ...] = ()

    @property
    def fault(self) -> str | None:
        """What cannot be, in words."""
        if self.start and self.end and self.end < self.start:
            return f"a presentation ends on {self.end}, before it starts on {self.start}"
        return None


def merge(presentations: Sequence[Presentation], today: dt.date) -> dict[str, Any]:
    """The fields of a credential that its presentations know.

    Those that are over count only when there are no others. Every start to come is kept; the first known price
    holds; what they do not agree on (a mode, a length) is unknown, because a credential can only say one.
    """
    ahead = [one for one in presentations if one.any_time or one.start is None or one.start >= today]
    offers = ahead or presentations
    return {
        "starts": tuple(sorted({one.start for one in ahead if one.start})),
        "starts_any_time": True if any(one.any_time for one in offers) else None,
        "duration_weeks": _agreed(one.weeks for one in offers),
        "hours_per_week": _agreed(one.hours_per_week for one in offers),
        "mode": _agreed(one.mode for one in offers),
        "pattern": _agreed(one.pattern for one in offers),
        "location": line("; ".join(dict.fromkeys(one.location for one in offers if one.location))),
        "price": next((one.price for one in offers if one.price), None),
        "languages": tuple(dict.fromkeys(language for one in offers for language in one.languages)),
    }


def _agreed(values: Iterable[T | None]) -> T | None:
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None
