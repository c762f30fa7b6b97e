"""Credentials from XCRI-CAP 1.2, the course feed of British colleges and universities (BS 8581, in XML).

Each course of a provider becomes a credential; its presentations give starts, location, mode and price. Real feeds
depart from the profile, so elements are matched by local name, and terms outside its vocabularies are unknown.
`mlo:level` is read only where it names the SCQF: the profile forbids it, and feeds put anything there.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalogue.importers import times
from catalogue.importers.checking import Checker
from catalogue.importers.ids import stable_id
from catalogue.importers.plain_text import line, plain, prose
from catalogue.importers.presentations import merge, possible
from catalogue.importers.reading import MEGABYTE, Progress, forgiving, pieces
from catalogue.importers.scqf import credits_in, from_ects, level_in, names_ects, names_scqf
from catalogue.importers.scqf import number as scqf_number
from catalogue.importers.values import distinct, first, known, web_address
from catalogue.importers.xcri_presentation import read_presentation
from catalogue.importers.xml_stream import REPOSITORY, Element, stream
from catalogue.problems import Problem, warning
from catalogue.records import Credential

MAX_BYTES = 500 * MEGABYTE
ROOTS = ("catalog", REPOSITORY)
"""A catalogue, or records of a repository, each of which may hold one."""

DELETED = "3"
"""The record status of a course that its provider has withdrawn (XCRI-CAP 1.2, `recstatus`)."""

SAYS_NO_MORE = {"certificate", "diploma", "award", "none", "of", "completion", "attendance"}
"""Words of a qualification's title that tell no two courses apart."""

ENTRY = (("prerequisite",), ("entryRequirements",), ("entryProfile",), ("presentation", "entryRequirements"))
"""Where entry requirements stand; all but the first are of XCRI 1.1."""

LEADS_TO = "leadsto"
"""The type of a description that names what a course leads to, in lower case."""

MAIN = ("", "topic", "careeroutcome")
"""The types of the descriptions that are read as one, the first of those that state none."""

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

    for items in stream(text, path.name, roots=ROOTS, record="course", make=read):
        yield from items


def _credential(
    course: Element, ancestors: list[Element], number: int, checker: Checker, today: dt.date
) -> Iterator[Credential | Problem]:
    title = _title(course)
    provider = first(map(line, ancestors[-1].texts("title"))) if ancestors[-1].name == "provider" else None
    provider = provider or checker.source
    identifier = _identifier(course) or title
    if DELETED in (element.attributes.get("recstatus") for element in (course, *ancestors)):
        return
    faults = [
        *([] if title else ["there is no title"]),
        *([] if provider else ["its provider has no title before its courses"]),
    ]
    if faults or not (title and provider and identifier):
        yield Problem(checker.location(number, title), "; ".join(faults))
        return
    presentations = [read_presentation(element) for element in course.children("presentation")]
    yield from (warning(checker.location(number, title), item.fault) for item in presentations if item.fault)
    offer = merge(possible(presentations), today)
    day = _generated(ancestors, today)
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


def _title(course: Element) -> str | None:
    """The title, with that of the qualification where it says more: many courses of a college share the first."""
    title, award = (first(map(line, course.texts(*path))) for path in (("title",), ("qualification", "title")))
    if not title or not award or _words(award) <= _words(title) | SAYS_NO_MORE:
        return title
    return award if _words(title) <= _words(award) else line(f"{title} ({award})")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _facts(course: Element) -> dict[str, Any]:
    outcomes = (item for text in course.texts("learningOutcome") for item in plain(text).split("\n"))
    typed = _typed_descriptions(course)
    return {
        **_level_and_credit(course),
        "awarding_body": first(map(line, course.texts("qualification", "awardedBy"))),
        "description": _description(course, typed),
        "subjects": distinct(line(text) for text in course.texts("subject") if not CODE.fullmatch(text)),
        "learning_outcomes": distinct(map(prose, outcomes)),
        "assessment": first(map(prose, course.texts("assessment"))),
        "entry_requirements": first(prose(text) for path in ENTRY for text in course.texts(*path)),
        "recognised_by": distinct(map(line, course.texts("qualification", "accreditedBy"))),
        "stacks_into": distinct(line(text) for text in typed.get(LEADS_TO, ())),
        "url": first(map(web_address, course.texts("url"))),
    }


def _level_and_credit(course: Element) -> dict[str, Any]:
    """Level and points of the credit blocks that name the SCQF; else those in words that name it, and ECTS."""
    blocks = course.children("credit")
    scottish = [block for block in blocks if any(map(names_scqf, block.texts("scheme")))]
    european = [block for block in blocks if any(map(names_ects, block.texts("scheme")))]
    of_no_scheme = [text for block in blocks if not block.texts("scheme") for text in block.texts("value")]
    points = first(scqf_number(text) for block in scottish for text in block.texts("value"))
    points = points or first(from_ects(text) for block in european for text in block.texts("value"))
    named = (*course.texts("level"), *course.texts("qualification", "title"), *course.texts("qualification", "level"))
    points = points or first(map(credits_in, named))
    return {
        "scqf_level": first(scqf_number(text) for block in scottish for text in block.texts("level"))
        or first(map(level_in, named)),
        "scqf_credits": points,
        "credit_bearing": True if points or any(map(scqf_number, of_no_scheme)) else None,
    }


def _description(course: Element, typed: Mapping[str, Sequence[str]]) -> str | None:
    """The descriptions without a type, then those of the topic; else the abstract, the objective or any other."""
    any_other = (text for kind, texts in typed.items() if kind != LEADS_TO for text in texts)
    main = "\n".join(text for kind in MAIN for text in typed.get(kind, ()))
    return first(map(prose, (main, *course.texts("abstract"), *course.texts("objective"), *any_other)))


def _typed_descriptions(course: Element) -> dict[str, list[str]]:
    """The texts of the descriptions of each type, by the last part of the type in lower case; "" for none."""
    typed: dict[str, list[str]] = {}
    for element in course.children("description"):
        kind = element.attributes.get("type", "").rpartition(":")[2].rpartition("#")[2].lower()
        typed.setdefault(kind, []).append(element.text())
    return typed


def _identifier(course: Element) -> str | None:
    """The provider's own code where there is one, else the address that identifies the course or shows it."""
    identifiers = distinct(map(line, (*course.texts("identifier"), *course.texts("url"))))
    return first((*(code for code in identifiers if "://" not in code), *identifiers))


def _generated(ancestors: list[Element], today: dt.date) -> dt.date | None:
    """The day on which the provider made the feed, which verifies its records; None if unknown or after `today`."""
    catalogues = (element for element in ancestors if element.name == "catalog")
    day = next((times.date(element.attributes.get("generated")) for element in catalogues), None)
    return day if day and day <= today else None
