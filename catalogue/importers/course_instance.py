"""The presentation that a schema.org CourseInstance describes, and the price of an offer."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from catalogue.importers import times, vocabulary
from catalogue.importers.linked_data import Node
from catalogue.importers.money import price_in
from catalogue.importers.plain_text import line
from catalogue.importers.presentations import Presentation
from catalogue.importers.values import first

CURRENCY = re.compile(r"[A-Za-z]{3}")


def read_instance(node: Node) -> Presentation:
    """The presentation of a CourseInstance; a weekly schedule counts before the workload and the duration."""
    weeks, hours = _schedule(node)
    words = node.texts("courseWorkload")
    modes = [mode.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for mode in node.texts("courseMode")]
    return Presentation(
        start=times.date(node.text("startDate")),
        end=times.date(node.text("endDate")),
        any_time=any(map(times.any_time, (*words, *modes, *node.texts("description")))),
        weeks=weeks or next(filter(None, map(times.weeks, (*words, *node.texts("duration", "timeRequired")))), None),
        hours_per_week=hours or next(filter(None, map(times.hours_a_week, words)), None),
        mode=vocabulary.mode(*modes),
        pattern=vocabulary.pattern(*modes),
        location=_location(node),
        price=offered_price(node),
        languages=tuple(filter(None, map(vocabulary.language, node.texts("inLanguage")))),
    )


def _schedule(node: Node) -> tuple[int | None, float | None]:
    """Weeks, and hours a week, of the first weekly schedule."""
    for schedule in node.nodes("courseSchedule"):
        if (schedule.text("repeatFrequency") or "").lower() in {"weekly", "p1w", "p7d"}:
            count = schedule.text("repeatCount") or ""
            return times.weeks(f"{count} weeks"), times.hours(schedule.text("duration"))
    return None, None


def _location(node: Node) -> str | None:
    for value in node.values("location"):
        if not isinstance(value, Node):
            return line(str(value))
        if "VirtualLocation" not in value.types:
            towns = [address.text("addressLocality") for address in (*value.nodes("address"), value)]
            return first(map(line, (*towns, value.name)))
    return None


def offered_price(node: Node) -> dict[str, Any] | None:
    """The first price with a currency among the offers, or 0 for a free course without one.

    An offer with a price of nought is left out unless it or the course says that it is free.
    """
    free = True in node.values("isAccessibleForFree")
    for offer in node.nodes("offers"):
        for specification in (offer, *offer.nodes("priceSpecification")):
            price = _price(specification, free or "free" in {text.lower() for text in offer.texts("category")})
            if price:
                units = [text.lower() for text in (*offer.texts("unitText"), *_units(offer))]
                per = {"per": "cohort"} if "cohort" in units else {}
                return {**price, **per, "as_of": times.date(offer.text("validFrom"))}
    return {"amount": Decimal(0)} if free else None


def _units(offer: Node) -> list[str]:
    return [text for specification in offer.nodes("priceSpecification") for text in specification.texts("unitText")]


def _price(node: Node, free: bool) -> dict[str, Any] | None:
    amount, currency = node.text("price"), (node.text("priceCurrency") or "").upper()
    if amount is None:
        return None
    if not CURRENCY.fullmatch(currency):
        return price_in(amount) if re.search(r"[£€$A-Z]", amount, re.I) else None
    try:
        value = Decimal(amount.replace(",", ""))
    except ArithmeticError:
        return price_in(amount)
    if value == 0 and not free:
        return None
    return {"amount": value, "currency": currency}
