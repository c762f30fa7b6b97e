"""Questions of employers about a credential, with the lines of its record that answer each (data/questions)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from catalogue.records import Credential
from catalogue.sample import sample_credentials
from index.answers import PARTS, Line, lines_of
from runtime.phrases import Phrases
from runtime.settings import ROOT

QUESTIONS = ROOT / "data" / "questions"
JUDGED = ROOT / "tests" / "understanding" / "questions.txt"
"""Those that are learned from, and those that it is judged on: other records, asked and labelled by another hand."""

STRANGERS = ROOT / "tests" / "understanding" / "questions-strangers.txt"
"""What strangers asked in conversations that nothing is trained on, of the course that was on the screen."""

DAY = dt.date(2026, 11, 28)
"""The day on which the questions were asked: what had begun before it was on no record that their writers saw."""

PLACES = {"o": "learning_outcomes", "d": "description"}
"""How a file names a part of a field: `d2` is the second sentence of the description."""


class BadQuestions(ValueError):
    """A file of questions that cannot be read; the message says which line of it, and why."""


@dataclass(frozen=True)
class Asked:
    """A question, and which of the lines of its record answer it, by position; none where none does."""

    question: str
    answers: frozenset[int]


@dataclass(frozen=True)
class Questioned:
    """A record's lines, and what was asked about it."""

    id: str
    lines: tuple[Line, ...]
    asked: tuple[Asked, ...]


def questioned(paths: Iterable[Path]) -> list[Questioned]:
    """The records of some files, each once with all that is asked about it. Raises BadQuestions."""
    phrases = Phrases.read(ROOT / "domain.yml")
    by_id = {credential.id: credential for credential in sample_credentials()}
    together: dict[str, Questioned] = {}
    for one in (one for path in paths for one in _read(path, by_id, phrases)):
        known = together.get(one.id)
        together[one.id] = replace(known, asked=known.asked + one.asked) if known else one
    return list(together.values())


def _read(path: Path, by_id: dict[str, Credential], phrases: Phrases) -> Iterator[Questioned]:
    for start, block in _blocks(path):
        key = block[0].removeprefix("## ").strip()
        if key not in by_id:
            raise BadQuestions(f"{path.name}, line {start}: the sample has no record {key}")
        lines = tuple(lines_of(by_id[key], phrases, DAY))
        asked = []
        for at, line in enumerate(block[1:], start + 1):
            try:
                asked.append(_asked(line, lines))
            except ValueError as error:
                raise BadQuestions(f"{path.name}, line {at}: {error}") from error
        yield Questioned(key, lines, tuple(asked))


def _blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of each record, with the number of the first."""
    start, block = 0, list[str]()
    for at, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            if block:
                yield start, block
            start, block = at, []
        if line.strip() and (block or line.startswith("## ")):
            block.append(line)
    if block:
        yield start, block


def _asked(line: str, lines: tuple[Line, ...]) -> Asked:
    """A line of a file: the question, the lines that answer it (`-` for none), and yes or no where that is settled.
    Raises ValueError."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3 or not all(parts[:2]):
        raise ValueError("it takes a question, its lines, and yes, no or nothing, with | between them")
    names = () if parts[1] == "-" else parts[1].split()
    return Asked(parts[0], frozenset(_position(name, lines) for name in names))


def _position(name: str, lines: tuple[Line, ...]) -> int:
    """The position of the line that a file calls so. Raises ValueError."""
    field = PLACES.get(name[:1]) if name[1:].isdigit() else None
    places = [at for at, line in enumerate(lines) if line.key == (field or name)]
    place = int(name[1:]) - 1 if field in PARTS else 0
    if not 0 <= place < len(places):
        raise ValueError(f"the record has no line {name}")
    return places[place]
