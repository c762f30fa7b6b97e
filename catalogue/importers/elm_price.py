"""The price that the price details of a learning opportunity give, if it is the price of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from catalogue import frameworks
from catalogue.importers import times
from catalogue.importers.linked_data import Node
from catalogue.importers.money import HOME, agreed_price, in_currency, number, price_in, price_words

OWN = re.compile(r"per (learner|cohort)(?:, as published on (\d{4}-\d\d-\d\d))?")
"""How this catalogue describes a price."""


def prices(details: Sequence[Node]) -> tuple[dict[str, Any] | None, str | None]:
    """The price on which the details agree, in pounds before other currencies, and what they say in words.

    Several details with labels are prices for several people, so none of them is the price of all. An amount of nought
    is unknown, because registers write it for unknown, except where this catalogue wrote it.
    """
    read = [_price(detail) for detail in details]
    at_home = [price for price in read if price and price["currency"] == HOME]
    price = agreed_price(at_home) if at_home and not any(map(_label, details)) else None
    if price is None and all(read):
        price = agreed_price(read)
    return price, None if price else price_words(map(_said, details))


def _price(detail: Node) -> dict[str, Any] | None:
    value, currency, description = _parts(detail)
    if own := OWN.fullmatch(description or ""):
        amount = Decimal(0) if value and not value.strip("0.") else None
        price = {"amount": amount, "currency": currency} if amount is not None else price_in(value, currency)
        return {**price, "per": own[1], "as_of": times.date(own[2])} if price else None
    words = " ".join(filter(None, (_label(detail), description)))
    if not value:
        return price_in(words)
    return price_in(f"{currency} {value} {words}") if words else price_in(value, currency)


def _said(detail: Node) -> str | None:
    """`Members: EUR 20`, `£400 per term`, or a text."""
    value, currency, description = _parts(detail)
    amount = in_currency(value, currency) if value and number(value) else None
    words = " ".join(filter(None, (amount, description)))
    return f"{_label(detail)}: {words}" if _label(detail) and words else words


def _parts(detail: Node) -> tuple[str | None, str, str | None]:
    amounts = detail.nodes("amount")
    unit = next((value for amount in amounts for value in amount.values("unit")), None)
    address = unit.id or "" if isinstance(unit, Node) else str(unit or "")
    value = next((amount.text("value") for amount in amounts), None)
    return value, frameworks.currency_at(address) or HOME, detail.text("description")


def _label(detail: Node) -> str | None:
    return detail.text("prefLabel")
