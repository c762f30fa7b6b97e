"""What can be wrong with a feed: something at one place of it, or the file as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something a person must put right in the file: where, and what is wrong with it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the message says why, in words for the person who sent it."""


class UnclearFormat(UnreadableFile):
    """It cannot be told, or is told in two ways, which format the file has; the message ends in asking for it."""
