"""Topics as catalogues word them and as employers speak of them, as data/language/README.md describes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from runtime.fingerprint import fingerprint as of_files
from runtime.settings import ROOT

LANGUAGE = ROOT / "data" / "language"

SECTOR, TITLE, OUTCOME, SHORT, PHRASE, NEAR_MISS = "==", "=", ">", "&", "-", "~"
"""How a line begins, by what it holds."""

LEAST_OUTCOMES, LEAST_PHRASES, LEAST_NEAR_MISSES = 2, 10, 2


class BadLanguage(ValueError):
    """A file that is not as the guide says; the text names file, line and fault."""


@dataclass(frozen=True)
class NearMiss:
    """A topic that shares words with another and is something else, and what employers say who need it."""

    title: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Topic:
    """One topic. `shorts` are pairs of a short form and what it stands for."""

    sector: str
    title: str
    outcomes: tuple[str, ...]
    phrases: tuple[str, ...]
    near_misses: tuple[NearMiss, ...]
    shorts: tuple[tuple[str, str], ...] = ()

    @property
    def published(self) -> tuple[str, ...]:
        """What a catalogue would publish of it: the title, each outcome, and all of it in one text."""
        return (self.title, *self.outcomes, ". ".join((self.title, *self.outcomes)))


@dataclass
class _Begun:
    """A topic while its lines are being read."""

    line: int
    sector: str
    title: str
    outcomes: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    near_misses: list[NearMiss] = field(default_factory=list)
    shorts: list[tuple[str, str]] = field(default_factory=list)

    def finished(self) -> Topic:
        """Raises ValueError for a topic that lacks something."""
        for name, found, least in (
            ("outcomes", self.outcomes, LEAST_OUTCOMES),
            ("phrases", self.phrases, LEAST_PHRASES),
            ("near misses", self.near_misses, LEAST_NEAR_MISSES),
        ):
            if len(found) < least:
                raise ValueError(f"“{self.title}” has {len(found)} {name}, at least {least} are wanted")
        return Topic(
            self.sector,
            self.title,
            tuple(self.outcomes),
            tuple(self.phrases),
            tuple(self.near_misses),
            tuple(self.shorts),
        )


def language(folder: Path = LANGUAGE) -> list[Topic]:
    """All topics, those of what is asked for most too. Raises BadLanguage."""
    return [topic for path in sorted(folder.rglob("*.txt")) for topic in read_topics(path)]


def learned_language(folder: Path = LANGUAGE) -> list[Topic]:
    """The topics that the encoder learns: those of single tasks. Raises BadLanguage."""
    return [topic for path in sorted(folder.glob("*.txt")) for topic in read_topics(path)]


def fingerprint(folder: Path = LANGUAGE) -> str:
    """The fingerprint of the files that the encoder learns."""
    return of_files((path.name, path) for path in sorted(folder.glob("*.txt")))


def read_topics(path: Path) -> list[Topic]:
    """The topics of one file. Raises BadLanguage."""
    try:
        topics = list(_topics(path.read_text(encoding="utf-8")))
    except _Fault as fault:
        raise BadLanguage(f"{path}, line {fault.line}: {fault}") from fault
    titles = [topic.title.casefold() for topic in topics]
    if twice := next((title for title in titles if titles.count(title) > 1), None):
        raise BadLanguage(f"{path}: the title “{twice}” stands there twice")
    return topics


class _Fault(ValueError):
    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line


def _topics(text: str) -> Iterator[Topic]:
    sector = ""
    begun: _Begun | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, _, words = line.partition(" ")
        words = words.strip()
        if not words:
            raise _Fault(number, f"nothing behind {kind}")
        if kind in (SECTOR, TITLE) and begun:
            yield _finished(begun)
            begun = None
        if kind == SECTOR:
            sector = words
        elif kind == TITLE:
            begun = _Begun(number, sector, words)
        elif begun is None:
            raise _Fault(number, "outside a topic")
        else:
            _add(begun, kind, words, number)
    if begun:
        yield _finished(begun)


def _finished(begun: _Begun) -> Topic:
    try:
        return begun.finished()
    except ValueError as error:
        raise _Fault(begun.line, str(error)) from error


def _add(topic: _Begun, kind: str, words: str, number: int) -> None:
    if kind == OUTCOME:
        topic.outcomes.append(words)
    elif kind == PHRASE:
        topic.phrases.append(words)
    elif kind == SHORT:
        short, equals, full = (part.strip() for part in words.partition("="))
        if not (equals and short and full):
            raise _Fault(number, "not `short = what it stands for`")
        topic.shorts.append((short, full))
    elif kind == NEAR_MISS:
        title, *phrases = (part.strip() for part in words.split("|"))
        if not title or not phrases or not all(phrases):
            raise _Fault(number, "not `near miss | phrase`")
        topic.near_misses.append(NearMiss(title, tuple(phrases)))
    else:
        raise _Fault(number, f"a line begins with {kind}")
