"""What telephone numbers look like. Loading this takes megabytes, for the numbering plans of every country."""

from __future__ import annotations

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
    """The telephone numbers in what somebody typed: as they stand there, and as checked_phone gives them."""
    found = PhoneNumberMatcher(text, AT_HOME, Leniency.POSSIBLE)
    whole = [match for match in found if _is_whole(match.number)]
    return [(match.raw_string, format_number(match.number, PhoneNumberFormat.INTERNATIONAL)) for match in whole]


def _is_whole(number: PhoneNumber) -> bool:
    """Whether a number could be dialled from anywhere: "2026" and "12-15" could not."""
    return is_possible_number_with_reason(number) == ValidationResult.IS_POSSIBLE
