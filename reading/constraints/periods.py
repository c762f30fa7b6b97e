"""What the words of a mention stand for, as days: the groups of its pattern turned into a period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from reading.constraints.calendar import HOLIDAYS, IMMINENT, MONTHS, Period, coming, month, months, season
from reading.numbers import ORDINALS

NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}
THIRDS = {"early": 1, "mid": 2, "middle": 2, "late": 3}
YEAR_BEGINS = {"financial": 4, "tax": 4, "academic": 8}
"""The month in which a year begins that is not the calendar's; in August that of the Scottish Funding Council."""

MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
FURTHEST_YEAR = 2
"""Years from now; "net zero by 2030" is a goal, not a start."""

Groups = Mapping[str, str | None]
"""The named groups of a match of `mentions.MENTION`."""


def period_of(groups: Groups, today: dt.date) -> Period | None:
    """The period that a mention names; None where it names none. Raises ValueError for a day that there is not."""
    if in_figures := _in_figures(groups):
        return in_figures
    if day := _day_of_month(groups, today):
        return day
    if groups["next_unit"]:
        return Period(today, _later(today, int(groups["next"] or 1), groups["next_unit"]))
    if unit := groups["in_unit"] or groups["away_unit"]:
        count = groups["in"] or groups["away"] or ""
        return _day(_later(today, int(count) if count.isdigit() else 1, unit))
    if year := groups["year_month"]:
        return month(int(year), MONTHS[groups["in_month"] or ""])
    unit, part = groups["unit"] or "", groups["part"] or ""
    if unit and not (groups["which"] or part or unit.endswith("end")):
        return None
    whole = _named(groups, today)
    if groups["slice"]:
        return _slice(whole, NTH[groups["nth"] or ""], groups["slice"])
    if part.startswith("end") or unit.endswith("end"):
        return whole.end()
    if part.startswith(("start", "beginning")):
        return whole.start()
    return whole.part(THIRDS[part.split(" ")[0]], 3) if part else whole


def _in_figures(groups: Groups) -> Period | None:
    if groups["iso"]:
        return _day(dt.date.fromisoformat(groups["iso"]))
    if groups["iso_month"]:
        year, number = groups["iso_month"].split("-")
        return month(int(year), int(number))
    if groups["figures"]:
        day, number, year = re.split(r"[/.-]", groups["figures"])
        return _day(dt.date(int(year) % 100 + 2000, int(number), int(day)))
    if groups["month_figures"]:
        number, year = groups["month_figures"].split("/")
        return month(int(year), int(number))
    return None


def _day_of_month(groups: Groups, today: dt.date) -> Period | None:
    """A day of a month, or the days from one to another: "10 to 20 January"."""
    name = groups["day_month"] or groups["nth_month"] or groups["month_day"]
    if not name:
        return None
    last = ORDINALS[groups["nth_day"]] if groups["nth_day"] else int(groups["day"] or groups["on"] or "")
    first = int(groups["from_day"] or last)
    year = groups["day_year"] or groups["on_year"] or groups["on_its_year"]

    def days(year: int) -> Period:
        return Period(dt.date(year, MONTHS[name], min(first, last)), dt.date(year, MONTHS[name], max(first, last)))

    return _in_year(year, today, days)


def _slice(whole: Period, number: int, name: str) -> Period:
    """Its first, second or last week, fortnight or half."""
    if name == "half":
        return whole.part(2 if number != 1 else 1, 2)
    return whole.stretch(number, DAYS_IN[name.removesuffix("s")])


def _named(groups: Groups, today: dt.date) -> Period:
    year, running = groups["year"], groups["which"] == "this"
    after = IMMINENT if groups["which"] == "next" else dt.timedelta()
    if groups["which"] == "last" and not groups["unit"]:
        return _latest(lambda year: _named({**groups, "which": None, "year": str(year)}, today), today)
    if month_name := groups["month"]:
        return _in_year(year, today, lambda year: month(year, MONTHS[month_name]), running)
    if season_name := groups["season"]:
        return _in_year(year, today, lambda year: season(year, season_name), running, after)
    if quarter := groups["quarter"] or groups["nth_quarter"]:
        number = NTH.get(quarter) or int(quarter)
        return _in_year(year, today, lambda year: months(year, 1, 12).part(number if number > 0 else 4, 4), running)
    if holiday := groups["holiday"]:
        return _in_year(year, today, lambda year: _day(HOLIDAYS[holiday](year)), running, after)
    if groups["calendar"]:
        if int(groups["calendar"]) > today.year + FURTHEST_YEAR:
            raise ValueError("too far off to be when a course starts")
        return months(int(groups["calendar"]), 1, 12)
    unit = groups["unit"] or ""
    if groups["which"] == "last":
        return _unit(unit, _unit(unit, today, after=False).first - dt.timedelta(days=1), after=False)
    return _unit(unit, today, after=groups["which"] in ("next", "coming"))


def _latest(of_year: Callable[[int], Period], today: dt.date) -> Period:
    """The last such period that is over."""
    years = (today.year, today.year - 1, today.year - 2)
    return next(period for period in map(of_year, years) if period.last < today)


def _unit(unit: str, today: dt.date, *, after: bool) -> Period:
    """This or the next week (from Monday), month, quarter, or year."""
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday() - 7 * after)
        return Period(monday, monday + dt.timedelta(days=6))
    if unit in MONTHS_IN and unit != "year":
        count = MONTHS_IN[unit]
        this = months(today.year, (today.month - 1) // count * count + 1, count)
        following = this.last + dt.timedelta(days=1)
        return months(following.year, following.month, count) if after else this
    begins = YEAR_BEGINS.get(unit.split(" ")[0], 1)
    return months(today.year - (today.month < begins) + after, begins, 12)


def _in_year(
    year: str | None,
    today: dt.date,
    of_year: Callable[[int], Period],
    running: bool = False,
    after: dt.timedelta = dt.timedelta(),
) -> Period:
    """The period in the year that is named, else the next one that begins so long after today."""
    if year:
        return of_year(int(year) if year.isdigit() else today.year + year.startswith("next") - year.startswith("last"))
    return coming(today, of_year, running=running, after=after)


def _day(day: dt.date) -> Period:
    return Period(day, day)


def _later(day: dt.date, count: int, unit: str) -> dt.date:
    if unit in DAYS_IN:
        return day + dt.timedelta(days=count * DAYS_IN[unit])
    years, index = divmod(day.month - 1 + count * MONTHS_IN[unit], 12)
    last = month(day.year + years, index + 1).last.day
    return dt.date(day.year + years, index + 1, min(day.day, last))
