"""Credentials from CSV, the format every college can produce.

A column is a field of `Credential`; `price` is the four columns price_amount, price_currency, price_per and
price_as_of. Lists are separated by `|` (a bar inside an item is written `\\|`), a skill may be followed by its
address in angle brackets, yes/no fields hold yes or no, and an empty cell is unknown. A leading apostrophe that stops a
spreadsheet from reading a text as a formula is not part of the text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from catalogue.importers.checking import Checker
from catalogue.importers.reading import MAX_RECORD, MEGABYTE, Progress, pieces, utf_8
from catalogue.problems import Problem, UnreadableFile
from catalogue.records import Credential

MAX_BYTES = 200 * MEGABYTE
LISTS = {name for name, field in Credential.model_fields.items() if field.default == ()}
FLAGS = {name for name, field in Credential.model_fields.items() if field.annotation in (bool, bool | None)}
PRICE = ("price_amount", "price_currency", "price_per", "price_as_of")
COLUMNS = {*Credential.model_fields, *PRICE} - {"price"}
REQUIRED = ("id", "title", "provider")
WORDS = {"yes": True, "true": True, "no": False, "false": False}
ITEM = re.compile(r"((?:\\[\\|]|[^|])*)(?:\||$)")
SKILL = re.compile(r"(.+?)\s*<(https?://[^<>\s]+)>")
GUARDED = re.compile(r"'+[=+\-@]")


def read_csv(
    path: Path, *, source: str | None = None, progress: Progress | None = None
) -> Iterator[Credential | Problem]:
    """Every row of the file as a credential or as its problems, each with its line and column.

    Raises UnreadableFile when the file is too large, is not UTF-8 text, is cut short, or lacks a required column.
    """
    text = utf_8(pieces(path, most=MAX_BYTES, progress=progress), path.name, "save it as 'CSV UTF-8' and try again")
    rows = csv.DictReader(_lines(text, path.name), strict=True)
    checker = Checker("line", source)
    try:
        _check_header(rows.fieldnames)
        for row in rows:
            try:
                fields = dict(_fields(row))
            except ValueError as error:
                yield Problem(f"line {rows.line_num}", str(error))
            else:
                yield from checker.check(rows.line_num, fields, whole="row")
    except csv.Error as error:
        where = f"near line {rows.line_num + 1}"
        if "field limit" in str(error):
            raise UnreadableFile(
                f"{path.name} has a cell {where} that is too long or whose quotes never end"
            ) from error
        raise UnreadableFile(f"{path.name} breaks off or is badly quoted {where}: {error}") from error


def _lines(texts: Iterable[str], name: str) -> Iterator[str]:
    """The lines with their ends: LF, CRLF or CR."""
    rest = ""
    for text in texts:
        lines = list(io.StringIO(rest + text, newline=""))
        rest = "" if not lines or lines[-1].endswith("\n") else lines.pop()  # a last "\r" may be half of "\r\n"
        if len(rest) > MAX_RECORD:
            raise UnreadableFile(f"{name} has a line of more than {MAX_RECORD // MEGABYTE} MB")
        yield from lines
    if rest:
        yield rest


def _check_header(names: Any) -> None:
    if not names:
        raise UnreadableFile("the file is empty; its first line must name the columns")
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise UnreadableFile(f"the first line lacks the column {missing[0]}; it must have {', '.join(REQUIRED)}")
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise UnreadableFile(f"the column {unknown[0]!r} is not known; the columns are {', '.join(sorted(COLUMNS))}")
    doubled = [name for name in names if names.count(name) > 1]
    if doubled:
        raise UnreadableFile(f"the column {doubled[0]!r} stands twice in the first line")


def _fields(row: dict[str, str]) -> Iterator[tuple[str, Any]]:
    if None in row:
        raise ValueError("the row has more cells than the first line has columns")
    price = {name.removeprefix("price_"): cell.strip() for name in PRICE if (cell := row.get(name) or "").strip()}
    if price:
        yield "price", price
    for name, cell in row.items():
        value = (cell or "").strip()
        if GUARDED.match(value):
            value = value[1:]
        if not value or name in PRICE:
            continue
        if name == "skills":
            yield name, [_skill(item) for item in _items(value)]
        elif name in LISTS:
            yield name, _items(value)
        elif name in FLAGS:
            if value.lower() not in WORDS:
                raise ValueError(f"{name} must be yes, no or empty, not '{value}'")
            yield name, WORDS[value.lower()]
        else:
            yield name, value


def _items(value: str) -> list[str]:
    items = (re.sub(r"\\([\\|])", r"\1", match[1]).strip() for match in ITEM.finditer(value))
    return [item for item in items if item]


def _skill(item: str) -> Any:
    match = SKILL.fullmatch(item)
    return {"label": match[1], "uri": match[2]} if match else item
