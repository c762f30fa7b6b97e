"""Rows of CSV in any dialect: separator, quotes and encoding are recognised."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.importers.reading import MAX_RECORD, MEGABYTE, Progress, forgiving, pieces
from catalogue.importers.sheets.rows import Row, row_of
from catalogue.problems import UnreadableFile

MAX_BYTES = 200 * MEGABYTE
SEPARATORS = (",", ";", "\t", "|")
DECLARATION = "sep="
"""A first line `sep=;`, by which Excel is told the separator."""

HEAD_LINES = 30
"""Lines by which the separator is recognised."""


def read_delimited(path: Path, progress: Progress | None = None) -> Iterator[Row]:
    """The rows that are not empty.

    Text is UTF-8, UTF-16 with a byte order mark, or Windows-1252 where a byte is no UTF-8. Raises UnreadableFile when
    the file is too large, is no text, is cut short, or has a line or a cell without end.
    """
    text = _text(forgiving(_recognised(pieces(path, most=MAX_BYTES, progress=progress)), path.name), path.name)
    lines = _lines(text, path.name)
    head = list(itertools.islice(lines, HEAD_LINES))
    declared = head[0].strip().lower() if head else ""
    skipped = 1 if declared.startswith(DECLARATION) and len(declared) <= len(DECLARATION) + 1 else 0
    separator = (declared[len(DECLARATION) :] or "\t") if skipped else separator_of(head)
    rows = csv.reader(itertools.chain(head[skipped:], lines), delimiter=separator, strict=True)
    last = skipped
    try:
        for cells in rows:
            last = rows.line_num + skipped
            if row := row_of(last, cells):
                yield row
    except csv.Error as error:
        where = f"near line {last + 1}"
        if "field limit" in str(error):
            raise UnreadableFile(
                f"{path.name} has a cell {where} that is too long or whose quotes never end"
            ) from error
        raise UnreadableFile(f"{path.name} breaks off or is badly quoted {where}: {error}") from error


def separator_of(lines: list[str]) -> str:
    """The separator that gives the most lines the same number of cells, and more than one; a comma where none does."""

    def agreement(separator: str) -> tuple[int, int]:
        try:
            widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=separator) if len(cells) > 1)
        except csv.Error:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return rows, width

    return max(SEPARATORS, key=agreement)


def _recognised(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The bytes, with the byte order mark that UTF-16 lacks where every other byte of its head is a nought."""
    for number, piece in enumerate(stream):
        if number == 0 and not piece.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and len(piece) > 3:
            noughts = [
                piece[start : 200 + start : 2].count(0) / len(piece[start : 200 + start : 2]) for start in (0, 1)
            ]
            if max(noughts) > 0.8 and min(noughts) < 0.2:
                yield codecs.BOM_UTF16_BE if noughts[0] > noughts[1] else codecs.BOM_UTF16_LE
        yield piece


def _text(texts: Iterable[str], name: str) -> Iterator[str]:
    for text in texts:
        if "\0" in text:
            raise UnreadableFile(f"{name} is not a text file")
        yield text


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
