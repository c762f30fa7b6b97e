"""What a place may cost, and how a sum for everybody is shared out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import notes, read


@pytest.mark.parametrize("text", ["{price:5} grand", "what do we get for {price:5}k", "{price:about 5} thousand"])
def test_a_multiplier_behind_the_marked_number_belongs_to_it(text: str) -> None:
    extraction = read(text)
    assert [found.value for found in extraction.found] == ["up to 5000 for all"]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("£500", "500"),
        ("up to £1.2k per person", "1200"),
        ("two hundred quid tops", "200"),
        ("under 500 a head", "500"),
        ("£200-£300", "300"),
        ("between 200 and 300 pounds each", "300"),
        ("£1,250.50 each", "1250.50"),
        ("£1 500 per person", "1500"),
        ("under a grand", "1000"),
        ("our budget is 750", "750"),
        ("£300 plus VAT each", "300"),
        ("£750 per person including 20% VAT", "750"),
        ("not a penny more than £200 a head", "200"),
        ("nothing over £40", "40"),
        ("can't go over £150", "150"),
        ("if it's dearer than £65 don't bother", "65"),
        ("anything at all under fifty pounds", "50"),
        ("£100 for one", "100"),
        ("£500 from the staff fund", "500"),
    ],
)
def test_the_most_that_a_place_may_cost_is_pounds_a_learner(text: str, most: str) -> None:
    filters = read(f"{{price:{text}}}").filters
    assert (str(filters.price_max), filters.price_min) == (most, None)


@pytest.mark.parametrize("text", ["free", "fully funded", "no budget", "gratis", "nothing at all", "we cannot pay"])
def test_what_costs_nothing_has_a_price_of_nought(text: str) -> None:
    assert read(f"{{price:{text}}} courses").filters == Filters(price_max=0)


@pytest.mark.parametrize("text", ["at least £200 a head", "£200 or more", "from £200", "£200+", "more than £200"])
def test_a_least_price_is_one(text: str) -> None:
    assert read(f"{{price:{text}}}").filters == Filters(price_min=200)


def test_a_least_price_takes_the_greatest_one_back() -> None:
    before = Filters(price_max=100, level_min=7)
    assert before.merged(read("{price:at least £200}").filters) == Filters(price_min=200, level_min=7)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("{price:Two and a half thousand for the lot}, {heads:25} staff", "100"),
        ("{price:£20k in total} for a team of {heads:40}", "500"),
        ("{price:a budget of 5k}, {heads:ten} people", "500"),
        ("{heads:12} people, {price:£3,000 ex VAT}", "250"),
        ("{price:£2000 is all I have for the lot} ({heads:8})", "250"),
        ("{heads:10} people, {heads:2} of them managers, {price:£2,000 in total}", "200"),
        ("{price:under a grand for the five of them}, {heads:5} of us", "200"),
        ("{price:£600} for all of them, {heads:3} people", "200"),
        ("{price:1400 for everybody}, {heads:14} men", "100"),
        ("{price:£1,000} and there are {heads:3} of us", "333.33"),
    ],
)
def test_a_sum_for_everybody_is_shared_out(text: str, each: str) -> None:
    assert str(read(text).filters.price_max) == each


@pytest.mark.parametrize("text", ["£1,200 each", "2k ea", "£1500 a head", "£2,000 every person"])
def test_a_great_sum_a_head_is_not_shared_out(text: str) -> None:
    assert notes(f"{{price:{text}}} for {{heads:10}} people")[0][2] != Note.SHARED_OUT


def test_a_sum_for_uncounted_people_is_what_no_place_may_exceed() -> None:
    assert read("{price:£3,000 in total}").filters == Filters(price_max=3000)


@pytest.mark.parametrize(
    "text", ["€500", "at most half", "in three figures", "a 20% discount", "hardly anything", "next to nothing"]
)
def test_what_is_no_limit_in_pounds_sets_none(text: str) -> None:
    assert read(f"{{price:{text}}}").filters == Filters()


@pytest.mark.parametrize("text", ["money's no object", "cost isn't the problem", "any price"])
def test_when_money_does_not_matter_an_earlier_limit_is_taken_back(text: str) -> None:
    assert read(f"{{price:{text}}}").filters.model_fields_set == {"price_max", "price_min"}


def test_money_outside_what_is_marked_is_none() -> None:
    assert read("we turn over {story:£2m} and pay £900 in rent").filters == Filters()


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        ("{price:£2k for all of them}, {heads:8} people", "£2k for all of them", Note.SHARED_OUT),
        ("{price:£2k in total}", "£2k in total", Note.SUM_FOR_ALL),
        ("{price:under 300}", "under 300", Note.POUNDS_ASSUMED),
        ("{price:$500}", "$500", Note.UNSUPPORTED),
        ("{price:£300 each}", "£300 each", None),
    ],
)
def test_a_price_says_how_it_was_read(text: str, words: str, note: Note | None) -> None:
    assert notes(text)[0] == ("price", words, note)


@pytest.mark.parametrize("text", ["£12 an hour", "£11.50 per hour", "£12/hr", "12 quid an hour", "£12 ph"])
def test_what_somebody_earns_is_no_limit_and_is_not_left_unread(text: str) -> None:
    extraction = read(f"they are on {{price:{text}}}")
    assert (extraction.filters, extraction.found, extraction.unread) == (Filters(), (), ())


def test_a_sum_for_all_is_shared_among_those_counted_before() -> None:
    extraction = read("{price:£3,000 for all of them}")
    assert extraction.shared_among(12).price_max == 250
    assert extraction.shared_among(7).price_max == Decimal("428.57")
    assert extraction.shared_among(None) == extraction.filters


@pytest.mark.parametrize(
    "text",
    [
        "{price:under £300 a head}",
        "{heads:10} people, {price:£3,000 for all of them}",
        "{price:£3,000 for all of them}, no, {price:£200 a head}",
        "",
    ],
)
def test_a_price_a_head_is_not_shared_again(text: str) -> None:
    extraction = read(text)
    assert extraction.shared_among(5) == extraction.filters


@pytest.mark.parametrize(
    "text",
    ["640 in summer, {price:380} in winter", "{price:£29,500 +} tips", "about {price:5,200} employees"],
)
def test_a_number_without_a_word_of_money_and_a_salary_are_no_price(text: str) -> None:
    assert read(text).filters == Filters()


@pytest.mark.parametrize("text", ["max {price:300} each", "our budget is {price:300}, each", "{price:300} a head"])
def test_a_bare_number_beside_a_word_of_money_is_a_price(text: str) -> None:
    assert read(text).filters == Filters(price_max=300)


@pytest.mark.parametrize(
    "text", ["our {price:£750k} charity", "a {price:£2m} workshop", "we turn over {price:£120,000}"]
)
def test_what_a_firm_turns_over_is_no_limit(text: str) -> None:
    assert read(text).filters == Filters()


def test_a_large_budget_for_many_is_a_limit() -> None:
    assert [found.value for found in read("{price:£60k} for all 200").found] == ["up to 60000 for all"]


@pytest.mark.parametrize(
    "text",
    [
        "{heads:35} at home, {heads:60} in England, budget {price:£20k all in for Scotland}",
        "{heads:12} {who:drivers}, {heads:4} {who:clerks}, {price:£5,000} for the {who:drivers}",
        "{heads:10} in {place:Perth} and {heads:8} in {place:Oban}, {price:6k} for {place:Oban}",
        "{heads:ten} here and {heads:ten} abroad. {price:£3000 in total} only for Fife",
        "{heads:8} {who:cooks} and {heads:2} {who:waiters}, {price:£3,000} for the {who:waiters}",
    ],
)
def test_a_sum_for_some_of_those_who_were_counted_is_not_shared_out_among_all(text: str) -> None:
    assert read(text).filters.price_max in (3000, 5000, 6000, 20000)


@pytest.mark.parametrize(
    "text",
    [
        "{heads:10} {who:drivers}, {price:£5,000} for all of them",
        "{heads:10} {who:drivers}, {price:£5,000} for the {who:drivers}",
        "{heads:6} in {place:Perth} and {heads:4} in {place:Oban}, {price:£5,000} for everyone",
        "{heads:7} {who:welders} and {heads:3} {who:supervisors}, {price:£5000 total} for the {who:team}",
        "{heads:7} {who:welders} and {heads:3} {who:supervisors}, {price:£5000} for our {who:staff}",
        "{heads:7} {who:welders} and {heads:3} {who:clerks}, {price:£5,000} for the whole {who:crew}",
        "{heads:7} {who:welders} and {heads:3} {who:clerks}, {price:£5,000} for the {who:yard workers}",
        "{heads:6} on days, {heads:4} on nights, {price:£5,000} for {place:Perth}",
        "{heads:6} {who:carers} and {heads:4} {who:nurses}, {price:5k} for my {who:people}",
    ],
)
def test_a_sum_for_all_who_were_counted_is_shared_out(text: str) -> None:
    assert read(text).filters.price_max == 500
