"""How much learning: credits, hours, hours a week, weeks."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Any

from catalogue.records import SCQF_CREDITS_PER_ECTS
from reading.constraints.bounds import MOST_BEFORE, Limits, limits, quantity, whole
from reading.constraints.message import Message, Note

ECTS = quantity(r"(?:ects(?: credits?| points?)?|european credits?)\b")
CREDITS = quantity(
    r"(?:scqf |academic |university )?(?:credits?(?: points?)?|scqf points?|scotcat points?)\b"
    r"(?! (?:cards?|control|unions?|checks?|scores?))(?: (?:module|unit|course)s?\b)?"
)
A_WEEK = r"(?:\s*(?:an?|per|each|every|/|p|p/|in the)\s*(?:week\b|w\b)| weekly\b)"
OF_STUDY = r"(?: of (?:study|learning|classes|class time|their time))?"
IN_ALL = r"(?: (?:all in|in total|in all|altogether|overall|total))?"
HOURS_A_WEEK = quantity(rf"(?P<unit>hours?|hrs?|h|minutes?)\b(?P<half> and a half)?{OF_STUDY}{A_WEEK}")
HALF_DAY_A_WEEK = re.compile(
    rf"(?:\b{MOST_BEFORE} )?\b(?:half(?: an?)?[ -]day|0\.5 days?|(?:an?|1) (?:afternoon|morning)){A_WEEK}"
)
HOURS_IN_HALF_A_DAY = 4.0
HOURS = quantity(
    r"(?:hours?|hrs?|h)\b"
    r"(?!\s*(?:(?:an?|per|each|every|/) ?(?:day|month|shift|night)|shifts?|notice|ago|care|cover))"
    rf"(?P<half> and a half)?{OF_STUDY}{IN_ALL}"
)
SITTING = quantity(r"(?:hours?|hrs?|h|minutes?)[ -](?:sessions?|slots?|workshops?|webinars?|chunks?|classes|bursts)\b")

LASTING = r"(?!'?\s*(?:time|notice|ago|holiday|old)\b)"
COURSE = r"(?:course|session|training|workshop|programme)"
WEEKS = quantity(
    rf"(?:full |whole |half |working )?(?P<unit>week|fortnight|month|day)s?\b{LASTING}"
    rf"(?:'? (?:long|{COURSE})\b)?{IN_ALL}"
)
HALF_DAY = re.compile(
    rf"\b(?:an? )?half[- ]?(?:an? )?day(?: {COURSE})?\b"
    r"|(?<!in )(?<!on )(?<!of )\b(?:half )?(?:an?|1|a single) (?:morning|afternoon)\b(?: or (?:two|2|so))?"
    r"(?! (?:shift|person|class))"
)
ONE_SPELL = re.compile(
    rf"(?:\b(?:{MOST_BEFORE}|in|over|takes?|lasts?|lasting|for) )(?:about |around )?"
    rf"an? (?P<unit>fortnight|month|week)(?:'s)?\b{LASTING}"
)
NO_LIMIT_BEFORE = re.compile(r"\b(?:last|past|previous|open|every|next|been \w+ing)(?: for)?(?: the)? $")
WEEKS_IN = {"week": Decimal(1), "fortnight": Decimal(2), "month": Decimal(52) / 12, "day": Decimal(1) / 7}


def read_size(message: Message) -> None:
    """Claim credits (ECTS are doubled), then hours a week, then hours, then weeks."""
    _read_credits(message)
    _read_hours(message)
    _read_weeks(message)


def _read_credits(message: Message) -> None:
    for pattern, rate in ((ECTS, SCQF_CREDITS_PER_ECTS), (CREDITS, 1)):
        for match in message.find(pattern):
            bounds = limits(match).times(rate)
            low, high = bounds.low and whole(bounds.low), bounds.high and whole(bounds.high)
            note = Note.CONVERTED if rate != 1 else Note.ABOUT if bounds.about else None
            if low or high:
                message.claim(match.span(), "credits", str(bounds), note, credits_min=low or None, credits_max=high)
            else:
                message.claim(match.span(), "credits", str(bounds), Note.UNSUPPORTED)


def _read_hours(message: Message) -> None:
    for match in message.find(HALF_DAY_A_WEEK):
        hours = HOURS_IN_HALF_A_DAY
        message.claim(match.span(), "hours_per_week", f"up to {hours:g}", Note.ABOUT, hours_per_week_max=hours)
    for match in message.find(HOURS_A_WEEK):
        bounds = _and_a_half(match)
        if match["unit"].startswith("minute"):
            bounds = bounds.times(Decimal(1) / 60)
        _claim_most(message, match, "hours_per_week", bounds, bounds.high and float(bounds.high))
    for match in message.find(SITTING):
        message.claim(match.span(), "hours", str(limits(match)), Note.UNSUPPORTED)
    for match in message.find(HOURS):
        bounds = _and_a_half(match)
        _claim_most(message, match, "hours", bounds, bounds.high and whole(bounds.high))


def _read_weeks(message: Message) -> None:
    for match in message.find(WEEKS):
        if NO_LIMIT_BEFORE.search(message.plain[max(0, match.start() - 25) : match.start()]):
            continue
        bounds = limits(match)
        if match["least"] == "over":  # "over 12 weeks" is how long it takes, not a least length
            bounds = Limits(bounds.low, bounds.high or bounds.low, bounds.about)
        bounds = bounds.times(WEEKS_IN[match["unit"]])
        _claim_most(message, match, "weeks", bounds, bounds.high and _weeks(bounds.high, match["unit"]))
    for match in message.find(HALF_DAY):
        message.claim(match.span(), "weeks", "up to 1", weeks_max=1)
    for match in message.find(ONE_SPELL):
        weeks = _weeks(WEEKS_IN[match["unit"]], match["unit"])
        message.claim(match.span(), "weeks", f"up to {weeks}", weeks_max=weeks)


def _and_a_half(match: re.Match[str]) -> Limits:
    return limits(match).plus(Decimal("0.5") if match["half"] else Decimal(0))


def _weeks(exact: Decimal, unit: str) -> int:
    """Days are rounded up to weeks, months to the nearest week."""
    rounding = ROUND_HALF_UP if unit == "month" else ROUND_CEILING
    return max(1, int(exact.to_integral_value(rounding=rounding)))


def _claim_most(
    message: Message, match: re.Match[str], field: str, bounds: Limits, most: float | Decimal | None
) -> None:
    """Claim an upper limit; a lower one alone is understood, but no filter holds it."""
    if most:
        note = Note.ABOUT if bounds.about else None
        limit: dict[str, Any] = {f"{field}_max": most}
        message.claim(match.span(), field, f"up to {most:g}", note, **limit)
    else:
        message.claim(match.span(), field, str(bounds), Note.UNSUPPORTED)
