"""SCQF levels and credit points in texts. The level or credit of another framework, or of none, is unknown."""

from __future__ import annotations

import re

SPAN = r"(\d{1,6})(?!\d)(?:\s*(?:-|–|to)\s*(\d{1,6})(?!\d))?"
NAME = re.compile(r"scqf|Scottish Credit and Qualifications Framework", re.I)
LEVELS = (
    re.compile(rf"(?:\bSCQF|Qualifications Framework)\W{{0,3}}(?:level\W?)?\s*{SPAN}(?!\s*(?:credit|point))", re.I),
    re.compile(rf"\blevel\s*{SPAN}", re.I),
)
CREDITS = re.compile(r"(?<![\d.-])" + SPAN + r"\s*(?:SCQF\s*)?(?:credit|point)", re.I)
NUMBER = re.compile(r"(?:SCQF\s*)?(?:level\s*)?(-?\d{1,6})(?:\.0+)?(?:\s*(?:-|–|to)\s*(\d{1,6})(?:\.0+)?)?", re.I)


def names_scqf(text: str) -> bool:
    return bool(NAME.search(text))


def level_in(text: str) -> str | None:
    """The level or range of levels of a sentence that names the framework: 'SCQF level 7, 20 credits'."""
    match = next((match for pattern in LEVELS if (match := pattern.search(text))), None)
    return _span(match) if match and names_scqf(text) else None


def credits_in(text: str) -> str | None:
    """The points of a sentence that names the framework: '20 SCQF credits', 'SCQF level 7, 10-14 credit points'."""
    match = CREDITS.search(text)
    return _span(match) if match and names_scqf(text) else None


def number(text: str | None) -> str | None:
    """A level or an amount of points that stands alone. Nought is unknown, because feeds write it for unknown."""
    match = NUMBER.fullmatch((text or "").strip())
    return _span(match) if match else None


def _span(match: re.Match[str]) -> str | None:
    low, high = match.groups()
    return None if int(low) == 0 else low if high in {None, low} else f"{low}-{high}"
