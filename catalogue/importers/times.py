"""Dates and lengths of time as providers write them, in ISO 8601 or in words."""

from __future__ import annotations

import datetime as dt
import math
import re

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
FOREIGN_MONTHS = {
    **dict.fromkeys(("januar", "januari"), 1),
    **dict.fromkeys(("februar", "februari"), 2),
    **dict.fromkeys(("märz", "maerz", "maart", "mrt"), 3),
    **dict.fromkeys(("mai", "mei"), 5),
    **dict.fromkeys(("juni",), 6),
    **dict.fromkeys(("juli",), 7),
    **dict.fromkeys(("augustus",), 8),
    **dict.fromkeys(("oktober", "okt"), 10),
    **dict.fromkeys(("dezember", "dez"), 12),
}
"""German and Dutch names of months that are no beginning of an English one, and mean one month alone."""

WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WEEKS_PER_YEAR = 52
MOST_WEEKS = 520
MOST_HOURS_PER_WEEK = 60

ISO_DATE = re.compile(r"(\d{4})([-/]?)(\d{2})\2(\d{2})(?:[T ].*|Z|[+-]\d{2}:?\d{2})?")
BEFORE_A_DAY = (
    r"(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|mo|di|mi|do|fr|sa|so|ma|wo|vr|za|zo"
    r"|from|starts?|starting|begins?|beginning|commenc(?:es|ing)|on|ab|am|vanaf|op)\.?,?\s+){0,2}"
)
"""A day of the week, or a word that says that something starts then. Before others, such as `until`, it is no start."""

MONTH_NAME = r"[^\W\d_]{3,9}"
WRITTEN_DATE = re.compile(
    rf"{BEFORE_A_DAY}(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?({MONTH_NAME})\.?,?[\s-]+(\d{{4}})"
    r"(?:,?\s+\d{1,2}:\d{2}.*)?",
    re.I,
)
MONTH_FIRST = re.compile(rf"{BEFORE_A_DAY}({MONTH_NAME})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})", re.I)
FIGURES = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:[T ]\d{1,2}:\d{2}.*)?")
ISO_DURATION = re.compile(
    r"P(?=[\dT])(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<h>\d+(?:[.,]\d+)?)H)?(?:(?P<m>\d+)M)?(?:\d+(?:[.,]\d+)?S)?)?",
)
LENGTH = re.compile(
    rf"(?<![\d.,])(\d+|{'|'.join(WORDS)})[\s-]*(day|week|month|year)s?\b(?!\s*(?:a|per|each|every|/)\b)", re.I
)
RANGE = re.compile(r"\d\s*(?:-|–|to|or)\s*\d", re.I)
RANGE_BEFORE = re.compile(r"\d\s*(?:-|–|to|or)\s*$", re.I)
ANY_TIME = re.compile(
    r"\b(?:any\s?time|on demand|rolling (?:start|entry|intake|enrol\w*|admissions?)|roll-on|roll on"
    r"|(?:starts?|begins?) (?:when(?:ever)?|flexibly))\b",
    re.I,
)
HOURS_A_WEEK = re.compile(
    r"(?<![\d.–-])(\d+(?:\.\d+)?)\s*(?:hours?|hrs?)\b[^.;\d]{0,20}?(?:a|per|each|every|/)\s*(?:week|wk)", re.I
)


def date(text: str | None, *, day_first: bool | None = None) -> dt.date | None:
    """The date in the text; None for a month alone and for what is no day of the calendar.

    Figures such as 03/11/2027 are read in the order that `day_first` says. Where it is None they are read only if one
    order alone is possible, and a year of two digits is not read.
    """
    text = (text or "").strip()
    try:
        if match := ISO_DATE.fullmatch(text):
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        if match := WRITTEN_DATE.fullmatch(text):
            return _named(match[3], match[2], match[1])
        if match := MONTH_FIRST.fullmatch(text):
            return _named(match[3], match[1], match[2])
        if match := FIGURES.fullmatch(text):
            return _figures(int(match[1]), int(match[3]), match[4], day_first)
    except ValueError:  # 30 February
        return None
    return None


def _named(year: str, month: str, day: str) -> dt.date | None:
    name = month.lower()
    months = [number for number, english in enumerate(MONTHS, 1) if english.startswith(name)]
    months = [FOREIGN_MONTHS[name]] if name in FOREIGN_MONTHS else months
    return dt.date(int(year), months[0], int(day)) if len(months) == 1 else None


def _figures(first: int, second: int, year: str, day_first: bool | None) -> dt.date | None:
    if len(year) == 2 and day_first is None:
        return None
    full = int(year) if len(year) == 4 else 2000 + int(year)
    if day_first is None and first <= 12 and second <= 12 and first != second:
        return None
    if day_first or (day_first is None and first > 12):
        return dt.date(full, second, first)
    return dt.date(full, first, second)


def weeks(text: str | None) -> int | None:
    """Whole weeks of a length of time in ISO 8601 or words; days are rounded up, months to the nearest week."""
    text = (text or "").strip()
    if match := ISO_DURATION.fullmatch(text):
        years, months, full, days = (int(match[unit] or 0) for unit in "YMWD")
    elif len(named := LENGTH.findall(text)) == 1 and not RANGE.search(text):
        amount, unit = named[0]
        count = int(amount) if amount.isdigit() else WORDS.index(amount.lower()) + 1
        years, months, full, days = (count * (unit.lower() == name) for name in ("year", "month", "week", "day"))
    else:
        return None
    total = years * WEEKS_PER_YEAR + round(months * WEEKS_PER_YEAR / 12) + full + math.ceil(days / 7)
    return total if 1 <= total <= MOST_WEEKS else None


def hours(text: str | None) -> float | None:
    """Hours of an ISO 8601 length that has no days in it: PT7H30M is 7.5."""
    match = ISO_DURATION.fullmatch((text or "").strip())
    if match is None or any(match[unit] for unit in "YMWD"):
        return None
    return _possible(float((match["h"] or "0").replace(",", ".")) + int(match["m"] or 0) / 60)


def hours_a_week(text: str | None) -> float | None:
    """The hours of a sentence such as '10 hours per week'; None for a range."""
    match = HOURS_A_WEEK.search(text or "")
    if match is None or RANGE_BEFORE.search((text or "")[: match.start(1)]):
        return None
    return _possible(float(match[1]))


def any_time(text: str | None) -> bool:
    """Whether the text says that the course may start on any day."""
    return bool(ANY_TIME.search(text or ""))


def _possible(amount: float) -> float | None:
    return amount if 0 < amount <= MOST_HOURS_PER_WEEK else None
