"""The times a message mentions, turned into days: "1 February", "early spring", "Q1 2027", "the next six weeks"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reading.constraints.calendar import HOLIDAYS, MONTHS, SEASONS, Period, coming, month, months, season
from reading.constraints.message import Message

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
MENTION = re.compile(
    rf"\b(?:(?P<iso>20\d\d-\d\d-\d\d)|(?P<uk>\d{{1,2}}[/.]\d{{1,2}}[/.]20\d\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<day_month>{MONTH})\b(?:,? (?P<day_year>20\d\d))?"
    rf"|(?P<month_day>{MONTH}) (?P<on>\d{{1,2}})(?:st|nd|rd|th)\b(?:,? (?P<on_year>20\d\d))?"
    r"|(?:(?P<part>early|mid|late|(?:end|start|beginning|middle) of|(?:first|last) weeks? (?:of|in))"
    r"[ -](?:in )?(?:the )?)?"
    r"(?:(?P<which>next|this|coming) )?(?:"
    rf"(?P<month>{MONTH})\b(?!')|(?P<season>{'|'.join(SEASONS)})\b(?: holidays?| break| time)?"
    rf"|q(?P<quarter>[1-4])\b|(?P<holiday>{'|'.join(HOLIDAYS)})\b|(?P<calendar>20\d\d)\b"
    r"|(?P<unit>(?:financial |tax )?year(?:[ -]end)?|month|week)\b)(?:,? (?:of )?(?P<year>20\d\d)\b)?"
    r"|next (?P<ahead>\d{1,3}) (?P<ahead_unit>day|week|month)s?\b"
    r"|(?P<away>\d{1,3}|an?) (?P<away_unit>day|week|fortnight|month)'?s?'? time\b)"
)
STANDS_ALONE = re.compile(
    r"\s*(?:$|[^\w\s]"
    r"|(?:and|or|if|for|with|please|ideally|starts?|intake|onwards?|would|is|suits?|works?|best|at|in|on|\d+)\b)"
)
FURTHEST_YEAR = 2
"""Years from now; "net zero by 2030" is a goal, not a start."""
PARTS = {"start": "start", "beginning": "start", "end": "end", "middle": "mid", "first": "early", "last": "late"}


@dataclass(frozen=True)
class Mention:
    """A named time at [start, end) of the plain text, and what must stand in front of it to make it one."""

    start: int
    end: int
    period: Period
    needs: Literal["nothing", "preposition", "limit"] = "nothing"
    at_end: bool = False
    joined: bool = False
    new_year: bool = False


def find_mentions(message: Message, today: dt.date) -> list[Mention]:
    mentions: list[Mention] = []
    for match in message.find(MENTION):
        try:
            period = _period(match, today)
        except (ValueError, OverflowError):  # the 31st of February, or the year 2050
            continue
        if period:
            alone = bool(STANDS_ALONE.match(message.plain, match.end()))
            at_end = (match["part"] or "").startswith("end") or "end" in (match["unit"] or "") or bool(match["away"])
            new_year = match["holiday"] == "new year"
            mentions.append(Mention(*match.span(), period, _needs(match, alone), at_end, new_year=new_year))
    return mentions


def _needs(match: re.Match[str], alone: bool) -> Literal["nothing", "preposition", "limit"]:
    """What must stand in front: "may" alone is a verb, "2027" a number, "winter" in "winter maintenance" no season."""
    groups = match.groupdict()
    if re.fullmatch(r"\d+ (?:may|march|mar)", match[0]):
        return "preposition"
    if groups["calendar"] or groups["month"] in ("may", "march", "mar"):
        return "nothing" if groups["year"] or groups["which"] or groups["part"] else "preposition"
    if (groups["season"] or groups["holiday"]) and not (alone or groups["year"]):
        return "limit"
    return "nothing"


def _period(match: re.Match[str], today: dt.date) -> Period | None:
    groups = match.groupdict()
    if groups["iso"]:
        return _day(dt.date.fromisoformat(groups["iso"]))
    if groups["uk"]:
        day, number, year = (int(part) for part in re.split(r"[/.]", groups["uk"]))
        return _day(dt.date(year, number, day))
    if groups["day"] or groups["month_day"]:
        day, number = int(groups["day"] or groups["on"]), MONTHS[groups["day_month"] or groups["month_day"]]
        return _in_year(groups["day_year"] or groups["on_year"], today, lambda year: _day(dt.date(year, number, day)))
    if groups["ahead"]:
        return Period(today, _later(today, int(groups["ahead"]), groups["ahead_unit"]))
    if groups["away"]:
        count = int(groups["away"]) if groups["away"].isdigit() else 1
        return _day(_later(today, count, groups["away_unit"]))
    if groups["unit"] and not (groups["which"] or groups["part"] or "end" in groups["unit"]):
        return None
    whole = _named(groups, today)
    part = PARTS.get((groups["part"] or "").split(" ")[0], groups["part"])
    if part in ("early", "mid", "late"):
        return whole.third(part)
    if part == "end" or "end" in (groups["unit"] or ""):
        return whole.end()
    return whole.start() if part == "start" else whole


def _named(groups: dict[str, str | None], today: dt.date) -> Period:
    year, running = groups["year"], groups["which"] == "this"
    name = groups["month"] or groups["season"] or groups["quarter"] or groups["holiday"] or ""
    if groups["month"]:
        return _in_year(year, today, lambda year: month(year, MONTHS[name]), running)
    if groups["season"]:
        return _in_year(year, today, lambda year: season(year, name), running)
    if groups["quarter"]:
        return _in_year(year, today, lambda year: months(year, 3 * int(name) - 2, 3), running)
    if groups["holiday"]:
        return _in_year(year, today, lambda year: _day(HOLIDAYS[name](year)), running)
    if groups["calendar"]:
        if int(groups["calendar"]) > today.year + FURTHEST_YEAR:
            raise ValueError("too far off to be when a course starts")
        return months(int(groups["calendar"]), 1, 12)
    return _unit(groups["unit"] or "", today, after=groups["which"] in ("next", "coming"))


def _unit(unit: str, today: dt.date, *, after: bool) -> Period:
    """This or the next week (from Monday), month, year, or financial year (from April)."""
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday() - 7 * after)
        return Period(monday, monday + dt.timedelta(days=6))
    if unit == "month":
        following = month(today.year, today.month).last + dt.timedelta(days=1)
        return month(following.year, following.month) if after else month(today.year, today.month)
    if unit.startswith(("financial", "tax")):
        return months(today.year - (today.month < 4) + after, 4, 12)
    return months(today.year + after, 1, 12)


def _in_year(year: str | None, today: dt.date, of_year: Callable[[int], Period], running: bool = False) -> Period:
    return of_year(int(year)) if year else coming(today, of_year, running=running)


def _day(day: dt.date) -> Period:
    return Period(day, day)


def _later(day: dt.date, count: int, unit: str) -> dt.date:
    if unit != "month":
        return day + dt.timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    years, index = divmod(day.month - 1 + count, 12)
    last = month(day.year + years, index + 1).last.day
    return dt.date(day.year + years, index + 1, min(day.day, last))
