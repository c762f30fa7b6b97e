"""A price for a group is held against a price a head where it is known how many share it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from index.filters import Verdict, judge
from reading.filters import Filters
from tests.index.made import credential

GROUP = credential("a", "A", price={"amount": "3000", "per": "cohort"})
HEAD = credential("b", "B", price={"amount": "300"})


@pytest.mark.parametrize(("heads", "passes"), [(9, False), (10, True), (12, True)])
def test_a_price_for_a_group_is_shared_by_the_heads(heads: int, passes: bool) -> None:
    assert judge(GROUP, Filters(price_max=Decimal(300), heads=heads)).passes is passes


def test_a_least_price_is_one_a_head_too() -> None:
    assert judge(GROUP, Filters(price_min=Decimal(300), heads=10)) == Verdict()
    assert judge(GROUP, Filters(price_min=Decimal(300), heads=11)) == Verdict(broken=("price",))


def test_without_heads_a_price_for_a_group_says_nothing_of_one() -> None:
    assert judge(GROUP, Filters(price_max=Decimal(300))) == Verdict(unpublished=("price",))


def test_a_price_a_head_is_shared_by_nobody() -> None:
    assert judge(HEAD, Filters(price_max=Decimal(299), heads=12)) == Verdict(broken=("price",))


def test_a_price_for_a_group_in_another_currency_is_not_compared() -> None:
    foreign = credential("c", "C", price={"amount": "100", "per": "cohort", "currency": "EUR"})
    assert judge(foreign, Filters(price_max=Decimal(300), heads=12)) == Verdict(unpublished=("price",))


def test_heads_ask_nothing_by_themselves() -> None:
    assert judge(GROUP, Filters(heads=12)) == Verdict()
