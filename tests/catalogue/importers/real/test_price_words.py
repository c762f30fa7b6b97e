"""The words of a price that is not one figure for the whole are kept, and shown as the provider's own."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from catalogue.exporters.schema_org import write_schema_org
from catalogue.facts import facts
from catalogue.importers.money import price_words
from runtime.phrases import Phrases
from tests.catalogue.importers.real.given import TODAY, course, document, presented, row, run, sheet


@pytest.mark.parametrize(
    "cost",
    [
        *("£350 per term", "£50 a session", "£95 each module", "£99/month", "£1,250 p.a.", "£20 registration fee"),
        *("£350 deposit", "Saving £50", "was £400", "£35 (concessions)", "£200 to £350", "from £350", "Contact us"),
    ],
)
def test_a_cost_that_is_no_price_of_the_whole_is_kept_in_its_words(cost: str) -> None:
    for record in (presented(f"<cost>{cost}</cost>"), row("fee", cost)):
        assert (record.price, record.price_words) == (None, cost)


@pytest.mark.parametrize("cost", ["", "0", "0.00", "£0", "GBP 0.00", "TBC", "n/a", "-"])
def test_a_cost_that_says_nothing_has_no_words(cost: str) -> None:
    for record in (presented(f"<cost>{cost}</cost>"), row("fee", cost)):
        assert (record.price, record.price_words) == (None, None)


def test_a_price_needs_no_words() -> None:
    for record in (presented("<cost>£350</cost>"), row("fee", "£350"), course(offers={"price": "£350"})):
        assert record.price is not None
        assert record.price_words is None


def test_runs_of_different_prices_show_each(phrases: Phrases) -> None:
    start = "<start>2027-0{}-18</start><cost>{}</cost>"
    assert presented(start.format(1, 1140), start.format(2, 95)).price_words == "£1,140; £95"
    runs = [run(offers={"price": price, "priceCurrency": "GBP"}) for price in (1140, 95)]
    assert course(hasCourseInstance=runs).price_words == "£1,140; £95"


def test_records_of_one_id_with_different_prices_show_each() -> None:
    rows = "".join(f"b1,Baking,Lochside College,{fee}\n" for fee in ("£95", "£1140", "£50 a term"))
    (record,) = sheet(f"id,title,provider,fee\n{rows}").credentials
    assert (record.price, record.price_words) == (None, "£95; £1,140; £50 a term")


@pytest.mark.parametrize(
    ("offers", "words"),
    [
        ({"lowPrice": 200, "highPrice": 350, "priceCurrency": "GBP"}, "£200 to £350"),
        (
            {"priceSpecification": {"minPrice": "200.00", "maxPrice": 1350.5, "priceCurrency": "EUR"}},
            "EUR 200 to EUR 1,350.50",
        ),
        ({"lowPrice": 200, "priceCurrency": "GBP"}, "from £200"),
        ({"highPrice": 350, "priceCurrency": "GBP"}, "up to £350"),
        ({"price": 39, "priceCurrency": "GBP", "category": "Subscription"}, "Subscription: £39"),
        (
            [
                {"price": 280, "priceCurrency": "GBP", "name": "Members"},
                {"price": 350, "priceCurrency": "GBP"},
                {"price": 400, "priceCurrency": "GBP"},
            ],
            "Members: £280; £350; £400",
        ),
        ({"price": "from £350"}, "from £350"),
        ({"price": "POA", "priceCurrency": "GBP"}, "POA"),
        ({"description": "£200 to £350"}, "£200 to £350"),
        ({"description": "Book a place now"}, None),
        ({"price": 95}, None),
        ({"price": "1.250", "priceCurrency": "GBP"}, None),
        ({"price": 39, "priceCurrency": "GBP", "priceSpecification": {"price": 39, "billingDuration": "P1M"}}, None),
        ({"price": 39, "priceCurrency": "GBP", "unitText": "module"}, None),
        ({"price": 280, "priceCurrency": "GBP", "validThrough": "2026-01-31"}, None),
    ],
)
def test_the_offers_of_a_course_are_put_into_words(offers: Any, words: str | None) -> None:
    record = course(offers=offers)
    assert record.price is None
    assert record.price_words == words


def test_a_row_that_keeps_words_says_so_once() -> None:
    read = sheet("id,title,provider,fee\nb1,Baking,Lochside College,£50 a term\n")
    (problem,) = read.warnings
    assert (
        str(problem)
        == "line 2, fee: '£50 a term' is not one price for the whole, so it is kept in the provider's words"
    )


def test_words_stand_where_the_price_stands_and_say_whose_they_are(phrases: Phrases) -> None:
    (fact,) = facts(row("fee", "£200 to £350"), phrases, TODAY, ["price"])
    assert fact.value == "price in the provider's words “£200 to £350”"


def test_words_go_out_with_an_export_and_come_back() -> None:
    with io.StringIO() as file:
        write_schema_org([row("fee", "£200 to £350")], file)
        written = json.loads(file.getvalue())
    assert document(written).credentials[0].price_words == "£200 to £350"


def test_words_have_an_end() -> None:
    assert len(price_words([f"£{number} a term" for number in range(1, 90)]) or "") <= 300
