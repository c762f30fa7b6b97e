"""The value of a cell for the field of its column. Prices, levels, dates and modes are read as in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from catalogue.importers import scqf, times, vocabulary
from catalogue.importers.money import COHORT, HOME, price_in, price_words
from catalogue.importers.plain_text import line, prose, resolved
from catalogue.importers.sheets.headings import Column
from catalogue.importers.sheets.mapping import ColumnMapping
from catalogue.importers.values import web_address
from catalogue.records import Credential

Values = dict[str, Any]
Read = Callable[[str, Column, ColumnMapping], Values | None]
"""The fields that a cell gives; None where it states something that cannot be read."""

WORDS = {
    **dict.fromkeys(("yes", "y", "true", "1", "✓", "✔"), True),
    **dict.fromkeys(("no", "n", "false", "0"), False),
}
NOTHING = {"-", "–", "—", "n/a", "na", "tbc", "tba", "tbd", "null", "not known", "unknown", "?"}
"""Cells that say that nothing is known."""

AT_ANY_TIME = {"rolling", "flexible", "ongoing", "continuous", "always open", "immediate"}
"""Cells of a column of starts that name no day because any will do."""

ITEM = re.compile(r"((?:\\[\\|;]|[^|])*)(?:\||$)")
SHORT_ITEM = re.compile(r"((?:\\[\\|;]|[^;\n])*)(?:[;\n]|$)")
BULLET = re.compile(r"^\s*(?:[•▪◦·*–-]|\d{1,2}[.)])\s+")
SKILL = re.compile(r"(.+?)\s*<(https?://[^<>\s]+)>")
GUARDED = re.compile(r"'+[=+\-@]")
LISTS = tuple(name for name, field in Credential.model_fields.items() if field.default == ())
FLAGS = tuple(name for name, field in Credential.model_fields.items() if field.annotation in (bool, bool | None))


def read_cell(text: str, column: Column, mapping: ColumnMapping) -> Values | None:
    """The fields that the cell gives, none for an empty cell; None where it states something that cannot be read."""
    value = text[1:] if GUARDED.match(text) else text
    if not value or value.casefold() in NOTHING:
        return {}
    return READERS[column.field](value, column, mapping)


def items(value: str) -> list[str]:
    """The items of a list: between bars, else between semicolons or lines. A stroke keeps a mark inside an item."""
    value = resolved(value)  # before a semicolon of "&amp;" is taken for the end of an item
    pattern = ITEM if re.search(r"(?<!\\)\|", value) else SHORT_ITEM
    parts = (re.sub(r"\\([\\|;])", r"\1", match[1]).strip() for match in pattern.finditer(value))
    return [part for part in parts if part]


def _text(value: str, column: Column, _: ColumnMapping) -> Values | None:
    return _given(column.field, prose(value))


def _line(value: str, column: Column, _: ColumnMapping) -> Values | None:
    return _given(column.field, line(value))


def _lines(value: str, column: Column, _: ColumnMapping) -> Values | None:
    return _given(column.field, tuple(dict.fromkeys(filter(None, map(line, items(value))))))


def _outcomes(value: str, column: Column, _: ColumnMapping) -> Values | None:
    """Outcomes are sentences, which may hold semicolons: they stand between bars or on lines of their own."""
    parts = items(value) if re.search(r"(?<!\\)\|", value) else value.replace("\\;", ";").split("\n")
    outcomes = (prose(BULLET.sub("", part)) for part in parts)
    return _given(column.field, tuple(dict.fromkeys(filter(None, outcomes))))


def _skills(value: str, column: Column, _: ColumnMapping) -> Values | None:
    matches = [(item, SKILL.fullmatch(item)) for item in items(value)]
    return {"skills": tuple({"label": m[1], "uri": m[2]} if m else line(item) or item for item, m in matches)}


def _flag(value: str, column: Column, _: ColumnMapping) -> Values | None:
    return _given(column.field, WORDS.get(value.casefold()))


def _level(value: str, column: Column, _: ColumnMapping) -> Values | None:
    return _given("scqf_level", scqf.number(value) or scqf.level_in(value))


def _credits(value: str, column: Column, _: ColumnMapping) -> Values | None:
    return _given("scqf_credits", scqf.number(value) or scqf.credits_in(value))


def _ects(value: str, column: Column, _: ColumnMapping) -> Values | None:
    return _given("scqf_credits", scqf.from_ects(value))


def _any_credits(value: str, column: Column, _: ColumnMapping) -> Values | None:
    """Credits of no framework that is named show only that the course bears credit."""
    named = scqf.credits_in(value)
    return _given("scqf_credits", named) or _given("credit_bearing", True if scqf.number(value) else None)


def _delivery(value: str, column: Column, _: ColumnMapping) -> Values | None:
    """A mode, a pattern or both: lists call either 'study mode'."""
    found = {"mode": vocabulary.mode(value), "pattern": vocabulary.pattern(value)}
    return {name: word for name, word in found.items() if word} or None


def _weeks(value: str, column: Column, _: ColumnMapping) -> Values | None:
    figure = re.fullmatch(r"\d{1,4}(?:\.0+)?", value)
    return _given("duration_weeks", times.weeks(f"{value} {column.unit}s" if figure and column.unit else value))


def _hours(value: str, column: Column, _: ColumnMapping) -> Values | None:
    figure = re.fullmatch(r"(\d{1,2}(?:[.,]\d{1,2})?)(?:\s*(?:hours?|hrs?))?", value, re.I)
    return _given(
        "hours_per_week", times.hours_a_week(f"{figure[1].replace(',', '.')} hours a week" if figure else value)
    )


def _price(value: str, column: Column, _: ColumnMapping) -> Values | None:
    price = price_in(value, _currency(column.heading))
    if price is None:
        return _given("price_words", price_words([value]))
    per = {"per": "cohort"} if COHORT.search(column.heading) else {}
    return {"price": {**price, **per}}


def _amount(value: str, column: Column, mapping: ColumnMapping) -> Values | None:
    """The amount of the catalogue's own layout, where nought means free."""
    price = {"amount": 0} if re.fullmatch(r"0(?:\.0+)?", value) else price_in(value, _currency(column.heading))
    return _given("price", price)


def _currency(heading: str) -> str:
    return "EUR" if re.search(r"€|\bEUR\b", heading) else "USD" if re.search(r"\$|\bUSD\b", heading) else HOME


def _part_of_price(value: str, column: Column, mapping: ColumnMapping) -> Values | None:
    part: Any = times.date(value, day_first=mapping.day_first) if column.field == "price_as_of" else value
    return _given(column.field, part)


def _starts(value: str, column: Column, mapping: ColumnMapping) -> Values | None:
    """The dates of the cell; what is no date is handed on, so that the check names it."""
    parts = [part.strip() for part in re.split(r"[|;\n]|,(?=\s*\d{1,4}[/.-])|\s+(?:and|&)\s+", value) if part.strip()]
    days = [times.date(part, day_first=mapping.day_first) or part for part in parts]
    dates = tuple(day for day in days if not isinstance(day, str))
    found: Values = {"starts": dates} if dates else {}
    words = [part for part in days if isinstance(part, str)]
    others = [part for part in words if not times.any_time(part) and part.casefold() not in AT_ANY_TIME]
    if len(others) < len(words):
        found["starts_any_time"] = True
    return {"starts": (*dates, *others)} if others and found else found or None


def _date(value: str, column: Column, mapping: ColumnMapping) -> Values | None:
    return _given(column.field, times.date(value, day_first=mapping.day_first))


def _languages(value: str, column: Column, _: ColumnMapping) -> Values | None:
    words = [word.strip() for item in items(value) for word in re.split(r",|/|\band\b|&", item) if word.strip()]
    codes = [vocabulary.language(word) for word in words]
    return _given("languages", tuple(dict.fromkeys(code for code in codes if code))) if all(codes) else None


def _url(value: str, column: Column, _: ColumnMapping) -> Values | None:
    bare = re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?", value, re.I)
    address = web_address(f"https://{value}" if bare else value)
    return _given("url", address)


def _given(name: str, value: Any) -> Values | None:
    return None if value is None or value == () else {name: value}


TEXTS = ("description", "assessment", "entry_requirements", "rpl", "quality_assurance")
READERS: dict[str, Read] = {
    **dict.fromkeys(LISTS, _lines),
    **dict.fromkeys(FLAGS, _flag),
    **dict.fromkeys(TEXTS, _text),
    **dict.fromkeys(("id", "code", "title", "provider", "awarding_body", "location", "price_words", "source"), _line),
    **dict.fromkeys(("mode", "pattern"), _delivery),
    **dict.fromkeys(("price_currency", "price_per", "price_as_of"), _part_of_price),
    "any_credits": _any_credits,
    "duration_weeks": _weeks,
    "ects_credits": _ects,
    "hours_per_week": _hours,
    "languages": _languages,
    "last_verified": _date,
    "learning_outcomes": _outcomes,
    "price": _price,
    "price_amount": _amount,
    "scqf_credits": _credits,
    "scqf_level": _level,
    "skills": _skills,
    "starts": _starts,
    "url": _url,
}
JOINED: Sequence[str] = (*LISTS, "description")
"""Fields that several columns may give together."""
