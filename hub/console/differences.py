"""What an import changes in one record, in words, with the words that go and come marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from catalogue.records import Price, Skill
from catalogue.store import Difference
from hub.console.words import day

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether only this side has it."""


@dataclass(frozen=True)
class Field:
    """One field of a record, as it was and as it becomes; nothing where nothing is published."""

    name: str
    was: Marked
    becomes: Marked


def fields(difference: Difference) -> Iterator[Field]:
    for name in difference.fields:
        was, becomes = _in_words(getattr(difference.before, name)), _in_words(getattr(difference.after, name))
        yield Field(name.replace("_", " ").replace("scqf", "SCQF").replace("rpl", "RPL"), *_marked(was, becomes))


def _in_words(value: Any) -> str:
    """Any value of a record. A list is a line an item."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "\n".join(_in_words(item) for item in value)
        case dt.date():
            return day(value)
        case Skill():
            return f"{value.label} <{value.uri}>" if value.uri else value.label
        case Price():
            as_of = f", as of {day(value.as_of)}" if value.as_of else ""
            return f"{value.amount} {value.currency} per {value.per}{as_of}"
        case _:
            return str(value)


def _marked(was: str, becomes: str) -> tuple[Marked, Marked]:
    """Both texts, compared word by word."""
    old, new = re.findall(r"\s+|\S+", was), re.findall(r"\s+|\S+", becomes)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        left.append(("".join(old[i:j]), kind != "equal"))
        right.append(("".join(new[k:m]), kind != "equal"))
    return tuple(one for one in left if one[0]), tuple(one for one in right if one[0])
