"""The presentation that a schema.org CourseInstance describes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from catalogue.importers import times, vocabulary
from catalogue.importers.linked_data import Node
from catalogue.importers.offers import offered_price, offered_words
from catalogue.importers.plain_text import line
from catalogue.importers.presentations import Presentation
from catalogue.importers.values import first

CALLED_OFF = ("EventCancelled", "EventPostponed")
NO_PLACES = ("SoldOut", "OutOfStock", "Discontinued")
ANY_LEVEL = 4
"""How many instances may enclose one another: a term, its runs, their sessions."""


def read_instances(node: Node, today: dt.date, depth: int = 0) -> list[Presentation]:
    """The presentations of the node's instances and of what they are part of; cancelled and full ones are left out."""
    found: list[Presentation] = []
    for instance in node.nodes("hasCourseInstance"):
        if not closed(instance):
            found.append(read_instance(instance, today))
            if depth < ANY_LEVEL:
                found += read_instances(instance, today, depth + 1)
    return found


def read_instance(node: Node, today: dt.date) -> Presentation:
    """The presentation of a CourseInstance; a weekly schedule counts before the workload and the duration.

    A day or a place that it does not say itself is that of the event which it is part of.
    """
    weeks, hours, start = _schedule(node)
    events = (node, *node.nodes("superEvent"))
    words = node.texts("courseWorkload")
    modes = delivery(node)
    offers = node.nodes("offers")
    return Presentation(
        start=times.date(node.text("startDate")) or start or _day(events, "startDate"),
        end=_day(events, "endDate"),
        any_time=any(map(times.any_time, (*words, *modes, *node.texts("startDate", "description", "name")))),
        weeks=weeks or next(filter(None, map(times.weeks, (*words, *node.texts("duration", "timeRequired")))), None),
        hours_per_week=hours or next(filter(None, map(times.hours_a_week, words)), None),
        mode=vocabulary.mode(*modes),
        pattern=vocabulary.pattern(*modes),
        unread_mode=vocabulary.unread(*modes),
        unread_pattern=vocabulary.unread(*modes),
        location=first(map(_location, events)),
        price=offered_price(node, today),
        price_words=offered_words(node, today),
        languages=tuple(filter(None, map(vocabulary.language, node.texts("inLanguage")))),
        open_until=max(filter(None, (times.date(offer.text("availabilityEnds")) for offer in offers)), default=None),
    )


def _day(events: Sequence[Node], name: str) -> dt.date | None:
    return first(times.date(event.text(name)) for event in events)


def delivery(node: Node) -> list[str]:
    """What the node says about how it is taught: the names of addresses, and texts."""
    words = node.texts("courseMode", "eventAttendanceMode")
    return [word.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if "://" in word else word for word in words]


def _schedule(node: Node) -> tuple[int | None, float | None, dt.date | None]:
    """Weeks, hours a week and start of the first weekly schedule; the start of the first of other schedules."""
    schedules = node.nodes("courseSchedule", "eventSchedule")
    for schedule in schedules:
        if (schedule.text("repeatFrequency") or "").lower() in {"weekly", "p1w", "p7d"}:
            count = schedule.text("repeatCount") or ""
            start = times.date(schedule.text("startDate"))
            return times.weeks(f"{count} weeks"), times.hours(schedule.text("duration")), start
    return None, None, next((times.date(schedule.text("startDate")) for schedule in schedules), None)


def _location(node: Node) -> str | None:
    for value in node.values("location"):
        if not isinstance(value, Node):
            return line(str(value))
        if "VirtualLocation" not in value.types:
            inside = value.values("address")
            towns = [address.text("addressLocality") for address in (*value.nodes("address"), value)]
            written = [str(address) for address in inside if not isinstance(address, Node)]
            return next(filter(None, map(line, (*towns, value.name, *written))), None)
    return None


def closed(node: Node) -> bool:
    """Whether it is called off, or has offers and none of them has a place left."""
    offers = node.nodes("offers")
    full = bool(offers) and all(_ends_with(offer.texts("availability"), NO_PLACES) for offer in offers)
    return full or _ends_with(node.texts("eventStatus"), CALLED_OFF)


def _ends_with(texts: list[str], endings: tuple[str, ...]) -> bool:
    return any(text.endswith(endings) for text in texts)
