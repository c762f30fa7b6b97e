"""What a schema.org Course says: the fields of a credential, or why it cannot be one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from catalogue.importers import times, vocabulary
from catalogue.importers.checking import Checker
from catalogue.importers.course_awards import awards, credit_points, level
from catalogue.importers.course_instance import offered_price, read_instance
from catalogue.importers.ids import stable_id
from catalogue.importers.linked_data import Node
from catalogue.importers.plain_text import line, prose
from catalogue.importers.presentations import merge
from catalogue.importers.values import distinct, first, known, web_address
from catalogue.problems import Problem
from catalogue.records import CATALOGUE, Credential


def read_course(course: Node, number: int, checker: Checker, today: dt.date) -> Iterator[Credential | Problem]:
    """The credential, or every problem of it. Starts before `today` are left out."""
    title = first(map(line, course.texts("name")))
    provider = first(map(line, course.texts("provider", "sourceOrganization", "publisher")))
    key = _identity(course, provider)
    instances = [read_instance(one) for one in course.nodes("hasCourseInstance")]
    faults = [
        *([] if title else ["there is no name"]),
        *([] if provider else ["there is no provider"]),
        *([] if key or not provider else ["there is no identifier, code or address"]),
        *(fault for one in instances if (fault := one.fault)),
    ]
    if faults:
        yield from (Problem(checker.place(number, title), fault) for fault in faults)
        return
    fields = {"id": key, "title": title, "provider": provider, **merge(instances, today), **known(_facts(course))}
    yield from checker.check(number, known(fields), name=title or "")


def _facts(course: Node) -> dict[str, Any]:
    taught = course.values("teaches")
    awarded = awards(course)
    return {
        **awarded,
        "description": first(map(prose, course.texts("description"))),
        "subjects": distinct(line(text) for text in _words(course.values("about"))),
        "learning_outcomes": distinct(prose(text) for text in _words(taught)),
        "skills": _skills([*taught, *course.values("about")]),
        "scqf_level": level(course) or awarded.get("scqf_level"),
        "scqf_credits": credit_points(course) or awarded.get("scqf_credits"),
        "duration_weeks": first(map(times.weeks, course.texts("timeRequired"))),
        "price": offered_price(course),
        "entry_requirements": prose("\n".join(course.texts("coursePrerequisites"))),
        "stacks_into": distinct(map(line, course.texts("isPartOf"))),
        "languages": _languages(course) or None,
        "url": first(map(web_address, course.texts("url"))),
        "source": first(map(line, course.texts("sdPublisher"))),
        "last_verified": times.date(course.text("sdDatePublished")),
        "sample": True if course.text("creativeWorkStatus") == "Sample" else None,
    }


def _identity(course: Node, provider: str | None) -> str | None:
    """Our own id where the course carries one; else one made of its provider and identifier, code or address."""
    for one in course.nodes("identifier"):
        if one.text("propertyID") == CATALOGUE:
            return one.text("value")
    codes = [one.text("value") if isinstance(one, Node) else str(one) for one in course.values("identifier")]
    addresses = [one for one in (*course.texts("url"), course.id) if one and not one.startswith("_:")]
    found = first(line(one) for one in (*codes, *course.texts("courseCode"), *addresses))
    return stable_id(provider, found) if provider and found else None


def _words(values: Iterable[Any]) -> list[str]:
    """Plain values and named things, but not defined terms: those are skills."""
    named = (one.name if isinstance(one, Node) else one for one in values if not _is_skill(one))
    return [one for one in named if isinstance(one, str)]


def _skills(values: Iterable[Any]) -> tuple[dict[str, Any], ...] | None:
    found = {
        label: {"label": label, "uri": first(map(web_address, (one.text("url"), one.id)))}
        for one in values
        if _is_skill(one) and (label := line(one.name))
    }
    return tuple(found.values())


def _is_skill(value: Any) -> bool:
    return isinstance(value, Node) and "DefinedTerm" in value.types


def _languages(course: Node) -> tuple[str, ...]:
    named = (
        vocabulary.language(text)
        for one in course.values("inLanguage")
        for text in ([*one.texts("alternateName"), *one.texts("name")] if isinstance(one, Node) else [str(one)])[:1]
    )
    return tuple(dict.fromkeys(filter(None, named)))
