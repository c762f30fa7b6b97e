"""The price that the offers of a schema.org course or course instance give, if it is the price of the whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from catalogue.importers import times
from catalogue.importers.linked_data import Node
from catalogue.importers.money import HOME, agreed_price, price_in

CURRENCY = re.compile(r"[A-Za-z]{3}")
EXPIRY = ("validThrough", "priceValidUntil", "availabilityEnds")
A_PART = ("billingDuration", "billingIncrement", "billingStart", "referenceQuantity")
"""Properties of a price of a part of the offer: a month, a unit, an instalment."""

NOT_FOR_ALL = re.compile(
    r"\b(?:early|bird|deposit|concession\w*|members?|alumni|instal\w*|registration|discount\w*|reduced|subscri\w+|"
    r"month\w*|annual\w*|year\w*|term\w*|module|session|unit|partners?|unemployed|retired)\b",
    re.I,
)
"""Words of a name or category by which an offer is not the price that anybody pays for the whole."""


def offered_price(node: Node, today: dt.date) -> dict[str, Any] | None:
    """The price on which the offers that still hold agree, in pounds before other currencies; 0 for a free course.

    An offer with a price of nought is left out unless it or the course says that it is free. A price for a part of the
    course, for some people only or that has run out does not count, and different prices leave the price unknown.
    """
    free = any(str(value).lower() == "true" for value in node.values("isAccessibleForFree"))
    prices = [price for offer in node.nodes("offers") for price in _prices(offer, free, today)]
    prices = [price for price in prices if price.get("currency") == HOME or not price["amount"]] or prices
    if prices:
        return agreed_price(prices)
    return {"amount": Decimal(0)} if free or _free(node) else None


def _free(node: Node) -> bool:
    """Whether the only offer is called free and has no price."""
    offers = node.nodes("offers")
    return len(offers) == 1 and _called_free(offers[0]) and not offers[0].texts("price")


def _called_free(offer: Node) -> bool:
    return "free" in {text.lower() for text in offer.texts("category")}


def _prices(offer: Node, free: bool, today: dt.date) -> Iterator[dict[str, Any]]:
    specifications = offer.nodes("priceSpecification")
    words = " ".join(
        (*offer.texts("name", "category"), *(text for part in specifications for text in part.texts("name")))
    )
    if NOT_FOR_ALL.search(words) or any(_expired(node, today) for node in (offer, *specifications)):
        return
    if any(node.values(*A_PART) for node in (offer, *specifications)):
        return
    units = {text.lower() for node in (offer, *specifications) for text in node.texts("unitText")}
    per = {"per": "cohort"} if "cohort" in units or "group" in units else {}
    if units - {"cohort", "group", "learner", "person", "student", "participant", "place", "course"}:
        return
    for node in (offer, *specifications):
        if price := _price(node, free or _called_free(offer)):
            yield {**price, **per, "as_of": times.date(offer.text("validFrom"))}


def _expired(node: Node, today: dt.date) -> bool:
    return any(day < today for text in node.texts(*EXPIRY) if (day := times.date(text)))


def _price(node: Node, free: bool) -> dict[str, Any] | None:
    low, high = node.text("lowPrice", "minPrice"), node.text("highPrice", "maxPrice")
    amount = node.text("price") or (low if low == high else None)
    currency = (node.text("priceCurrency") or "").upper()
    if amount is None:
        return None
    if not CURRENCY.fullmatch(currency):
        return price_in(amount) if re.search(r"[£€$A-Z]", amount, re.I) else None
    if free and not amount.strip("0., "):
        return {"amount": Decimal(0), "currency": currency}
    return price_in(amount, currency)
