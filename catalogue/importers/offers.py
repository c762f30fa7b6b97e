"""The price that the offers of a schema.org course or course instance give, if it is the price of the whole."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from catalogue.importers import times
from catalogue.importers.linked_data import Node
from catalogue.importers.money import BARE, HOME, HOMES, agreed_price, in_currency, price_in, price_words, states_amount

CURRENCY = re.compile(r"[A-Za-z]{3}")
EXPIRY = ("validThrough", "priceValidUntil", "availabilityEnds")
LOWEST, HIGHEST = ("lowPrice", "minPrice"), ("highPrice", "maxPrice")
A_PART = ("billingDuration", "billingIncrement", "billingStart", "referenceQuantity")
"""Properties of a price of a part of the offer: a month, a unit, an instalment."""

NOT_FOR_ALL = re.compile(
    r"\b(?:early|bird|deposit|concession\w*|members?|alumni|instal\w*|registration|discount\w*|reduced|subscri\w+|"
    r"month\w*|annual\w*|year\w*|term\w*|module|session|unit|partners?|unemployed|retired)\b",
    re.I,
)
"""Words of a name or category by which an offer is not the price that anybody pays for the whole."""

FOR_A_PART = re.compile(
    r"(?:(?<!hours )(?<!hrs )(?<!days )\b(?:per|each|every)\s+|/\s*)"
    r"(?:month|term|year|semester|module|session|unit|lesson|class|stage|week|day|hour|instalment)\b",
    re.I,
)
"""Words of a description by which the price is that of a part."""

EVERYWHERE = re.compile(r"\b(?:worldwide|world|everywhere|global|anywhere)\b", re.I)


def offered_price(node: Node, today: dt.date) -> dict[str, Any] | None:
    """The price on which the offers that still hold agree, in pounds before other currencies; 0 for a free course.

    An offer with a price of nought is left out unless it or the course says that it is free. A price for a part of the
    course, for some people only or that has run out does not count, and different prices leave the price unknown.
    """
    free = any(str(value).rsplit("/", 1)[-1].lower() == "true" for value in node.values("isAccessibleForFree"))
    prices = [price for offer in node.nodes("offers") for price in _prices(offer, free, today)]
    prices = [price for price in prices if price.get("currency") == HOME or not price["amount"]] or prices
    if prices:
        return agreed_price(prices)
    return {"amount": Decimal(0)} if free or _free(node) else None


def offered_words(node: Node, today: dt.date) -> str | None:
    """What the offers that still hold say of the price, in words: a range, several prices with their names, a text."""
    offers = [offer for offer in node.nodes("offers") if not _expired(offer, today)]
    return price_words(words for offer in offers for words in _said(offer))


def _said(offer: Node) -> Iterator[str]:
    """The prices of an offer as people write them, after its name; none for one of a part that only a program reads."""
    parts = (offer, *offer.nodes("priceSpecification"))
    if any(part.values(*A_PART) or part.texts("unitText") for part in parts):
        return
    if _abroad(offer):
        return
    name, category, described = offer.text("name"), offer.text("category"), offer.text("description")
    label = name or (category if category and NOT_FOR_ALL.search(category) else None)
    for part in parts:
        if words := _amounts(part):
            words = f"{words} ({described})" if described and FOR_A_PART.search(described) else words
            yield f"{label}: {words}" if label else words
    if described and states_amount(described) and not any(map(_amounts, parts)):
        yield described


def _amounts(node: Node) -> str | None:
    """`£350`, `£200 to £350`, `from £200`, `up to £350`, or a text; None where it is unclear how much that is."""
    currency = (node.text("priceCurrency") or "").upper()
    price, low, high = (_written(node.text(*names), currency) for names in (("price",), LOWEST, HIGHEST))
    if price or low == high:
        return price or low
    return f"{low} to {high}" if low and high else f"from {low}" if low else f"up to {high}"


def _written(amount: str | None, currency: str) -> str | None:
    return in_currency(amount, currency) if amount and BARE.fullmatch(amount.strip()) else amount


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
    parts = (offer, *specifications)
    if any(node.values(*A_PART) for node in parts) or _abroad(offer):
        return
    if any(FOR_A_PART.search(text) for node in parts for text in node.texts("description")):
        return
    units = {text.lower() for node in (offer, *specifications) for text in node.texts("unitText")}
    per = {"per": "cohort"} if "cohort" in units or "group" in units else {}
    if units - {"cohort", "group", "learner", "person", "student", "participant", "place", "course"}:
        return
    for node in (offer, *specifications):
        if price := _price(node, free or _called_free(offer)):
            yield {**price, **per, "as_of": times.date(offer.text("validFrom"))}


def _abroad(offer: Node) -> bool:
    """Whether the offer names the regions that it is for, and ours is none of them."""
    regions = offer.texts("eligibleRegion")
    return bool(regions) and not any(here.search(text) for text in regions for here in (*HOMES, EVERYWHERE))


def _expired(node: Node, today: dt.date) -> bool:
    return any(day < today for text in node.texts(*EXPIRY) if (day := times.date(text)))


def _price(node: Node, free: bool) -> dict[str, Any] | None:
    low, high = node.text(*LOWEST), node.text(*HIGHEST)
    amount = node.text("price") or (low if low == high else None)
    currency = (node.text("priceCurrency") or "").upper()
    if amount is None:
        return None
    if free and not amount.strip("0., "):
        return {"amount": Decimal(0), "currency": currency if CURRENCY.fullmatch(currency) else HOME}
    if not CURRENCY.fullmatch(currency):
        return price_in(amount) if re.search(r"[£€$A-Z]", amount, re.I) else None
    return price_in(amount, currency)
