"""The faults of a feed: a problem at one location, or a file that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem costs: an error the whole record, a warning the one value that is left out."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Problem:
    """Something that a person should correct in the file: its location, such as `line 3, title`, and what is wrong.

    A record has at most one error, which says all that it lacks.

    `record` is the id of the credential that an error leaves out, where it is known: what is stored under it stays.
    """

    location: str
    message: str
    severity: Severity = Severity.ERROR
    record: str | None = None

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


def warning(location: str, message: str) -> Problem:
    """A problem that leaves one value out and keeps the record."""
    return Problem(location, message, Severity.WARNING)


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the message says why, in words for the person who sent it."""


class NoTitles(UnreadableFile):
    """No column of the spreadsheet is known to hold the titles; the message names its columns."""


class NothingInside(UnreadableFile):
    """The file can be read, and holds no credential; the message says what it holds."""


class UnclearFormat(UnreadableFile):
    """The format is unknown, or the file's name and content disagree; the message ends by asking for the format."""
