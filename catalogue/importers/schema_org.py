"""Credentials from schema.org: Course and CourseInstance in JSON-LD, alone or inside the pages that show them.

A JSON document may be one course, a list of them, an `@graph`, an ItemList or an object that contains these. In a
page, the scripts of type application/ld+json are read. Remote contexts are not fetched: names count as schema.org's.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from catalogue.importers.checking import Checker
from catalogue.importers.course_node import read_course
from catalogue.importers.json_stream import Json, nodes
from catalogue.importers.linked_data import Index, courses
from catalogue.importers.reading import MEGABYTE, Progress, forgiving, pieces, utf_8
from catalogue.problems import Problem, UnreadableFile
from catalogue.records import Credential

MAX_BYTES = 500 * MEGABYTE
MAX_PAGE_BYTES = 10 * MEGABYTE
PAGES = {".html", ".htm", ".xhtml"}
SCRIPT = re.compile(r"""<script\b[^>]{0,500}?\btype\s*=\s*["']?application/ld\+json\b[^>]{0,500}>""", re.I)
END = re.compile(r"</script\b", re.I)


def read_schema_org(
    path: Path, *, source: str | None = None, progress: Progress | None = None, today: dt.date | None = None
) -> Iterator[Credential | Problem]:
    """Every course of the document or page as a credential or as its problems, with the course's number and name.

    Starts before `today` are left out. Raises UnreadableFile when the file is too large, is neither JSON nor a page
    with JSON-LD, is cut short, or has a record that is too large or too deeply nested.
    """
    today = today or dt.datetime.now(dt.UTC).date()
    checker, numbers = Checker("course", source), itertools.count(1)
    index = Index(lambda: _nodes(path, None))
    for value in _nodes(path, progress):
        for course in courses(value, index):
            yield from read_course(course, next(numbers), checker, today)


def _nodes(path: Path, progress: Progress | None) -> Iterator[Json]:
    if not is_page(path):
        stream = pieces(path, most=MAX_BYTES, progress=progress)
        yield from nodes(utf_8(stream, path.name, "JSON must be"), path.name)
        return
    page = "".join(forgiving(pieces(path, most=MAX_PAGE_BYTES, progress=progress), path.name))
    scripts = list(_scripts(page, path.name))
    if not scripts:
        raise UnreadableFile(f"{path.name} is a page without a script of type application/ld+json")
    for number, script in enumerate(scripts, 1):
        yield from nodes([script], f"script {number} of {path.name}")


def is_page(path: Path) -> bool:
    """Whether the file is HTML, by its suffix or by its first character."""
    if path.suffix.lower() in PAGES:
        return True
    head = next(pieces(path, most=MAX_BYTES), b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def _scripts(page: str, name: str) -> Iterator[str]:
    at = 0
    while opening := SCRIPT.search(page, at):
        closing = END.search(page, opening.end())
        if closing is None:
            raise UnreadableFile(
                f"{name} breaks off inside the script at line {page.count(chr(10), 0, opening.end()) + 1}"
            )
        yield page[opening.end() : closing.start()]
        at = closing.end()
