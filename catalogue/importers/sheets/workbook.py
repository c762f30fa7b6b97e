"""Rows of an .xlsx workbook, read one at a time, with limits that no honest workbook reaches.

Macros and formulas are not run: a formula counts as the value that was stored with it.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from catalogue.importers.reading import MEGABYTE, Progress
from catalogue.importers.sheets.rows import Row, Sheet, row_of
from catalogue.problems import UnreadableFile

MAX_BYTES = 100 * MEGABYTE
MAX_PART = 512 * MEGABYTE
"""The most bytes of one part of the workbook when it is unpacked."""

MAX_TEXTS = 128 * MEGABYTE
"""The most bytes of the table of texts, which is held in memory."""

MAX_PARTS = 5_000
MOST_COLUMNS = 500
MOST_SHEETS = 50
MOST_EMPTY = 20_000
"""Empty rows after which a sheet counts as ended: a formatted but empty sheet has a million of them."""

TEXTS = "xl/sharedStrings.xml"
SYMBOL = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
"""The symbol that a number format shows, with its locale: `[$€-407]`."""

CURRENCY = re.compile(r"[£€$]|\b(?:GBP|EUR|USD)\b")
BROKEN = (
    zipfile.BadZipFile,
    KeyError,
    ParseError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
)
"""What openpyxl raises for a workbook that is damaged or no workbook."""


def read_sheets(path: Path, progress: Progress | None = None) -> Iterator[Sheet]:
    """Every visible sheet; its rows must be read before the next sheet is asked for.

    Raises UnreadableFile, at any point, for a workbook that is damaged, protected by a password or too large.
    """
    _check(path)
    with _refused(path.name), path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl warns of styles and extensions that it does not keep
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        for name in book.sheetnames[:MOST_SHEETS]:
            sheet = book[name]
            if getattr(sheet, "sheet_state", "visible") == "visible" and hasattr(sheet, "iter_rows"):
                sheet.reset_dimensions()
                yield Sheet(name, _rows(sheet, path.name))
    if progress:
        progress(path.stat().st_size)


def _rows(sheet: Any, name: str) -> Iterator[Row]:
    empty, formats = 0, dict[int, str]()
    with _refused(name):
        for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
            row = row_of(number, [_text(cell, formats) for cell in cells])
            empty = 0 if row else empty + 1
            if row:
                yield row
            elif empty > MOST_EMPTY:
                return


def _text(cell: Any, formats: dict[int, str]) -> str:
    """The cell as typed: a date in ISO 8601, a whole number without decimals, with the currency that is shown."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        style = cell._style_id
        if style not in formats:
            formats[style] = _currency(cell.number_format or "")
        return formats[style] + (str(int(value)) if value == int(value) else repr(round(value, 6)))
    return str(value)


def _currency(number_format: str) -> str:
    """The currency that the format shows, also one that no price is read in; empty where it shows none."""
    symbols = [symbol.strip() for symbol in SYMBOL.findall(number_format) if symbol.strip()]
    if symbols:
        return f"{symbols[0]} " if symbols[0][-1].isalnum() else symbols[0]
    match = CURRENCY.search(re.sub(r"_.|\[[^\]]*\]", "", number_format))
    return match[0] if match else ""


def _check(path: Path) -> None:
    """Refuse a workbook by its table of contents, before anything is unpacked."""
    with _refused(path.name):
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFile(f"{path.name} is larger than {MAX_BYTES // MEGABYTE} MB; split it and merge the parts")
        with zipfile.ZipFile(path) as parts:
            sizes = {part.filename: part.file_size for part in parts.infolist()}
    if "[Content_Types].xml" not in sizes or not any(name.startswith("xl/") for name in sizes):
        raise UnreadableFile(f"{path.name} is an archive, but no workbook")
    if len(sizes) > MAX_PARTS or max(sizes.values()) > MAX_PART or sizes.get(TEXTS, 0) > MAX_TEXTS:
        raise UnreadableFile(f"{path.name} unpacks to more than a catalogue can hold")


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Say of a damaged workbook that it is one."""
    try:
        yield
    except UnreadableFile:
        raise
    except (*BROKEN, InvalidFileException, NotImplementedError, OverflowError) as error:
        raise UnreadableFile(f"{name} is damaged or no workbook, and cannot be opened") from error
