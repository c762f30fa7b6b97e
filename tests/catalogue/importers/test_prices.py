"""Prices as feeds write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from catalogue.importers.money import price_in


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("UK fee: GBP170.00; Ireland fee: GBP340.00", "170.00", "GBP"),
        ("Home: £500, International: £1,500", "500.00", "GBP"),
        ("Scotland: £1,820; Rest of UK: £9,250", "1820.00", "GBP"),
        ("£495", "495.00", "GBP"),
        ("Course fee: £495 per person", "495.00", "GBP"),
        ("155 GBP", "155.00", "GBP"),
        ("€80.50", "80.50", "EUR"),
        ("170.0000", "170.00", "GBP"),
        ("£95; £95", "95.00", "GBP"),
    ],
)
def test_a_plain_price_is_read(text: str, amount: str, currency: str) -> None:
    assert price_in(text) == {"amount": Decimal(amount), "currency": currency}


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "0",
        "0.0000",
        "GBP0.00",
        "Ireland fee: GBP340.00",
        "Rest of UK: £9,250; Ireland: £9,250",
        "from £100",
        "£100-£200",
        "£495 + VAT",
        "£30 per credit",
        "Costs are paid per unit",
        "£1.234",
        "£12345678901",
        "POA",
    ],
)
def test_what_is_no_plain_price_is_unknown(text: str | None) -> None:
    assert price_in(text) is None


@pytest.mark.parametrize("text", ["Free", "no fee", "Free of charge."])
def test_only_words_say_free(text: str) -> None:
    assert price_in(text) == {"amount": Decimal(0)}


def test_a_price_for_a_group_says_so() -> None:
    assert price_in("£900 per group of 12") == {"amount": Decimal("900.00"), "currency": "GBP", "per": "cohort"}
