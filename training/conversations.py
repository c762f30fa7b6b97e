"""Needs of whole conversations with what a good colleague would show for each: tests/strangers/found-*.txt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reading.utterance import background
from runtime.settings import ROOT
from training.evaluate import Judged

STRANGERS = ROOT / "tests" / "strangers"

DEVELOPMENT, TEST = "mnopqr", "stu"
"""The files that the search is calibrated on, and those that it is judged by."""

AT = re.compile(r"(?P<name>.+?)\.(?P<turn>\d+)(?:\.\d+)?")
BEST, FINE = 2, 1


class BadFinds(ValueError):
    """A file that is not as it says in its head; the text names file, line and fault."""


@dataclass(frozen=True)
class Found:
    """A need that came up in a conversation, what had been said until then, and which records answer it."""

    conversation: str
    turn: int
    asked: Judged
    background: tuple[str, ...]


def read_found(letters: Sequence[str], folder: Path = STRANGERS) -> list[Found]:
    """The needs of the files with these letters. Raises BadFinds, and OSError for a file that is not there."""
    found: list[Found] = []
    for letter in letters:
        said = read_conversations(folder / f"conversations-{letter}.txt")
        path = folder / f"found-{letter}.txt"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                found.append(_found(line, said, f"{path}, line {number}"))
    return found


def read_conversations(path: Path) -> dict[str, list[str]]:
    """The messages of each conversation of a file, by its name."""
    conversations: dict[str, list[str]] = {}
    messages: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            messages = conversations.setdefault(line[2:].strip(), [])
        elif line.strip():
            messages.append(line.replace("\\n", "\n"))
    return conversations


def _typed_in(messages: Sequence[str]) -> tuple[str, ...]:
    """What was typed; a button that was pressed is no part of it."""
    return background(message for message in messages if not message.startswith("["))


def _found(line: str, said: dict[str, list[str]], place: str) -> Found:
    fields = [field.strip() for field in line.split("|")]
    at = AT.fullmatch(fields[0])
    if at is None or len(fields) not in (3, 4):
        raise BadFinds(f"{place}: “{line}” is not: name.turn | need | best | fine")
    name, turn = at["name"], int(at["turn"])
    if not 1 <= turn <= len(said.get(name, ())):
        raise BadFinds(f"{place}: there is no turn {turn} of {name}")
    best, fine = _ids(fields[2]), _ids(fields[3]) if len(fields) == 4 else ()
    relevant = {**dict.fromkeys(fine, FINE), **dict.fromkeys(best, BEST)} if best else {}
    return Found(name, turn, Judged(fields[1], (fields[1],), relevant), _typed_in(said[name][:turn]))


def _ids(words: str) -> tuple[str, ...]:
    return tuple(name for part in words.split(",") if (name := part.strip(" -")) and part.strip() != "-")
