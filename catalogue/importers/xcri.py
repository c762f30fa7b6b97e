"""Credentials from XCRI-CAP 1.2, the course feed of British colleges and universities (BS 8581, in XML).

Each course of a provider becomes a credential; its presentations give starts, location, mode and price. Real feeds
depart from the profile, so elements are matched by local name, and terms outside its vocabularies are unknown.
`mlo:level` is not read: the profile forbids it, and feeds put anything there.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue.importers import times
from catalogue.importers.checking import Checker
from catalogue.importers.ids import stable_id
from catalogue.importers.plain_text import line, plain, prose
from catalogue.importers.presentations import merge
from catalogue.importers.reading import MEGABYTE, Progress, forgiving, pieces
from catalogue.importers.scqf import names_scqf
from catalogue.importers.scqf import number as scqf_number
from catalogue.importers.values import distinct, first, known, web_address
from catalogue.importers.xcri_presentation import read_presentation
from catalogue.importers.xml_stream import Element, stream
from catalogue.problems import Problem
from catalogue.records import Credential

MAX_BYTES = 500 * MEGABYTE
# a subject code without a name, such as "KC.3" or "LDCS1: DB."
CODE = re.compile(r"[A-Z]{1,5}\d?:.*|[A-Z]{0,3}[\d.]+")


def read_xcri(
    path: Path, *, source: str | None = None, progress: Progress | None = None, today: dt.date | None = None
) -> Iterator[Credential | Problem]:
    """Every course of the feed as a credential or as its problems, each with the course's number and title.

    Starts before `today` are left out. Raises UnreadableFile when the file is too large, is no well-formed XCRI
    catalogue, declares a document type, or has a record that is too large or too deeply nested.
    """
    today = today or dt.datetime.now(dt.UTC).date()
    checker, numbers = Checker("course", source), itertools.count(1)
    text = forgiving(pieces(path, most=MAX_BYTES, progress=progress), path.name)

    def read(course: Element, ancestors: list[Element]) -> list[Credential | Problem]:
        return list(_credential(course, ancestors, next(numbers), checker, today))

    for items in stream(text, path.name, root="catalog", record="course", make=read):
        yield from items


def _credential(
    course: Element, ancestors: list[Element], number: int, checker: Checker, today: dt.date
) -> Iterator[Credential | Problem]:
    title = first(map(line, course.texts("title")))
    provider = first(map(line, ancestors[-1].texts("title"))) if ancestors[-1].name == "provider" else None
    identifier = _identifier(course)
    presentations = [read_presentation(element) for element in course.children("presentation")]
    faults = [
        *([] if title else ["there is no title"]),
        *([] if identifier else ["there is no identifier"]),
        *([] if provider else ["its provider has no title before its courses"]),
        *(fault for presentation in presentations if (fault := presentation.fault)),
    ]
    if faults or not (title and provider and identifier):
        yield from (Problem(checker.location(number, title), fault) for fault in faults)
        return
    offer = merge(presentations, today)
    day = _generated(ancestors[0], today)
    fields = {
        "id": stable_id(provider, identifier),
        "title": title,
        "provider": provider,
        **_facts(course),
        **offer,
        "price": {**offer["price"], "as_of": day} if offer["price"] else None,
        "last_verified": day,
    }
    yield from checker.check(number, known(fields), name=title)


def _facts(course: Element) -> dict[str, Any]:
    blocks = [block for block in course.children("credit") if any(map(names_scqf, block.texts("scheme")))]
    points = first(scqf_number(text) for block in blocks for text in block.texts("value"))
    outcomes = (item for text in course.texts("learningOutcome") for item in plain(text).split("\n"))
    return {
        "awarding_body": first(map(line, course.texts("qualification", "awardedBy"))),
        "description": _description(course),
        "subjects": distinct(line(text) for text in course.texts("subject") if not CODE.fullmatch(text)),
        "learning_outcomes": distinct(map(prose, outcomes)),
        "scqf_level": first(scqf_number(text) for block in blocks for text in block.texts("level")),
        "scqf_credits": points,
        "credit_bearing": True if points else None,
        "assessment": first(map(prose, course.texts("assessment"))),
        "entry_requirements": first(map(prose, course.texts("prerequisite"))),
        "recognised_by": distinct(map(line, course.texts("qualification", "accreditedBy"))),
        "url": first(map(web_address, course.texts("url"))),
    }


def _description(course: Element) -> str | None:
    """The descriptions without a type; else the abstract, the objective or any other description."""
    general = [element.text() for element in course.children("description") if "type" not in element.attributes]
    others = [text for name in ("abstract", "objective", "description") for text in course.texts(name)]
    return first(map(prose, ("\n".join(general), *others)))


def _identifier(course: Element) -> str | None:
    """The provider's own code where there is one, else the address that identifies the course."""
    identifiers = distinct(map(line, course.texts("identifier")))
    return first((*(code for code in identifiers if "://" not in code), *identifiers))


def _generated(catalogue: Element, today: dt.date) -> dt.date | None:
    """The day on which the provider made the feed, which verifies its records; None if unknown or after `today`."""
    day = times.date(catalogue.attributes.get("generated"))
    return day if day and day <= today else None
