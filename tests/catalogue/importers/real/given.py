"""Feeds of one or few courses, as providers really write them."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from catalogue.importers.schema_org import read_schema_org
from catalogue.importers.sheets.reader import read_csv
from catalogue.importers.xcri import read_xcri
from catalogue.records import Credential
from catalogue.runs import one_for_each_id
from tests.catalogue.importers.outcome import Outcome, outcome

TODAY = dt.date(2026, 11, 1)
LOCHSIDE = {"@type": "Organization", "name": "Lochside College"}
BAKING: dict[str, Any] = {"@type": "Course", "name": "Baking", "provider": LOCHSIDE}


def written(text: str | bytes, name: str) -> Path:
    path = Path(tempfile.mkdtemp()) / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def xcri_feed(inside: str, *, head: str = "", name: str = "feed.xml") -> Outcome:
    """A feed of Lochside College with this inside its provider."""
    text = f"{head}<catalog><provider><title>Lochside College</title>{inside}</provider></catalog>"
    return outcome(one_for_each_id(read_xcri(written(text, name), today=TODAY)))


def xcri(inside: str) -> Credential:
    """The credential of a course with this inside."""
    (record,) = xcri_feed(f"<course><identifier>B1</identifier><title>Baking</title>{inside}</course>").credentials
    return record


def presented(*insides: str) -> Credential:
    return xcri("".join(f"<presentation>{inside}</presentation>" for inside in insides))


def document(value: Any, source: str | None = None) -> Outcome:
    path = written(value if isinstance(value, str) else json.dumps(value), "courses.json")
    return outcome(one_for_each_id(read_schema_org(path, today=TODAY, source=source)))


def page(*scripts: str, head: str = "", source: str | None = None) -> Outcome:
    inside = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    path = written(f"<!doctype html><html><head>{head}{inside}</head></html>", "page.html")
    return outcome(one_for_each_id(read_schema_org(path, today=TODAY, source=source)))


def course(**properties: Any) -> Credential:
    """The credential of a course with these properties."""
    (record,) = document({**BAKING, "courseCode": "B1", **properties}).credentials
    return record


def run(**properties: Any) -> dict[str, Any]:
    return {"@type": "CourseInstance", **properties}


def sheet(text: str | bytes, source: str | None = None, name: str = "courses.csv") -> Outcome:
    return outcome(one_for_each_id(read_csv(written(text, name), source=source)))


def row(column: str, cell: str) -> Credential:
    """The credential of a row in our own layout with one more column."""
    quoted = '"' + cell.replace('"', '""') + '"'
    (record,) = sheet(f"id,title,provider,{column}\nab-1,Baking,Lochside College,{quoted}\n").credentials
    return record
