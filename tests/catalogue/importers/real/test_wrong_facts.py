"""Facts that would be wrong are unknown: prices of a part, modes that differ, runs that do not happen."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from catalogue.records import Mode
from tests.catalogue.importers.real.given import course, presented, run


def offer(price: Any, currency: str = "GBP", **properties: Any) -> dict[str, Any]:
    return {"@type": "Offer", "price": price, "priceCurrency": currency, **properties}


@pytest.mark.parametrize(
    ("offers", "amount"),
    [
        (offer("350,00", "EUR"), 350),
        (offer("1.250,00", "EUR"), 1250),
        ([offer(280, name="Early bird", validThrough="2026-01-31"), offer(350)], 350),
        ([offer(280, validThrough="2026-01-31"), offer(350)], 350),
        ([offer(280, validThrough="2027-01-31"), offer(350)], None),
        (
            offer(39, priceSpecification={"@type": "UnitPriceSpecification", "price": 39, "billingDuration": "P1M"}),
            None,
        ),
        ({"priceSpecification": {"price": 39, "priceCurrency": "GBP", "billingDuration": "P1M"}}, None),
        (offer(39, category="Subscription"), None),
        ([offer(450, "USD"), offer(350)], 350),
        (offer(100, name="Deposit"), None),
        ({"@type": "AggregateOffer", "lowPrice": 95, "highPrice": 1140, "priceCurrency": "GBP"}, None),
        ({"@type": "AggregateOffer", "lowPrice": 95, "highPrice": 95, "priceCurrency": "GBP"}, 95),
        ({"@type": "Offer", "category": "Free"}, 0),
        (offer(350, description="Payable per month"), None),
        (offer(350, description="£350 for each module; 6 hours per week"), None),
        (offer(350, description="Ten evenings, 6 hours per week, with lunch"), 350),
        (offer(350, eligibleRegion="US"), None),
        ([offer(900, eligibleRegion={"@type": "Country", "name": "Norway"}), offer(350, eligibleRegion="GB")], 350),
        (offer(350, eligibleRegion="Worldwide"), 350),
    ],
)
def test_an_offer_gives_the_price_of_the_whole_or_none(offers: Any, amount: int | None) -> None:
    price = course(offers=offers).price
    assert (price.amount if price else None) == (None if amount is None else Decimal(amount))


def test_a_price_of_a_part_keeps_the_words_that_say_so() -> None:
    assert course(offers=offer(350, description="per month")).price_words == "£350 (per month)"
    assert course(offers=offer(350, eligibleRegion="US")).price_words is None


@pytest.mark.parametrize("free", [True, "true", "True", "https://schema.org/True"])
def test_a_course_that_is_free_to_access_costs_nothing(free: Any) -> None:
    price = course(isAccessibleForFree=free).price
    assert price is not None
    assert price.amount == 0


@pytest.mark.parametrize(
    "cost",
    [
        *("£350 per term", "£50 a session", "£95 each module", "£99/month", "£1,250 p.a.", "£20 registration fee"),
        *("£350 deposit", "Saving £50", "was £400", "£35 (concessions)", "£900 for each stage", "£40 per class"),
    ],
)
def test_a_cost_that_is_not_that_of_the_whole_is_unknown(cost: str) -> None:
    assert presented(f"<cost>{cost}</cost>").price is None


def test_runs_of_different_prices_leave_the_price_unknown() -> None:
    assert (
        presented("<start>2027-01-18</start><cost>1140</cost>", "<start>2027-02-18</start><cost>95</cost>").price
        is None
    )


def test_of_past_runs_the_latest_price_counts() -> None:
    price = presented("<start>2019-01-18</start><cost>155</cost>", "<start>2024-02-18</start><cost>170</cost>").price
    assert price is not None
    assert price.amount == 170


def test_runs_of_different_patterns_leave_the_pattern_unknown() -> None:
    modes = ("<studyMode>Full-Time</studyMode>", "<studyMode>Part-Time Day</studyMode>")
    assert presented(*modes).pattern is None


def test_a_mode_that_cannot_be_read_contradicts_one_that_can() -> None:
    assert presented("<studyMode>Full-Time</studyMode>", "<studyMode>By balloon</studyMode>").pattern is None
    assert presented("<studyMode>Full-Time</studyMode>", "").pattern is not None


def test_runs_of_different_modes_leave_the_mode_unknown() -> None:
    assert course(hasCourseInstance=[run(courseMode="onsite"), run(courseMode="Live online")]).mode is None
    assert course(hasCourseInstance=[run(courseMode="onsite"), run(courseMode="Classroom")]).mode is Mode.CAMPUS


@pytest.mark.parametrize(
    "properties",
    [
        {"eventStatus": "https://schema.org/EventCancelled"},
        {"offers": {"availability": "https://schema.org/SoldOut", "price": 10, "priceCurrency": "GBP"}},
    ],
)
def test_a_run_that_nobody_can_join_is_no_start(properties: dict[str, Any]) -> None:
    runs = [run(startDate="2027-01-18", **properties), run(startDate="2027-06-01")]
    assert course(hasCourseInstance=runs).starts == (dt.date(2027, 6, 1),)


def test_the_price_of_a_run_in_pounds_counts_before_others() -> None:
    price = course(hasCourseInstance=run(offers=[offer(450, "USD"), offer(350)])).price
    assert price is not None
    assert (price.amount, price.currency) == (Decimal(350), "GBP")
