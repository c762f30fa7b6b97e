"""SCQF levels and credit points, for every importer. The level of another framework, or of none, is unknown.

European credits count as SCQF credits at the published rate; other credits show only that the course bears credit.
"""

from __future__ import annotations

import re
from decimal import Decimal

from catalogue.records import SCQF_CREDITS_PER_ECTS

SPAN = r"(\d{1,6})(?!\d)(?:\s*(?:-|–|to)\s*(\d{1,6})(?!\d))?"
NAME = re.compile(r"scqf|Scottish Credit and Qualifications Framework", re.I)
LEVELS = (
    re.compile(rf"(?:\bSCQF|Qualifications Framework)\W{{0,3}}(?:level\W?)?\s*{SPAN}(?!\s*(?:credit|point))", re.I),
    re.compile(rf"\blevel\s*{SPAN}", re.I),
)
CREDITS = re.compile(r"(?<![\d.-])" + SPAN + r"\s*(?:SCQF\s*)?(?:credit|point)", re.I)
CREDITS_AFTER = re.compile(r"\bcredits?(?:\s*points?|\s*value)?\s*[:=]\s*" + SPAN, re.I)
UNIT = r"(?:\s*(?:SCQF\s*)?(?:credits?(?:\s*points?)?|points?))?"
NUMBER = re.compile(
    rf"(?:SCQF\s*)?(?:level\s*)?(-?\d{{1,6}})(?:\.0+)?(?:\s*(?:-|–|to)\s*(\d{{1,6}})(?:\.0+)?)?{UNIT}", re.I
)
ECTS = re.compile(r"\bECTS\b|European Credit Transfer", re.I)
ECTS_POINTS = re.compile(
    r"(?<![\d.-])(\d{1,3}(?:[.,]5)?)\s*(?:credits?\s*\()?ECTS\b|\bECTS\W{0,3}(?:credits?\W{0,3})?(\d{1,3}(?:[.,]5)?)\b",
    re.I,
)
OTHER_FRAMEWORK = re.compile(r"\b(?:RQF|EQF|FHEQ|NVQ|QCF|CQFW|NFQ|ISCED)\b", re.I)
ANY_CREDITS = re.compile(r"(?<![\d.-])[1-9]\d{0,2}\s*(?:academic\s*)?credits?\b(?!\s*cards?)", re.I)


def names_scqf(text: str) -> bool:
    return bool(NAME.search(text))


def level_in(text: str) -> str | None:
    """The level or range of levels of a sentence that names the framework: 'SCQF level 7, 20 credits'."""
    patterns = LEVELS[:1] if OTHER_FRAMEWORK.search(text) else LEVELS
    match = next((match for pattern in patterns if (match := pattern.search(text))), None)
    return _span(match) if match and names_scqf(text) else None


def credits_in(text: str) -> str | None:
    """The points of a sentence that names the framework: '20 SCQF credits', 'SCQF level 7, 10-14 credit points'.

    A sentence that names European credits alone gives twice their number: '10 ECTS' is 20.
    """
    match = CREDITS_AFTER.search(text) or CREDITS.search(text)
    if match and names_scqf(text):
        return _span(match)
    european = ECTS_POINTS.search(text)
    return from_ects(european[1] or european[2]) if european and not names_scqf(text) else None


def from_ects(amount: str | None) -> str | None:
    """The SCQF credit points of an amount of European credits; None where they are no whole number."""
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,2})?)(?:\s*(?:ECTS|credits?|points?))*", (amount or "").strip(), re.I)
    points = Decimal(match[1].replace(",", ".")) * SCQF_CREDITS_PER_ECTS if match else Decimal(0)
    return str(int(points)) if points and points == int(points) else None


def names_ects(text: str) -> bool:
    return bool(ECTS.search(text))


def bears_credit(text: str) -> bool:
    """Whether the text states an amount of credit of any framework, or of none: '60 credits'."""
    return bool(ANY_CREDITS.search(text) or ECTS_POINTS.search(text) or (names_scqf(text) and CREDITS.search(text)))


def number(text: str | None) -> str | None:
    """A level or an amount of points that stands alone. Nought is unknown, because feeds write it for unknown."""
    match = NUMBER.fullmatch((text or "").strip())
    return _span(match) if match else None


def _span(match: re.Match[str]) -> str | None:
    low, high = match.groups()
    return None if int(low) == 0 else low if high in {None, low} else f"{low}-{high}"
