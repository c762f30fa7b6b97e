"""A presentation of a course, in the same form for every format, and the merged fields of several."""

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
        """What is impossible about the presentation, in words; None if nothing is."""
        if self.start and self.end and self.end < self.start:
            return f"a presentation ends on {self.end}, before it starts on {self.start}"
        return None


def merge(presentations: Sequence[Presentation], today: dt.date) -> dict[str, Any]:
    """The fields of a credential that its presentations give.

    Presentations that started before `today` count only when there are no others. Every later start is kept, and the
    first known price. A field on which presentations differ (a mode, a length) is unknown, because a credential has
    one value for it.
    """
    upcoming = [item for item in presentations if item.any_time or item.start is None or item.start >= today]
    offers = upcoming or presentations
    return {
        "starts": tuple(sorted({item.start for item in upcoming if item.start})),
        "starts_any_time": True if any(offer.any_time for offer in offers) else None,
        "duration_weeks": _agreed(offer.weeks for offer in offers),
        "hours_per_week": _agreed(offer.hours_per_week for offer in offers),
        "mode": _agreed(offer.mode for offer in offers),
        "pattern": _agreed(offer.pattern for offer in offers),
        "location": line("; ".join(dict.fromkeys(offer.location for offer in offers if offer.location))),
        "price": next((offer.price for offer in offers if offer.price), None),
        "languages": tuple(dict.fromkeys(language for offer in offers for language in offer.languages)),
    }


def _agreed(values: Iterable[T | None]) -> T | None:
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None
