"""What telephone numbers look like. Loading this takes megabytes, for the numbering plans of every country."""

from __future__ import annotations

import re
from contextlib import suppress

from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    PhoneNumberMatcher,
    ValidationResult,
    format_number,
    is_possible_number_with_reason,
    parse,
)

AT_HOME = "GB"
"""The country whose telephone numbers are typed without its code."""

DIALLED = re.compile(r"(?<![\w+])(?:\+\d{1,3}|0)[ ()./-]{0,3}\d{2,}(?:[ ()./-]{1,3}(?!0\d{4})\d{3,}){0,3}(?!\w)")
"""What was meant as a number with its area code, whether it can be dialled or not; what follows it in a group of one or
two digits is none of it ("01856 555014 12 people")."""

FEWEST, MOST = 9, 16
"""Digits of such a number."""


def checked_phone(text: str) -> str:
    """The telephone number that `text` is, as it is dialled from abroad ("+44 7700 900412"). Raises ValueError.

    Only a call proves a number; this catches the slips.
    """
    try:
        number = parse(text.strip(), AT_HOME)
    except NumberParseException:
        number = None
    if number is None or not _is_whole(number):
        raise ValueError("This does not look like a telephone number with its area code, such as 01382 496000.")
    return format_number(number, PhoneNumberFormat.INTERNATIONAL)


def phones_in(text: str) -> list[tuple[str, str]]:
    """The telephone numbers in what somebody typed: as they stand there, and as checked_phone gives them.

    The end of a longer one that cannot be dialled is none: "01856 555 0142" has a digit too many.
    """
    return [(text[start:end], dialled) for (start, end), dialled in sorted(_whole_in(text).items())]


def misdialled_in(text: str) -> list[str]:
    """The numbers with an area code in what somebody typed that cannot be dialled as they stand there."""
    whole = _whole_in(text)
    return [text[slice(*span)] for span in _meant_in(text) if not any(_touch(span, other) for other in whole)]


def _meant_in(text: str) -> list[tuple[int, int]]:
    """Where numbers with an area code stand."""
    return [
        found.span()
        for found in DIALLED.finditer(text)
        if FEWEST <= sum(character.isdigit() for character in found[0]) <= MOST
    ]


def _whole_in(text: str) -> dict[tuple[int, int], str]:
    """The numbers that can be dialled, as they are dialled from abroad, by where they stand."""
    meant, whole = _meant_in(text), dict[tuple[int, int], str]()
    for span in meant:
        with suppress(ValueError):
            whole[span] = checked_phone(text[slice(*span)])
    for match in PhoneNumberMatcher(text, AT_HOME, Leniency.POSSIBLE):
        span = (match.start, match.end)
        if _is_whole(match.number) and not any(_touch(span, other) for other in meant):
            whole[span] = format_number(match.number, PhoneNumberFormat.INTERNATIONAL)
    return whole


def _touch(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _is_whole(number: PhoneNumber) -> bool:
    """Whether a number could be dialled from anywhere: "2026" and "12-15" could not."""
    return is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
