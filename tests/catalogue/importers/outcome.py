"""What a feed holds, taken apart, for tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from catalogue.importers import Problem, UnreadableFile
from catalogue.problems import Severity
from catalogue.records import Credential

FEEDS = Path(__file__).parent.parent / "feeds"


@dataclass
class Outcome:
    credentials: list[Credential] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def __getitem__(self, title: str) -> Credential:
        """The credential of this title."""
        (found,) = (record for record in self.credentials if record.title == title)
        return found


def outcome(feed: Iterable[Credential | Problem]) -> Outcome:
    read = Outcome()
    for item in feed:
        if isinstance(item, Problem):
            (read.warnings if item.severity is Severity.WARNING else read.problems).append(item)
        else:
            read.credentials.append(item)
    return read


def refusal(feed: Iterable[Credential | Problem]) -> str:
    """The words in which the file is refused, at whatever point of it."""
    with pytest.raises(UnreadableFile) as caught:
        outcome(feed)
    return str(caught.value)
