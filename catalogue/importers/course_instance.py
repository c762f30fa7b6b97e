"""What a schema.org CourseInstance says, and what an offer costs."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from catalogue.importers import times, vocabulary
from catalogue.importers.linked_data import Node
from catalogue.importers.money import price_in
from catalogue.importers.plain_text import line
from catalogue.importers.presentations import Presentation

CURRENCY = re.compile(r"[A-Za-z]{3}")


def read_instance(node: Node) -> Presentation:
    """Two schedules, one of weeks and one of hours, may both be given; the weekly one says most."""
    weeks, hours = _schedule(node)
    words = node.texts("courseWorkload")
    modes = [one.rsplit("#", 1)[-1].rsplit("/", 1)[-1] for one in node.texts("courseMode")]
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
    for one in node.nodes("courseSchedule"):
        if (one.text("repeatFrequency") or "").lower() in {"weekly", "p1w", "p7d"}:
            count = one.text("repeatCount") or ""
            return times.weeks(f"{count} weeks"), times.hours(one.text("duration"))
    return None, None


def _location(node: Node) -> str | None:
    for value in node.values("location"):
        if not isinstance(value, Node):
            return line(str(value))
        if "VirtualLocation" not in value.types:
            towns = [place.text("addressLocality") for place in (*value.nodes("address"), value)]
            return next((found for town in (*towns, value.name) if (found := line(town))), None)
    return None


def offered_price(node: Node) -> dict[str, Any] | None:
    """The first offer that says a price and its currency. Nought is free only where the course also says so."""
    free = True in node.values("isAccessibleForFree")
    for offer in node.nodes("offers"):
        for one in (offer, *offer.nodes("priceSpecification")):
            price = _price(one, free or "free" in {text.lower() for text in offer.texts("category")})
            if price:
                units = [text.lower() for text in (*offer.texts("unitText"), *_units(offer))]
                per = {"per": "cohort"} if "cohort" in units else {}
                return {**price, **per, "as_of": times.date(offer.text("validFrom"))}
    return {"amount": Decimal(0)} if free else None


def _units(offer: Node) -> list[str]:
    return [text for one in offer.nodes("priceSpecification") for text in one.texts("unitText")]


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
