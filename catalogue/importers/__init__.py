"""From what providers publish to credentials. Each format is a module; `Problem` is what all of them report."""

from __future__ import annotations

from dataclasses import dataclass, field

from catalogue.records import Credential


@dataclass(frozen=True)
class Problem:
    """Something a person must put right in the file: where, and what is wrong with it."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


@dataclass(frozen=True)
class Parsed:
    """A file as read: all of its credentials, or its problems and not one credential."""

    credentials: list[Credential] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the message says why, in words for the person who sent it."""
