"""The fields that staff edit by hand: how each is typed, and the value of what is typed.

What is typed is text: lists have a line an item, prices and dates are read as in every import, tags stay text. A value
that was not touched gives the same text again, by which a form knows what its editor changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from catalogue.edits.log import Kind
from catalogue.importers import times, vocabulary
from catalogue.importers.money import price_in
from catalogue.importers.plain_text import LINE_END, UNPRINTABLE
from catalogue.records import Credential, Guidance, Mode, Pattern, Price, Skill, Span, Term

Entry = Credential | Term | Guidance
Names = Mapping[str, str]
"""The terms of the glossary by their ids."""

FLAG = ("yes", "no")
AS_OF = re.compile(r",?\s*\bas of\s+(.+)$", re.I)
SKILL = re.compile(r"(.+?)\s*<(https?://[^<>\s]+)>")


class Shape(StrEnum):
    """How a field is typed: on one line, in several, as an item a line, or chosen."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    CHOICE = "choice"


class BadValue(Exception):
    """What was typed is no value of the field; the text says why, in words for who typed it."""


@dataclass(frozen=True)
class Field:
    """A field of a record. A field that is not `required` may be left empty, which is not known or nothing."""

    name: str
    shape: Shape
    options: tuple[str, ...] = ()
    required: bool = False


def _line(*names: str, required: bool = False) -> tuple[Field, ...]:
    return tuple(Field(name, Shape.LINE, required=required) for name in names)


def _text(*names: str, required: bool = False) -> tuple[Field, ...]:
    return tuple(Field(name, Shape.TEXT, required=required) for name in names)


def _lines(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, Shape.LINES) for name in names)


def _flag(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, Shape.CHOICE, FLAG) for name in names)


WORDING = Field("wording", Shape.CHOICE, ("project", "official"), required=True)
NEXT = Field("next", Shape.CHOICE, ("find", "request", "human", "funding", "schemes", "none"), required=True)
FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    Kind.CREDENTIAL: (
        *_line("title", "provider", required=True),
        *_line("awarding_body"),
        *_text("description"),
        *_lines("learning_outcomes", "skills", "subjects"),
        *_line("scqf_level", "scqf_credits"),
        *_flag("credit_bearing", "assessed"),
        *_text("assessment"),
        Field("mode", Shape.CHOICE, tuple(Mode)),
        Field("pattern", Shape.CHOICE, tuple(Pattern)),
        *_line("duration_weeks", "hours_per_week", "location", "price", "price_words"),
        *_lines("starts"),
        *_flag("starts_any_time"),
        *_text("entry_requirements", "rpl", "quality_assurance"),
        *_lines("recognised_by", "stacks_into"),
        *_flag("badge"),
        *_lines("languages"),
        *_line("url"),
    ),
    Kind.TERM: (
        *_line("term", required=True),
        *_lines("aliases"),
        *_text("definition", required=True),
        *_text("for_employers"),
        *_lines("asked", "see_also"),
        *_line("source"),
        WORDING,
    ),
    Kind.GUIDANCE: (
        *_line("title", required=True),
        *_lines("asked"),
        *_text("answer", required=True),
        *_line("source", "as_of"),
        NEXT,
        *_lines("see_also"),
        WORDING,
    ),
}
BY_NAME = {kind: {field.name: field for field in fields} for kind, fields in FIELDS.items()}


def tidied(text: str) -> str:
    """Text as it is kept: without space around it and characters that nobody can see."""
    return UNPRINTABLE.sub("", LINE_END.sub("\n", text)).strip()


def as_typed(record: Entry, name: str, names: Names) -> str:
    """The field as somebody would type it; empty where nothing is known."""
    value = getattr(record, name)
    if name == "see_also":
        value = tuple(names.get(key, key) for key in value)
    if isinstance(value, tuple):
        return "\n".join(" ".join(tidied(_word(item)).split()) for item in value)
    return tidied(_word(value))


def _word(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case Skill():
            return f"{value.label} <{value.uri}>" if value.uri else value.label
        case Price():
            day = f", as of {value.as_of}" if value.as_of else ""
            figure = f"{value.amount:.2f}".removesuffix(".00")
            amount = f"{figure} {value.currency} per {value.per}" if value.amount else "free"
            return f"{amount}{day}"
        case _:
            return str(value)


def in_words(value: Any, names: Names) -> str:
    """A value as the log has it, for people: a list has a line an item."""
    match value:
        case list():
            return "\n".join(in_words(item, names) for item in value)
        case {"low": low, "high": high}:
            return str(Span(low=low, high=high))
        case {"amount": _}:
            return _word(Price.model_validate(value))
        case {"label": _}:
            return _word(Skill.model_validate(value))
        case str():
            return names.get(value, value)
        case _:
            return _word(value)


def read(field: Field, text: str, names: Names) -> Any:
    """The value of what was typed, as JSON has it. Raises BadValue; what a field may hold the record checks."""
    if not text:
        if field.required:
            raise BadValue("It is empty.")
        return [] if field.shape is Shape.LINES else None
    if field.shape is Shape.CHOICE:
        if text not in field.options:
            raise BadValue("Choose one of the list.")
        return text == "yes" if field.options == FLAG else text
    reader = _READERS.get(field.name)
    if field.shape is Shape.LINES:
        items = dict.fromkeys(" ".join(item.split()) for item in text.splitlines() if item.strip())
        read_items = [reader(item, names) if reader else item for item in items]
        return [item for at, item in enumerate(read_items) if item not in read_items[:at]]
    if field.shape is Shape.LINE:
        text = " ".join(text.split())
    return reader(text, names) if reader else text


def _date(text: str, _: Names) -> str:
    day = times.date(text)
    if day is None:
        raise BadValue(f"“{text}” is no day. Write it like 3 May 2027.")
    return day.isoformat()


def _price(text: str, names: Names) -> dict[str, Any]:
    day = AS_OF.search(text)
    amount = text[: day.start()] if day else text
    price = {"amount": Decimal(0)} if re.fullmatch(r"0(?:\.0+)?", amount) else price_in(amount)
    if price is None:
        raise BadValue("That is not one price for the whole. Write it like £245, £1,200 per cohort or free.")
    kept = {name: str(value) for name, value in price.items()}
    return kept | ({"as_of": _date(day[1], names)} if day else {})


def _language(text: str, _: Names) -> str:
    code = vocabulary.language(text)
    if code is None:
        raise BadValue(f"“{text}” is no language that is known here. Write it like English or gd.")
    return code


def _skill(text: str, _: Names) -> dict[str, str]:
    named = SKILL.fullmatch(text)
    return {"label": named[1], "uri": named[2]} if named else {"label": text}


def _term(text: str, names: Names) -> str:
    keys = [key for key, name in names.items() if text.casefold() in (name.casefold(), key)]
    if not keys:
        raise BadValue(f"The glossary has no term “{text}”.")
    return keys[0]


def _whole(text: str, _: Names) -> int:
    if not re.fullmatch(r"\d{1,4}", text):
        raise BadValue("Write it as a whole number.")
    return int(text)


def _number(text: str, _: Names) -> float:
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,2})?", text):
        raise BadValue("Write it as a number such as 2 or 2.5.")
    return float(text)


_READERS: Mapping[str, Callable[[str, Names], Any]] = {
    "as_of": _date,
    "duration_weeks": _whole,
    "hours_per_week": _number,
    "languages": _language,
    "price": _price,
    "see_also": _term,
    "skills": _skill,
    "starts": _date,
}
