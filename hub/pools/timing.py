"""By when a course is needed, read from what an employer typed, as months from one to another."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

_MONTHS = (
    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct "
    "november|nov december|dec"
)
MONTHS = {word: number for number, words in enumerate(_MONTHS.split(), 1) for word in words.split("|")}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14), "easter": (3, 4)}
"""First and last month; that of winter lies in the next year."""
SEASONS |= {"christmas": (12, 12), "season": (3, 5), "term": (8, 10)}

SOON = re.compile(r"\b(?:asap|soon|soonest|urgent(?:ly)?|now|immediately|straight away|right away)\b")
DAYS_OF_SOON = 120
YEAR = re.compile(r"\b20\d\d\b")
NEXT_YEAR = re.compile(r"\bnext year\b")
WORD = re.compile(r"[a-z]+")


class Months(NamedTuple):
    """From one month to another, both counted as twelve times the year and the month from 0."""

    first: int
    last: int


def months_of(deadline: str | None, sent: dt.date) -> Months | None:
    """The months that a deadline names, seen from the day on which it was typed; None where it names none."""
    text = (deadline or "").casefold()
    day = sent.year * 12 + sent.month - 1
    if SOON.search(text):
        later = sent + dt.timedelta(days=DAYS_OF_SOON)
        return Months(day, later.year * 12 + later.month - 1)
    named = YEAR.search(text)
    year = int(named[0]) if named else sent.year + 1 if NEXT_YEAR.search(text) else None
    for word in WORD.findall(text):
        span = SEASONS.get(word) or ((MONTHS[word], MONTHS[word]) if word in MONTHS else None)
        if span is not None:
            return _in_year(span, year, day)
    return Months(year * 12, year * 12 + 11) if year else None


def _in_year(span: tuple[int, int], year: int | None, day: int) -> Months:
    """The span in that year, or in the first in which it has not ended yet."""
    first, last = span
    at = year if year is not None else day // 12
    found = Months(at * 12 + first - 1, at * 12 + last - 1)
    return found if year is not None or found.last >= day else Months(found.first + 12, found.last + 12)
