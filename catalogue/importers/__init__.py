"""Importers of what providers publish. Each format has a module; this module matches a file to its format.

Every importer is `read_<format>(path, *, source, progress)`: an iterator of credentials and problems in the file's
order. It keeps only one record of the file and the ids seen in memory. It raises UnreadableFile, at any point, when the
file as a whole cannot be used. Importers fetch nothing from the network.
"""

from __future__ import annotations

import codecs
import csv
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from catalogue.importers.elm import read_elm
from catalogue.importers.many_files import read_folder, read_zip
from catalogue.importers.reading import Progress
from catalogue.importers.repository import read_repository
from catalogue.importers.schema_org import read_schema_org
from catalogue.importers.sheets.delimited import separator_of
from catalogue.importers.sheets.headings import field_named
from catalogue.importers.sheets.mapping import ColumnMapping
from catalogue.importers.sheets.reader import read_csv, read_xlsx
from catalogue.importers.xcri import read_xcri
from catalogue.problems import NothingInside, Problem, UnclearFormat, UnreadableFile
from catalogue.records import Credential

__all__ = [
    "FORMATS",
    "SHEETS",
    "ColumnMapping",
    "Format",
    "Problem",
    "Progress",
    "UnclearFormat",
    "UnreadableFile",
    "detect",
    "open_feed",
]

HEAD = 4096
HEAD_LINES = 10
ZIP = b"PK\x03\x04"
PDF = b"%PDF"
ASK_FOR = "ask for the spreadsheet or the feed that it was made from"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
ELM = re.compile(r"""//data\.europa\.eu/snb/model\b|"LearningOpportunity\"""")
"""What begins documents of the European Learning Model: its namespace, or the type of its records."""

REPOSITORY = re.compile(r"<(?:[\w.-]+:)?OAI-PMH\b")
SHEETS = ("csv", "xlsx")
"""The formats that are spreadsheets, whose columns a mapping names."""


class Reader(Protocol):
    def __call__(
        self, path: Path, *, source: str | None = None, progress: Progress | None = None
    ) -> Iterator[Credential | Problem]: ...


@dataclass(frozen=True)
class Format:
    name: str
    read: Reader
    suffixes: tuple[str, ...]


def _read_zip(
    path: Path, *, source: str | None = None, progress: Progress | None = None
) -> Iterator[Credential | Problem]:
    return read_zip(path, _open_member, source, progress)


def _open_member(path: Path, source: str | None) -> Iterator[Credential | Problem]:
    return open_feed(path, source=source)


FORMATS = {
    file_format.name: file_format
    for file_format in (
        Format("csv", read_csv, (".csv", ".tsv")),
        Format("xlsx", read_xlsx, (".xlsx", ".xlsm")),
        Format("zip", _read_zip, (".zip",)),
        Format("xcri", read_xcri, (".xml", ".xcri")),
        Format("schema-org", read_schema_org, (".json", ".jsonld", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml")),
        Format("oai-pmh", read_repository, (".xml",)),
        Format("elm", read_elm, (".xml", ".json", ".jsonld")),
    )
}


def open_feed(
    path: Path,
    format: str | None = None,
    source: str | None = None,
    progress: Progress | None = None,
    mapping: ColumnMapping | None = None,
) -> Iterator[Credential | Problem]:
    """The credentials and problems of the file, read as `format` or as the format that `detect` returns.

    Of a folder or a zip every file is read as what it is.

    Raises UnreadableFile at once when the format is unknown, and during iteration when the file cannot be used.
    """
    if path.is_dir():
        return read_folder(path, _open_member, source)
    name = format or detect(path)
    if name not in FORMATS:
        raise UnreadableFile(f"the format {name!r} is not known; the formats are {', '.join(FORMATS)}")
    if name in SHEETS and mapping is not None:
        return (read_csv if name == "csv" else read_xlsx)(path, source=source, progress=progress, mapping=mapping)
    return FORMATS[name].read(path, source=source, progress=progress)


def detect(path: Path) -> str:
    """The name of the file's format, from its suffix and its first bytes.

    Raises UnclearFormat when these disagree or both are unknown, and UnreadableFile for a workbook of an old kind and
    for a file that cannot be opened.
    """
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened: {error.strerror}") from error
    if head.startswith(OLD_WORKBOOK):
        raise UnreadableFile(f"{path.name} is a workbook of an old kind; save it as .xlsx or as 'CSV UTF-8'")
    if head.startswith(PDF):
        raise NothingInside(f"{path.name} is a PDF, which is no list of courses for programs; {ASK_FOR}")
    seen = _archive(path) if head.startswith(ZIP) else _look(head)
    named = [name for name, known in FORMATS.items() if path.suffix.lower() in known.suffixes]
    if seen is None and named:
        return named[0]
    if seen is None:
        raise UnclearFormat(f"what {path.name} holds cannot be told; say which format it has")
    if named and seen not in named:
        raise UnclearFormat(f"{path.name} is called {named[0]} but looks like {seen}; say which it is")
    return seen


def _archive(path: Path) -> str:
    """Whether a zip is a workbook or a collection of files. A damaged one is taken for the more usual workbook.

    Raises UnreadableFile for documents of other programs.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return "xlsx"
    if {"mimetype", "content.xml"} <= names:
        raise UnreadableFile(f"{path.name} is an OpenDocument file; save it as .xlsx or as 'CSV UTF-8'")
    if "word/document.xml" in names:
        raise NothingInside(f"{path.name} is a text document; {ASK_FOR}")
    return "xlsx" if "[Content_Types].xml" in names else "zip"


def _look(head: bytes) -> str | None:
    """The format that the first bytes show, or None."""
    utf_16 = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = head.decode("utf-16" if utf_16 else "utf-8-sig", "replace").lstrip()
    if text.startswith("<"):
        if re.search(r"<html\b|<!doctype html", text, re.I):
            return "schema-org"
        if REPOSITORY.search(text):
            return "oai-pmh"
        return "elm" if ELM.search(text) else "xcri"
    if text.startswith(("{", "[")):
        return "elm" if ELM.search(text) else "schema-org"
    lines = text.splitlines()[:HEAD_LINES]
    rows = csv.reader(lines, delimiter=separator_of(lines))
    return "csv" if any(sum(field_named(cell) is not None for cell in row) > 1 for row in rows) else None
