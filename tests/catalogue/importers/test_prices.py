"""Prices as feeds write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.importers.money import BESIDE_A_PRICE, price_in


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


WORDS = st.sampled_from(
    ["per", "term", "month", "week", "module", "deposit", "saving", "was", "from", "each", "stage", "class", "unit"]
)


@given(amount=st.integers(1, 99_999), before=st.lists(WORDS, max_size=3), after=st.lists(WORDS, max_size=3))
def test_no_word_that_a_whole_price_never_has_leaves_a_price(amount: int, before: list[str], after: list[str]) -> None:
    text = " ".join([*before, f"£{amount}", *after])
    stated = set(before + after) <= BESIDE_A_PRICE
    assert (price_in(text) is not None) == stated


@given(amount=st.decimals(min_value="0.01", max_value="99999.99", places=2))
@pytest.mark.parametrize("form", ["£{:,.2f}", "{:,.2f}", "GBP {:.2f}", "{:.2f} GBP", "Course fee: £{:,.2f} per person"])
def test_every_way_of_writing_an_amount_gives_that_amount(form: str, amount: Decimal) -> None:
    assert price_in(form.format(amount)) == {"amount": amount, "currency": "GBP"}


@given(amount=st.decimals(min_value="0.01", max_value="99999.99", places=2))
def test_continental_figures_give_the_same_amount(amount: Decimal) -> None:
    text = f"€{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert price_in(text) == {"amount": amount, "currency": "EUR"}


@given(text=st.text(max_size=60))
def test_any_text_gives_no_price_that_it_does_not_show(text: str) -> None:
    price = price_in(text)
    if price and isinstance(price["amount"], Decimal) and price["amount"]:
        digits = "".join(character for character in text if character.isdigit())
        assert str(abs(int(price["amount"]))) in digits
