"""What an import changes in one record, in words, with the words that go and come marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from catalogue.facts import FACTS, facts, price_in_words
from catalogue.records import Credential, Price, Skill
from catalogue.reports import Difference
from hub.console.words import day
from runtime.clock import today
from runtime.phrases import Phrases

FACT_FIELDS = Credential.model_fields.keys() & {fact.key for fact in FACTS}
EXACT = frozenset({"price", "starts", "assessment", "skills", "stacks_into", "last_verified"})
"""Fields whose fact leaves out or adds something, such as a start that has passed: staff see the record's own value."""

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether only this side has it."""


@dataclass(frozen=True)
class Field:
    """One field of a record, as it was and as it becomes; nothing where nothing is published."""

    name: str
    was: Marked
    becomes: Marked


def fields(difference: Difference, phrases: Phrases) -> Iterator[Field]:
    """The fields that change, none where the record is added or removed.

    A field that is a fact has the fact's name and, outside EXACT, its words.
    """
    before, after = difference.before, difference.after
    if before is None or after is None:
        return
    for field in difference.fields:
        name = phrases(f"utter_fact_{field}") if field in FACT_FIELDS else field.replace("_", " ").capitalize()
        yield Field(name, *marked(_side(before, field, phrases), _side(after, field, phrases)))


def _side(record: Credential, field: str, phrases: Phrases) -> str:
    """A field of one side of a difference; a list is a line an item."""
    if field not in FACT_FIELDS - EXACT:
        return in_words(getattr(record, field), phrases)
    (fact,) = facts(record, phrases, today(), [field])
    return "\n".join(fact.items or [fact.value]) if fact.published else ""


def in_words(value: Any, phrases: Phrases) -> str:
    """Any value of a record. A list is a line an item."""
    match value:
        case None:
            return ""
        case bool():
            return phrases("utter_yes" if value else "utter_no")
        case tuple():
            return "\n".join(in_words(item, phrases) for item in value)
        case dt.date():
            return day(value)
        case Skill():
            return f"{value.label} <{value.uri}>" if value.uri else value.label
        case Price():
            as_of = f", as of {day(value.as_of)}" if value.as_of else ""
            return f"{price_in_words(value.model_copy(update={'as_of': None}), phrases)}{as_of}"
        case _:
            return str(value)


def marked(was: str, becomes: str) -> tuple[Marked, Marked]:
    """Both texts, compared word by word."""
    old, new = re.findall(r"\s+|\S+", was), re.findall(r"\s+|\S+", becomes)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        left.append(("".join(old[i:j]), kind != "equal"))
        right.append(("".join(new[k:m]), kind != "equal"))
    return tuple(piece for piece in left if piece[0]), tuple(piece for piece in right if piece[0])
