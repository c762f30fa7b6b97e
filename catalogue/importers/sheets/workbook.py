"""Rows of an .xlsx workbook, read one at a time, with limits that no honest workbook reaches.

Macros and formulas are not run: a formula counts as the value that was stored with it.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError, SubElement

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._reader import INLINE_STRING, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from catalogue.importers.reading import MEGABYTE, Progress
from catalogue.importers.sheets.merged import MergedCells
from catalogue.importers.sheets.rows import Row, Sheet, row_of
from catalogue.problems import UnreadableFile

MAX_BYTES = 100 * MEGABYTE
MAX_PART = 512 * MEGABYTE
"""The most bytes of one part of the workbook when it is unpacked."""

MAX_TEXTS = 128 * MEGABYTE
"""The most bytes of the table of texts, which is held in memory."""

MAX_PARTS = 5_000
MOST_COLUMNS = 500
"""Columns that are read; cells beyond them are strays."""

MOST_SHEETS = 50
MOST_EMPTY = 20_000
"""Empty rows after which a sheet counts as ended: a formatted but empty sheet has a million of them."""

PROLOGUE = 4096
"""The most bytes before the first element of a part; programs write about a hundred."""

ELEMENT = re.compile(rb"<[A-Za-z_]")
TEXTS = "xl/sharedStrings.xml"
ALL_ROWS = f"{{{SHEET_MAIN_NS}}}sheetData"
WHOLE_TEXT, STYLED_RUN = (f"{{{SHEET_MAIN_NS}}}{tag}" for tag in "tr")
"""What a cell that has its own text holds: one text, or several, each in a run of one style."""

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
    zlib.error,
)
"""What openpyxl raises for a workbook that is damaged or no workbook."""


def read_sheets(path: Path, progress: Progress | None = None) -> Iterator[Sheet]:
    """Every visible sheet; its rows must be read before the next sheet is asked for.

    Raises UnreadableFile, at any point, for a workbook that is damaged, protected by a password or too large.
    """
    _check(path)
    with _opened(path) as reader:
        reader.read_strings()
        apply_stylesheet(reader.archive, reader.wb)
        for name, part in _visible(reader)[:MOST_SHEETS]:
            yield Sheet(name, _rows(reader, part, path.name))
    if progress:
        progress(path.stat().st_size)


def sheet_names(path: Path) -> list[str]:
    """The names of the visible sheets, without reading them; raises UnreadableFile as `read_sheets` does."""
    _check(path)
    with _opened(path) as reader:
        return [name for name, _ in _visible(reader)]


class _Cells(WorkSheetParser):
    """Reads the cells of a sheet. Of a text that stands in its cell openpyxl makes an object with styles, which takes
    as long as the rest of the cell; here it is a plain value.
    """

    def parse(self) -> Generator[Any, None, None]:
        """The rows. What stands behind them (rules, links, the printer's page) is not read: none of it is a cell, and
        openpyxl gives up where one of it is odd.
        """
        for _, element in iterparse(self.source):
            if element.tag == ROW_TAG:
                yield self.parse_row(element)
                element.clear()
            elif element.tag == ALL_ROWS:
                return

    def parse_cell(self, element: Element) -> dict[str, Any]:
        text = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        if text is not None:
            element.set("t", "str")
            whole = (part.text for part in text if part.tag == WHOLE_TEXT)
            runs = (part.findtext(WHOLE_TEXT) for part in text if part.tag == STYLED_RUN)
            SubElement(element, VALUE_TAG).text = "".join(filter(None, (*whole, *runs)))
        cell: dict[str, Any] = super().parse_cell(element)
        return cell


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The workbook with its table of sheets; its texts and styles, which take long, are read by who needs them."""
    with _refused(path.name), path.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # openpyxl warns of styles and extensions that it does not keep
        reader = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        yield reader


def _visible(reader: Any) -> list[tuple[str, str]]:
    """The name and the part of each visible sheet of cells."""
    return [
        (sheet.name, part.target)
        for sheet, part in reader.parser.find_sheets()
        if sheet.state == "visible" and part.target in reader.valid_files and "chartsheet" not in part.Type
    ]


def _rows(reader: Any, part: str, name: str) -> Iterator[Row]:
    book, last, currencies = reader.wb, 0, dict[int, str]()
    with _refused(name), reader.archive.open(part) as whole:
        merged = MergedCells(whole)
    with _refused(name), reader.archive.open(part) as source:
        sheet = _Cells(
            source,
            reader.shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in sheet.parse():
            if number > last + MOST_EMPTY:
                return
            filled = [cell for cell in cells if cell["value"] is not None and 1 <= cell["column"] <= MOST_COLUMNS]
            texts = [""] * max((cell["column"] for cell in filled), default=0)
            for cell in filled:
                texts[cell["column"] - 1] = _text(cell["value"], cell["style_id"], book, currencies)
            merged.fill(number, texts)
            if row := row_of(number, texts):
                yield row
                last = number


def _text(value: Any, style: int, book: Any, currencies: dict[int, str]) -> str:
    """The value as typed: a date in ISO 8601, a whole number without decimals, with the currency that is shown."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        if style not in currencies:
            currencies[style] = _currency(_number_format(book, style))
        return currencies[style] + (str(int(value)) if value == int(value) else repr(round(value, 6)))
    return str(value)


def _number_format(book: Any, style: int) -> str:
    """The number format of a style, such as `#,##0.00`."""
    number = book._cell_styles[style].numFmtId
    if number < BUILTIN_FORMATS_MAX_SIZE:
        return str(BUILTIN_FORMATS.get(number, ""))
    return str(book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE])


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
            declared = len(sizes) <= MAX_PARTS and any(_declares(parts, part) for part in parts.infolist())
    if "[Content_Types].xml" not in sizes or not any(name.startswith("xl/") for name in sizes):
        raise UnreadableFile(f"{path.name} is an archive, but no workbook")
    if len(sizes) > MAX_PARTS or max(sizes.values()) > MAX_PART or sizes.get(TEXTS, 0) > MAX_TEXTS:
        raise UnreadableFile(f"{path.name} unpacks to more than a catalogue can hold")
    if declared:
        raise UnreadableFile(f"{path.name} declares a document type or entities, which no workbook has a use for")


def _declares(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether an XML part has a document type declaration before its first element, or too much before that.

    The known attacks that expand a small file need entities, and entities need this declaration.
    """
    if not part.filename.lower().endswith((".xml", ".rels", ".vml")):
        return False
    with parts.open(part) as inside:
        head = inside.read(PROLOGUE).replace(b"\0", b"")  # the part may be UTF-16
    element = ELEMENT.search(head)
    return b"<!DOCTYPE" in head[: element.start() if element else None].upper() or (element is None and bool(head))


@contextmanager
def _refused(name: str) -> Iterator[None]:
    """Say of a damaged workbook that it is one."""
    try:
        yield
    except UnreadableFile:
        raise
    except (*BROKEN, InvalidFileException, NotImplementedError, OverflowError) as error:
        raise UnreadableFile(f"{name} is damaged or no workbook, and cannot be opened") from error
