"""The faults of a feed: a problem at one location, or a file that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something a person must correct in the file: its location, such as `line 3, title`, and what is wrong."""

    location: str
    message: str

    def __str__(self) -> str:
        return f"{self.location}: {self.message}"


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the message says why, in words for the person who sent it."""


class UnclearFormat(UnreadableFile):
    """The format is unknown, or the file's name and content disagree; the message ends by asking for the format."""
