"""Credentials from schema.org: courses and their runs in JSON-LD, alone or inside the pages that show them.

A JSON document may be one course, a list of them, an `@graph`, an ItemList, an object that contains these, or one
document a line. In a page, the scripts of type application/ld+json are read, or its microdata and then its RDFa where
they hold no course. Remote contexts are not fetched: names count as schema.org's.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

from catalogue.importers.checking import Checker
from catalogue.importers.course_node import Surroundings, read_course
from catalogue.importers.course_search import Census, courses, organisations
from catalogue.importers.json_lines import nodes_by_line, stands_by_line
from catalogue.importers.json_stream import Json, nodes
from catalogue.importers.linked_data import Index
from catalogue.importers.page_markup import readers_for
from catalogue.importers.pages import page_address, page_nodes
from catalogue.importers.prefixes import plain_names
from catalogue.importers.reading import MEGABYTE, Progress, forgiving, pieces, utf_8
from catalogue.problems import NothingInside, Problem, warning
from catalogue.records import Credential

MAX_BYTES = 500 * MEGABYTE
MAX_PAGE_BYTES = 10 * MEGABYTE
PAGES = {".html", ".htm", ".xhtml"}
LINES = {".jsonl", ".ndjson"}


def read_schema_org(
    path: Path, *, source: str | None = None, progress: Progress | None = None, today: dt.date | None = None
) -> Iterator[Credential | Problem]:
    """Every course of the document or page as a credential or as its problems, with the course's number and name.

    Starts before `today` are left out. Raises UnreadableFile when the file is too large, is neither JSON nor a page
    with JSON-LD, is cut short, has a record that is too large or too deeply nested, or holds things but no course.
    """
    today = today or dt.datetime.now(dt.UTC).date()
    checker, census, numbers = Checker("course", source), Census(), itertools.count(1)
    if is_page(path):
        yield from _page(path, progress, checker, census, numbers, today)
    else:
        index = Index(lambda: (plain_names(item) for item in _documents(path, None) if not isinstance(item, Problem)))
        for item in _documents(path, progress):
            if isinstance(item, Problem):
                yield item
                continue
            for course, within in courses(plain_names(item), index, census):
                yield from read_course(course, within, next(numbers), checker, today, Surroundings())
    if next(numbers) == 1 and census:
        raise NothingInside(f"{path.name} holds no credential; it holds {census}")
    if census.unread:
        yield warning(path.name, f"besides its courses it holds {census.unread}")


def _page(
    path: Path, progress: Progress | None, checker: Checker, census: Census, numbers: Iterator[int], today: dt.date
) -> Iterator[Credential | Problem]:
    page = "".join(forgiving(pieces(path, most=MAX_PAGE_BYTES, progress=progress), path.name))
    values, address = list[Json](), page_address(page)
    marked_up = list(readers_for(page))
    try:
        for item in page_nodes(page, path.name):
            if isinstance(item, Problem):
                yield item
            else:
                values.append(plain_names(item))
    except NothingInside:
        if not marked_up:
            raise
    index = Index(lambda: values)
    found = [pair for value in values for pair in courses(value, index, census)]
    for read in marked_up:  # most such pages say the same in JSON-LD, where it is less often cut up
        if not found:
            values = read(page, path.name, address)
            found = [pair for value in values for pair in courses(value, index, census)]
    names = organisations(values)
    # The page's own address identifies its course only where there is one.
    titles = {course.text("name") for course, _ in found}
    around = Surroundings(names.pop() if len(names) == 1 else None, address if len(titles) == 1 else None)
    for course, within in found:
        yield from read_course(course, within, next(numbers), checker, today, around)


def _documents(path: Path, progress: Progress | None) -> Iterator[Json | Problem]:
    """The nodes of the file; of JSON lines also an error for each line that cannot be read."""
    read = nodes_by_line if path.suffix.lower() in LINES and _is_by_line(path) else nodes
    yield from read(utf_8(pieces(path, most=MAX_BYTES, progress=progress), path.name, "JSON must be"), path.name)


def _is_by_line(path: Path) -> bool:
    head = next(pieces(path, most=MAX_BYTES), b"")
    return stands_by_line(head.decode("utf-8-sig", "replace"))


def is_page(path: Path) -> bool:
    """Whether the file is HTML, by its suffix or by its first character."""
    if path.suffix.lower() in PAGES:
        return True
    head = next(pieces(path, most=MAX_BYTES), b"")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
