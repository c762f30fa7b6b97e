"""Credentials as CSV: every field, in the columns that the importer reads, so that an import restores all.

A spreadsheet program opens it by a double click: it begins with a byte order mark, without which Excel takes UTF-8 for
Windows-1252, and ranges have an en dash, because Excel takes `6-7` for a day in July.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import Any, TextIO

from catalogue.records import Credential, Skill, Span

COLUMNS = [
    column
    for name in Credential.model_fields
    for column in (["price_amount", "price_currency", "price_per", "price_as_of"] if name == "price" else [name])
]
BYTE_ORDER_MARK = "\ufeff"
FORMULA = re.compile(r"'*[=+\-@]")


def write_csv(records: Iterable[Credential], file: TextIO) -> int:
    """Write a line of column names and one row for each credential; return the number of rows."""
    file.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    number = 0
    for record in records:
        writer.writerow(_row(record))
        number += 1
    return number


def _row(record: Credential) -> dict[str, str]:
    row = {name: _cell(getattr(record, name)) for name in Credential.model_fields if name != "price"}
    if record.price:
        row |= {f"price_{name}": _cell(getattr(record.price, name)) for name in type(record.price).model_fields}
    return {name: _guarded(cell) for name, cell in row.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "|".join(re.sub(r"([\\|;])", r"\\\1", _cell(item)) for item in value)
    if isinstance(value, Span):
        return str(value).replace("-", "–")
    if isinstance(value, Skill):
        return f"{value.label} <{value.uri}>" if value.uri else value.label
    return str(value)


def _guarded(cell: str) -> str:
    """The cell, with an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell
