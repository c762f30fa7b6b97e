"""The credential that a schema.org Course, programme or lone course instance describes, or its problems."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from catalogue.importers import times, vocabulary
from catalogue.importers.checking import Checker
from catalogue.importers.course_awards import awards, credit_points, level
from catalogue.importers.course_identity import identity, provider_of
from catalogue.importers.course_instance import closed, delivery, read_instance, read_instances
from catalogue.importers.linked_data import Node
from catalogue.importers.offers import offered_price, offered_words
from catalogue.importers.plain_text import line, prose
from catalogue.importers.presentations import Presentation, merge, possible
from catalogue.importers.values import distinct, first, known, web_address
from catalogue.problems import Problem, warning
from catalogue.records import Credential


@dataclass(frozen=True)
class Surroundings:
    """What the document says about a course outside of it: its only organisation, and the address of the page."""

    organisation: str | None = None
    address: str | None = None


def read_course(
    course: Node,
    within: Sequence[Node],
    number: int,
    checker: Checker,
    today: dt.date,
    around: Surroundings,
) -> Iterator[Credential | Problem]:
    """The credential after its warnings, or every error of the course. Starts before `today` are left out."""
    title = first(map(line, course.texts("name", "headline")))
    place = checker.location(number, title)
    provider = provider_of(course, within) or line(around.organisation) or checker.source
    if (expired := times.date(course.text("expires"))) and expired < today:
        yield warning(place, f"it expired on {expired} and is left out")
        return
    faults = [*([] if title else ["there is no name"]), *([] if provider else ["there is no provider"])]
    if faults or not (title and provider):
        yield Problem(place, "; ".join(faults))
        return
    runs = list(_presentations(course, today))
    yield from (warning(place, run.fault) for run in runs if run.fault)
    fields = {
        "id": identity(course, provider, title, around.address),
        "title": title,
        "provider": provider,
        **merge(possible(runs), today),
        **known(_facts(course, today)),
    }
    if fields.get("price"):
        fields.pop("price_words", None)
    yield from checker.check(number, known(fields), name=title)


def _presentations(course: Node, today: dt.date) -> Iterator[Presentation]:
    """The presentations of the course's instances; what the course itself says counts where there are none.

    Nobody can begin a course that is called off or full, so its presentations lose their starts.
    """
    for run in read_instances(course, today) or [read_instance(course, today)]:
        yield replace(run, start=None, any_time=False) if closed(course) else run


def _facts(course: Node, today: dt.date) -> dict[str, Any]:
    taught = [*course.values("teaches"), *course.values("competencyRequired")]
    awarded = awards(course)
    points = credit_points(course) or awarded.get("scqf_credits")
    modes = [*delivery(course), *course.texts("educationalProgramMode")]
    about = course.values("about", "keywords")
    return {
        **awarded,
        "description": first(map(prose, course.texts("description", "abstract"))),
        "subjects": distinct(line(part) for text in _words(about) for part in re.split("[,;]", text)),
        "learning_outcomes": distinct(prose(text) for text in _words(taught)),
        "skills": _skills([*taught, *about]),
        "scqf_level": level(course) or awarded.get("scqf_level"),
        "scqf_credits": points,
        "credit_bearing": awarded.get("credit_bearing")
        if awarded.get("credit_bearing") is not None
        else _bearing(course),
        "mode": vocabulary.mode(*modes),
        "pattern": vocabulary.pattern(*modes),
        "duration_weeks": first(map(times.weeks, course.texts("timeRequired", "timeToComplete", "duration"))),
        "hours_per_week": first(map(times.hours_a_week, course.texts("courseWorkload"))),
        "price": offered_price(course, today),
        "price_words": offered_words(course, today),
        "entry_requirements": prose("\n".join(course.texts("coursePrerequisites", "programPrerequisites"))),
        "stacks_into": distinct(map(line, course.texts("isPartOf"))),
        "languages": _languages(course) or None,
        "url": first(map(web_address, course.texts("url"))),
        "source": first(map(line, course.texts("sdPublisher"))),
        "last_verified": times.date(course.text("sdDatePublished")),
        "sample": True if course.text("creativeWorkStatus") == "Sample" else None,
    }


def _bearing(course: Node) -> bool | None:
    """True where an amount of credit is stated, be it of no framework."""
    amounts = course.texts("numberOfCredits")
    amounts += [amount for node in course.nodes("numberOfCredits") for amount in node.texts("value", "minValue")]
    return True if any(amount.strip().strip("0.") for amount in amounts) else None


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
