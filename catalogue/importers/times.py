"""Dates and lengths of time as providers write them, in ISO 8601 or in words."""

from __future__ import annotations

import datetime as dt
import math
import re

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
WEEKS_PER_YEAR = 52
MOST_WEEKS = 520
MOST_HOURS_PER_WEEK = 60

ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
WRITTEN_DATE = re.compile(
    r"(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})", re.I
)
ISO_DURATION = re.compile(
    r"P(?=[\dT])(?:(?P<Y>\d+)Y)?(?:(?P<M>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?"
    r"(?:T(?=\d)(?:(?P<h>\d+(?:[.,]\d+)?)H)?(?:(?P<m>\d+)M)?(?:\d+(?:[.,]\d+)?S)?)?",
)
LENGTH = re.compile(rf"(\d+|{'|'.join(WORDS)})\s*(day|week|month|year)s?\b(?!\s*(?:a|per|each|every|/)\b)", re.I)
RANGE = re.compile(r"\d\s*(?:-|–|to|or)\s*\d", re.I)
ANY_TIME = re.compile(
    r"\b(?:any\s?time|on demand|rolling (?:start|entry|intake)|(?:start|begin) (?:when(?:ever)?|flexibly))\b", re.I
)
HOURS_A_WEEK = re.compile(
    r"(?<![\d.–-])(\d+(?:\.\d+)?)\s*(?:hours?|hrs?)\b[^.;\d]{0,20}?(?:a|per|each|every|/)\s*(?:week|wk)", re.I
)


def date(text: str | None) -> dt.date | None:
    """The date in the text; None for a month alone and for figures in an ambiguous order such as 03/11/2027."""
    text = (text or "").strip()
    try:
        if match := ISO_DATE.fullmatch(text):
            return dt.date.fromisoformat(match[1])
        if match := WRITTEN_DATE.fullmatch(text):
            months = [number for number, name in enumerate(MONTHS, 1) if name.startswith(match[2].lower())]
            return dt.date(int(match[3]), months[0], int(match[1])) if len(months) == 1 else None
    except ValueError:  # 30 February
        return None
    return None


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
    if match is None or RANGE.search((text or "")[: match.end(1)]):
        return None
    return _possible(float(match[1]))


def any_time(text: str | None) -> bool:
    """Whether the text says that the course may start on any day."""
    return bool(ANY_TIME.search(text or ""))


def _possible(amount: float) -> float | None:
    return amount if 0 < amount <= MOST_HOURS_PER_WEEK else None
