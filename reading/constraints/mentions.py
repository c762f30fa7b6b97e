"""The times a message mentions, turned into days: "1 February", "early spring", "Q1 2027", "the next six weeks"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from reading.constraints.calendar import HOLIDAYS, MONTHS, SEASONS, Period
from reading.constraints.message import Message
from reading.constraints.periods import NTH, period_of
from reading.numbers import ORDINALS

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
TH = "(?:st|nd|rd|th)"
YEAR = r"(?:20\d\d|next year|this year|last year)"
UNITS = "day|week|fortnight|month|quarter|year"

FIGURES = (
    r"(?P<iso>20\d\d-\d\d-\d\d)|(?P<iso_month>20\d\d-\d\d)(?![\d-])"
    r"|(?P<figures>\d{1,2}[/.-]\d{1,2}[/.-](?:20)?\d\d)(?![\d/])|(?P<month_figures>\d{1,2}/20\d\d)\b"
)
DAYS = (
    rf"(?:(?P<from_day>\d{{1,2}}){TH}? ?(?:-|to|and|or|until|till|through|&) ?(?:the )?)?(?P<day>\d{{1,2}}){TH}?"
    rf"(?: of)? (?P<day_month>{MONTH})\b(?:,? (?P<day_year>{YEAR})\b)?"
    rf"|(?P<nth_day>{'|'.join(ORDINALS)}) of (?P<nth_month>{MONTH})\b"
    rf"|(?<!the )(?P<month_day>{MONTH}) (?P<on>\d{{1,2}})"
    rf"(?:{TH}\b(?:,? (?P<on_year>{YEAR})\b)?|,? (?P<on_its_year>20\d\d)\b|(?=\s*(?:$|[^\w\s])))"
    rf"|(?P<year_month>20\d\d) (?P<in_month>{MONTH})\b"
)
PERIODS = (
    rf"(?:(?P<part>early|mid|end|(?:start|beginning|middle|end) of|late|(?P<nth>{'|'.join(NTH)})"
    r" (?P<slice>weeks?|fortnight|half)(?: (?:of|in))?)[ -](?:in )?(?:the )?)?"
    r"(?:(?P<which>next|this|coming|last(?! quarter\b| \w+ (?:of|in)\b)) )?(?:"
    rf"(?P<month>{MONTH})\b(?!')|(?P<season>{'|'.join(SEASONS)})\b(?: (?:holidays?|break|time|terms?|months?)\b)?"
    rf"|q(?P<quarter>[1-4])\b|(?P<nth_quarter>{'|'.join(NTH)}) quarter\b"
    rf"|(?P<holiday>{'|'.join(HOLIDAYS)})\b|(?P<calendar>20\d\d)\b(?![/-]\d)"
    r"|(?P<unit>(?:financial |tax |academic )?year(?:[ -]end)?|quarter|month|week)\b)"
    rf"(?:,? (?:of )?(?P<year>{YEAR})\b)?"
)
FROM_NOW = (
    rf"(?:(?:next|coming) (?P<next>\d{{1,3}})|the next|within the|next(?= fortnight)) (?P<next_unit>{UNITS})s?\b"
    rf"|(?:in|within|inside) (?:about |around )?(?P<in>\d{{1,3}}|an?) (?P<in_unit>{UNITS})s?\b(?:'? time\b)?"
    rf"|(?P<away>\d{{1,3}}|an?) (?P<away_unit>{UNITS})(?:'?s?'? time|s? from (?:now|today))\b"
)
MENTION = re.compile(rf"\b(?:{FIGURES}|{DAYS}|{FROM_NOW}|{PERIODS})")
STANDS_ALONE = re.compile(
    r"\s*(?:$|[^\w\s]"
    r"|(?:and|or|if|for|with|please|ideally|starts?|intake|onwards?|would|is|suits?|works?|best|at|in|on|only|\d+)\b)"
)


@dataclass(frozen=True)
class Mention:
    """A named time at [start, end) of the plain text, and what must stand in front of it to make it one.

    `joined` is a period named by its two ends, `at_end` a time that something is done by.
    """

    start: int
    end: int
    period: Period
    needs: Literal["nothing", "preposition", "limit"] = "nothing"
    at_end: bool = False
    joined: bool = False
    new_year: bool = False


def find_mentions(message: Message, today: dt.date) -> list[Mention]:
    mentions: list[Mention] = []
    begins = {start for start, _ in message.marked("time", "not")}
    for match in message.find(MENTION):
        groups = match.groupdict()
        try:
            period = period_of(groups, today)
        except (ValueError, OverflowError):  # the 31st of February, or the year 2050
            continue
        if period:
            at_end = (
                (groups["part"] or "").startswith("end")
                or (groups["unit"] or "").endswith("end")
                or bool(groups["away"] or groups["in"])
            )
            alone = bool(STANDS_ALONE.match(message.plain, match.end()))
            needs = _needs(match, alone, match.start() in begins)
            new_year = groups["holiday"] == "new year"
            mentions.append(Mention(*match.span(), period, needs, at_end, bool(groups["from_day"]), new_year))
    return mentions


def _needs(match: re.Match[str], alone: bool, begins: bool) -> Literal["nothing", "preposition", "limit"]:
    """What must stand in front: "may" alone is a verb, "2027" a number, "winter" in "winter maintenance" no season.

    `begins` is whether a span that was marked begins with it.
    """
    groups = match.groupdict()
    if re.fullmatch(r"\d+ (?:may|march|mar)", match[0]):
        return "nothing" if begins and alone else "preposition"
    if groups["calendar"] or groups["month"] in ("may", "march", "mar"):
        sure = groups["year"] or groups["which"] or groups["part"] or (begins and alone)
        return "nothing" if sure else "preposition"
    if (groups["season"] or groups["holiday"]) and not (alone or groups["year"]):
        return "limit"
    return "nothing"
