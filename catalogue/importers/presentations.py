"""A presentation of a course, in the same form for every format, and the merged fields of several."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from catalogue.importers.money import agreed_price, price_words
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
    price_words: str | None = None
    """What it says of its price, be it a price of the whole or not."""
    languages: tuple[str, ...] = ()
    unread_mode: bool = False
    unread_pattern: bool = False
    """Whether it states one that could not be read and may contradict those of other presentations."""
    open_until: dt.date | None = None
    """The last day to apply for a presentation that may have begun."""

    def coming(self, today: dt.date) -> bool:
        """Whether somebody may still begin: at any time, at a start to come or unknown, or until applications close."""
        still_open = self.open_until is not None and self.open_until >= today
        return self.any_time or self.start is None or self.start >= today or still_open

    @property
    def fault(self) -> str | None:
        """What is impossible about the presentation, in words; None if nothing is."""
        if self.start and self.end and self.end < self.start:
            return f"a presentation ends on {self.end}, before it starts on {self.start}"
        return None


def possible(presentations: Sequence[Presentation]) -> list[Presentation]:
    """Those that are possible; where none is, all of them without their starts."""
    return [item for item in presentations if not item.fault] or [replace(item, start=None) for item in presentations]


def merge(presentations: Sequence[Presentation], today: dt.date) -> dict[str, Any]:
    """The fields of a credential that its presentations give.

    Where all presentations started before `today` and are no longer open, the latest counts; else these do not count.
    Every later start is kept. A field on which presentations differ (a mode, a length, a price) is unknown, because a
    credential has one value for it; of a price the words are then kept.
    """
    upcoming = [item for item in presentations if item.coming(today)]
    latest = max((item.start for item in presentations if item.start), default=None)
    offers = upcoming or [item for item in presentations if item.start == latest]
    price = agreed_price([offer.price for offer in offers])
    return {
        "starts": tuple(sorted({item.start for item in upcoming if item.start and item.start >= today})),
        "starts_any_time": True if any(offer.any_time for offer in offers) else None,
        "duration_weeks": _agreed(offer.weeks for offer in offers),
        "hours_per_week": _agreed(offer.hours_per_week for offer in offers),
        "mode": None if any(offer.unread_mode for offer in offers) else _agreed(offer.mode for offer in offers),
        "pattern": None
        if any(offer.unread_pattern for offer in offers)
        else _agreed(offer.pattern for offer in offers),
        "location": line("; ".join(dict.fromkeys(offer.location for offer in offers if offer.location))),
        "price": price,
        "price_words": None if price else price_words(offer.price_words for offer in offers),
        "languages": tuple(dict.fromkeys(language for offer in offers for language in offer.languages)),
    }


def _agreed(values: Iterable[T | None]) -> T | None:
    known = {value for value in values if value is not None}
    return known.pop() if len(known) == 1 else None
