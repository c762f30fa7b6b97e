"""Files that are nearly right: those of the hand-checked set, with slips and malice in them.

`python -m tests.catalogue.importers.fuzzing 600` feeds each importer with them for ten minutes (`make fuzz`).
"""

from __future__ import annotations

import io
import re
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any
from xml.sax.saxutils import escape

import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from catalogue.importers import FORMATS, UnreadableFile
from catalogue.importers.page_markup import has_course_items, has_course_resources
from catalogue.runs import one_for_each_id
from tests.catalogue.importers.real.test_repositories import LOM

CHECKED = Path(__file__).parent / "checked"
MOST_SECONDS = 30
"""Seconds that a file of a few kilobytes may take."""

PARSERS = {
    "csv": ("csv", "csv", ".csv"),
    "xlsx": ("xlsx", "xlsx", ".xlsx"),
    "schema-org": ("schema-org", "schema-org", ".json"),
    "script": ("schema-org", "schema-org", ".html"),
    "microdata": ("pages", "schema-org", ".html"),
    "rdfa": ("pages", "schema-org", ".html"),
    "xcri": ("xcri", "xcri", ".xml"),
    "elm": ("elm", "elm", ".xml"),
    "repository": ("elm", "oai-pmh", ".xml"),
}
"""For each parser: the collection of files that it begins with, the importer, and the suffix of a file."""

RECORD = "<OAI-PMH><ListRecords><record><header/><metadata>{}</metadata></record></ListRecords></OAI-PMH>"
TOKENS = (
    *(b"<", b">", b"&", b"&amp;", b"&#0;", b"&nbsp;", b"]]>", b"<![CDATA[", b"<!--", b"<!DOCTYPE a>", b"</course>"),
    *(b"<course>", b"<provider>", b'<div itemscope itemtype="https://schema.org/Course">', b'<p typeof="Course">'),
    *(b"{", b"}", b"[", b"]", b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"|", b"\\", b"=", b"null", b"true"),
    *(b"NaN", b"1e999", b"9" * 400, b"-1", b"0", b"1.250,00", b"\xc2\xa3350", b"2027-02-30", b"P99999999W", b"PT"),
    *(b"\x00", b"\xff", b"\x92", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\xd9\xa1"),
    *(b'"@id": "#a"', b'"@type": "Course"', b'"@value": []', b'"@list": {}', b'"id": {}', b"{}", b"[" * 100),
    *(b"<a " + b"b='c' " * 50, b"<div>" * 100, b'resource="#c1"', b'property="name"', b'itemprop="name"', b"\n,,,\n"),
)


@cache
def seeds(parser: str) -> tuple[bytes, ...]:
    """The files that the parser begins with."""
    collection, _, suffix = PARSERS[parser]
    documents = yaml.safe_load((CHECKED / f"{collection}.yml").read_text(encoding="utf-8"))
    if parser == "xlsx":
        return tuple(_workbook(document["sheets"]) for document in documents)
    texts = [document["text"] for document in documents if suffix == ".json" or document["name"].endswith(suffix)]
    if parser == "elm":
        texts = [document["text"] for document in documents]
    if parser == "repository":
        inside = (re.sub(r"^<\?xml[^>]*>", "", document["text"].strip()).strip() for document in documents)
        texts = [RECORD.format(LOM), *(RECORD.format(text if text[0] == "<" else escape(text)) for text in inside)]
    if parser in ("microdata", "rdfa"):
        marked = has_course_items if parser == "microdata" else has_course_resources
        texts = [text for text in texts if marked(text)]
    if suffix == ".json":
        texts = [text for text in texts if not text.lstrip().startswith("<")]
    return tuple(text.encode() for text in texts)


def _workbook(sheets: dict[str, list[list[Any]]]) -> bytes:
    book, file = Workbook(write_only=True), io.BytesIO()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(file)
    return file.getvalue()


@st.composite
def nearly_right(draw: st.DrawFn, parser: str) -> bytes:
    """A file with up to eight places cut out, doubled or overwritten; rarely bytes of no shape at all."""
    if draw(st.integers(0, 19)) == 0:
        return draw(st.binary(max_size=300))
    content = draw(st.sampled_from(seeds(parser)))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(content)))
        end = min(len(content), at + draw(st.sampled_from((0, 0, 1, 3, 20, 200))))
        piece = draw(st.one_of(st.sampled_from(TOKENS), st.binary(max_size=8), st.just(content[at:end] * 2)))
        content = content[:at] + piece + content[end:]
    return content


def read(parser: str, content: bytes, folder: Path) -> int:
    """How many records and problems the file gives. Anything but UnreadableFile is a fault of the importer."""
    _, importer, suffix = PARSERS[parser]
    path = folder / f"feed{suffix}"
    path.write_bytes(content)
    try:
        return sum(1 for _ in one_for_each_id(FORMATS[importer].read(path, source="Corrie College")))
    except UnreadableFile:
        return 0


def fuzz(parser: str, seconds: float) -> int:
    """Read files until the time is over; return their number. A crash or a hang is raised with its file."""
    until, number = time.monotonic() + seconds, 0

    with tempfile.TemporaryDirectory() as folder:

        @settings(
            max_examples=200,
            database=None,
            deadline=None,
            derandomize=False,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink),
        )
        @given(content=nearly_right(parser))
        def one(content: bytes) -> None:
            nonlocal number
            number += 1
            within(MOST_SECONDS, lambda: read(parser, content, Path(folder)))

        while time.monotonic() < until:
            one()
    return number


def within(seconds: int, work: Callable[[], object]) -> None:
    """Do the work; raises TimeoutError where it takes longer."""

    def ring(_: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it takes more than {seconds} seconds")

    signal.signal(signal.SIGALRM, ring)
    signal.alarm(seconds)
    try:
        work()
    finally:
        signal.alarm(0)


def main(words: Sequence[str]) -> None:
    seconds, *parsers = words
    failed = False
    for parser in parsers or PARSERS:
        try:
            found = f"{fuzz(parser, float(seconds))} files in {seconds} seconds, no crash and no hang"
        except Exception:  # noqa: BLE001  the other parsers are fed all the same
            failed, found = True, traceback.format_exc()
        sys.stdout.write(f"{parser}: {found}\n")
        sys.stdout.flush()
    sys.exit(failed)


if __name__ == "__main__":
    main(sys.argv[1:])
