"""What telephone numbers look like. Loading this takes megabytes, for the numbering plans of every country."""

from __future__ import annotations

import re

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

DIALLED = re.compile(r"(?<![\w+])(?:\+|0)(?:[ ()./-]{0,2}\d){8,15}(?![\w])")
"""What was meant as a number with its area code, whether it can be dialled or not."""


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
    found = PhoneNumberMatcher(text, AT_HOME, Leniency.POSSIBLE)
    longer = [typed.span() for typed in DIALLED.finditer(text)]
    whole = [
        match
        for match in found
        if _is_whole(match.number) and not any(start < match.start < end for start, end in longer)
    ]
    return [(match.raw_string, format_number(match.number, PhoneNumberFormat.INTERNATIONAL)) for match in whole]


def misdialled_in(text: str) -> list[str]:
    """The numbers with an area code in what somebody typed that cannot be dialled as they stand there."""
    whole = [typed for typed, _ in phones_in(text)]
    meant = [typed[0] for typed in DIALLED.finditer(text)]
    return [words for words in meant if not any(typed in words or words in typed for typed in whole)]


def _is_whole(number: PhoneNumber) -> bool:
    """Whether a number could be dialled from anywhere: "2026" and "12-15" could not."""
    return is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
