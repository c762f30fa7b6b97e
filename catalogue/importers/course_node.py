"""The credential that a schema.org Course describes, or the problems of the Course."""

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
    """The credential, or every problem of the course. Starts before `today` are left out."""
    title = first(map(line, course.texts("name")))
    provider = first(map(line, course.texts("provider", "sourceOrganization", "publisher")))
    key = _identity(course, provider)
    instances = [read_instance(node) for node in course.nodes("hasCourseInstance")]
    faults = [
        *([] if title else ["there is no name"]),
        *([] if provider else ["there is no provider"]),
        *([] if key or not provider else ["there is no identifier, code or address"]),
        *(fault for instance in instances if (fault := instance.fault)),
    ]
    if faults:
        yield from (Problem(checker.location(number, title), fault) for fault in faults)
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
    """The catalogue's own id where the course has it; else an id from its provider and identifier, code or address."""
    for node in course.nodes("identifier"):
        if node.text("propertyID") == CATALOGUE:
            return node.text("value")
    codes = [value.text("value") if isinstance(value, Node) else str(value) for value in course.values("identifier")]
    addresses = [address for address in (*course.texts("url"), course.id) if address and not address.startswith("_:")]
    identifier = first(map(line, (*codes, *course.texts("courseCode"), *addresses)))
    return stable_id(provider, identifier) if provider and identifier else None


def _words(values: Iterable[Any]) -> list[str]:
    """The texts, and the names of nodes; defined terms are left out, because they are skills."""
    names = (value.name if isinstance(value, Node) else value for value in values if not _is_skill(value))
    return [name for name in names if isinstance(name, str)]


def _skills(values: Iterable[Any]) -> tuple[dict[str, Any], ...] | None:
    skills = {
        label: {"label": label, "uri": first(map(web_address, (term.text("url"), term.id)))}
        for term in values
        if _is_skill(term) and (label := line(term.name))
    }
    return tuple(skills.values())


def _is_skill(value: Any) -> bool:
    return isinstance(value, Node) and "DefinedTerm" in value.types


def _languages(course: Node) -> tuple[str, ...]:
    codes = (
        vocabulary.language(text)
        for value in course.values("inLanguage")
        for text in (value.texts("alternateName", "name") if isinstance(value, Node) else [str(value)])[:1]
    )
    return tuple(dict.fromkeys(filter(None, codes)))
