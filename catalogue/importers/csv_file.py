"""Credentials from CSV, the format every college can produce.

A column is a field of `Credential`; `price` is the four columns price_amount, price_currency, price_per and
price_as_of. Lists are separated by `|`, yes/no fields say yes or no, an empty cell is unknown.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from catalogue.importers import Parsed, Problem, UnreadableFile
from catalogue.records import Credential

MAX_BYTES = 200 * 1024 * 1024
LISTS = {"subjects", "learning_outcomes", "skills", "starts", "recognised_by", "stacks_into", "languages"}
FLAGS = {"credit_bearing", "assessed", "starts_any_time", "badge", "sample"}
PRICE = ("price_amount", "price_currency", "price_per", "price_as_of")
COLUMNS = {*Credential.model_fields, *PRICE} - {"price"}
REQUIRED = ("id", "title", "provider")
WORDS = {"yes": True, "true": True, "no": False, "false": False}


def read_csv(path: Path, *, source: str | None = None) -> Parsed:
    """Every row of the file, and every problem with its row and column.

    Raises UnreadableFile when the file is too large, is not UTF-8 text, or lacks a column that must be there.
    """
    rows = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        _check_header(rows.fieldnames)
        return _collect(rows, source)
    except csv.Error as error:
        raise UnreadableFile(f"{path.name} breaks off or is badly quoted near line {rows.line_num}: {error}") from error


def _text(path: Path) -> str:
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(f"{path.name} is larger than {MAX_BYTES // 1024 // 1024} MB; split it and merge the parts")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"{path.name} is not UTF-8 text (byte {error.start}); save it as 'CSV UTF-8' and try again"
        ) from error
    if "\0" in text:
        raise UnreadableFile(f"{path.name} is not a text file")
    return text


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


def _collect(rows: csv.DictReader[str], source: str | None) -> Parsed:
    parsed, seen = Parsed(), dict[str, int]()
    for row in rows:
        line = rows.line_num
        try:
            credential = Credential.model_validate({"source": source, **dict(_fields(row))})
        except ValidationError as error:
            parsed.problems.extend(
                Problem(
                    f"line {line}, {'.'.join(map(str, item['loc'])) or 'row'}",
                    item["msg"].removeprefix("Value error, "),
                )
                for item in error.errors()
            )
            continue
        except ValueError as error:
            parsed.problems.append(Problem(f"line {line}", str(error)))
            continue
        if credential.id in seen:
            message = f"'{credential.id}' is already the id of line {seen[credential.id]}"
            parsed.problems.append(Problem(f"line {line}, id", message))
            continue
        seen[credential.id] = line
        parsed.credentials.append(credential)
    return parsed


def _fields(row: dict[str, str]) -> Iterator[tuple[str, Any]]:
    if None in row:
        raise ValueError("the row has more cells than the first line has columns")
    price = {name.removeprefix("price_"): cell.strip() for name in PRICE if (cell := row.get(name) or "").strip()}
    if price:
        yield "price", price
    for name, cell in row.items():
        value = (cell or "").strip()
        if not value or name in PRICE:
            continue
        if name in LISTS:
            yield name, [part.strip() for part in value.split("|") if part.strip()]
        elif name in FLAGS:
            if value.lower() not in WORDS:
                raise ValueError(f"{name} must be yes, no or empty, not '{value}'")
            yield name, WORDS[value.lower()]
        else:
            yield name, value
