"""The stretches of time people name: a day, a month, a season, a quarter, a holiday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which a season of three months begins, as the Met Office counts them."""


YEARS_TO_A_LEAP_DAY = 8
"""The longest wait for 29 February, as around 1900."""


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included; "by" a soft period (a season) means before its first day."""

    first: dt.date
    last: dt.date
    soft: bool = False

    def part(self, number: int, count: int) -> Period:
        """Its `number`-th of `count` equal parts: whole months where they divide it, else days."""
        length = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        if length % count == 0:
            years, index = divmod(self.first.month - 1 + (number - 1) * length // count, 12)
            return months(self.first.year + years, index + 1, length // count)
        length = (self.last - self.first).days + 1
        first, after = (dt.timedelta(days=length * edge // count) for edge in (number - 1, number))
        return Period(self.first + first, self.first + after - dt.timedelta(days=1))

    def stretch(self, number: int, days: int) -> Period:
        """Its `number`-th stretch of so many days; its last days for -1."""
        if number < 0:
            return Period(self.last - dt.timedelta(days=days - 1), self.last)
        first = self.first + dt.timedelta(days=days * (number - 1))
        return Period(first, first + dt.timedelta(days=days - 1))

    def end(self) -> Period:
        return Period(self.last, self.last)

    def start(self) -> Period:
        return Period(self.first, self.first)


def month(year: int, number: int) -> Period:
    return months(year, number, 1)


def months(year: int, number: int, count: int) -> Period:
    """`count` whole months from the given one on."""
    years, index = divmod(number - 1 + count, 12)
    return Period(dt.date(year, number, 1), dt.date(year + years, index + 1, 1) - dt.timedelta(days=1))


def season(year: int, name: str) -> Period:
    period = months(year, SEASONS[name], 3)
    return Period(period.first, period.last, soft=True)


def easter(year: int) -> dt.date:
    """Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    at, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, at, day + 1)


HOLIDAYS: dict[str, Callable[[int], dt.date]] = {
    "easter": easter,
    "christmas": lambda year: dt.date(year, 12, 25),
    "xmas": lambda year: dt.date(year, 12, 25),
    "boxing day": lambda year: dt.date(year, 12, 26),
    "new year": lambda year: dt.date(year, 1, 1),
    "hogmanay": lambda year: dt.date(year, 12, 31),
    "burns night": lambda year: dt.date(year, 1, 25),
    "st andrew's day": lambda year: dt.date(year, 11, 30),
    "st andrews day": lambda year: dt.date(year, 11, 30),
    "halloween": lambda year: dt.date(year, 10, 31),
    "hallowe'en": lambda year: dt.date(year, 10, 31),
}


IMMINENT = dt.timedelta(days=45)
"""A season or a holiday that begins within so long is "this" one: "next winter" is the one after it."""


def coming(
    today: dt.date, of_year: Callable[[int], Period], *, running: bool = False, after: dt.timedelta = dt.timedelta()
) -> Period:
    """The next such period to begin so long after today; with `running`, the present one if it is not over.

    Raises ValueError for a day that no year has, such as 31 February.
    """
    for year in range(today.year - 1, today.year + 1 + YEARS_TO_A_LEAP_DAY):
        try:
            period = of_year(year)
        except ValueError:
            continue
        if period.first > today + after or (running and period.last >= today):
            return period
    raise ValueError("no year has this day")


def next_year(day: dt.date) -> dt.date:
    return _in_year(day, day.year + 1)


def year_before(day: dt.date) -> dt.date:
    return _in_year(day, day.year - 1)


def _in_year(day: dt.date, year: int) -> dt.date:
    return dt.date(year, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
