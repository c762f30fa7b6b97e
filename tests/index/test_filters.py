"""A fact that contradicts a filter fails the offer; a fact that is not published is only named."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import Any

import pytest

from catalogue.records import Credential, Mode, Pattern
from catalogue.sample import sample_credentials
from index.filters import FACTS, Verdict, judge
from reading.filters import Filters
from tests.index.made import credential

PASSES, FAILS = Verdict(True), Verdict(False)
BARE = credential("a", "A")
COLLEGE = "Forth College"


def verdict(facts: dict[str, Any], **wanted: Any) -> Verdict:
    return judge(credential("a", "A", **facts), Filters(**wanted))


@pytest.mark.parametrize(
    ("facts", "wanted", "expected"),
    [
        ({"scqf_level": 7}, {"level_min": 7}, PASSES),
        ({"scqf_level": 6}, {"level_min": 7}, FAILS),
        ({"scqf_level": "6-7"}, {"level_min": 7}, PASSES),
        ({"scqf_level": 8}, {"level_max": 8}, PASSES),
        ({"scqf_level": 9}, {"level_max": 8}, FAILS),
        ({"scqf_level": 7}, {"level_min": 7, "level_max": 7}, PASSES),
        ({"scqf_level": 8}, {"level_min": 6, "level_max": 7}, FAILS),
        ({"scqf_credits": 10}, {"credits_min": 10}, PASSES),
        ({"scqf_credits": 9}, {"credits_min": 10}, FAILS),
        ({"scqf_credits": 20}, {"credits_max": 20}, PASSES),
        ({"scqf_credits": "20-30"}, {"credits_max": 20}, PASSES),
        ({"scqf_credits": 21}, {"credits_max": 20}, FAILS),
        ({"scqf_credits": 10}, {"hours_max": 100}, PASSES),
        ({"scqf_credits": 11}, {"hours_max": 100}, FAILS),
        ({"hours_per_week": 4}, {"hours_per_week_max": 4}, PASSES),
        ({"hours_per_week": 4.5}, {"hours_per_week_max": 4}, FAILS),
        ({"duration_weeks": 12}, {"weeks_max": 12}, PASSES),
        ({"duration_weeks": 13}, {"weeks_max": 12}, FAILS),
        ({"credit_bearing": True}, {"credit_bearing": True}, PASSES),
        ({"credit_bearing": False}, {"credit_bearing": True}, FAILS),
        ({"credit_bearing": True}, {"credit_bearing": False}, FAILS),
        ({"assessed": False}, {"assessed": False}, PASSES),
        ({"assessed": False}, {"assessed": True}, FAILS),
    ],
)
def test_sizes_and_flags(facts: dict[str, Any], wanted: dict[str, Any], expected: Verdict) -> None:
    assert verdict(facts, **wanted) == expected


@pytest.mark.parametrize(
    ("price", "expected"),
    [
        ({"amount": "500"}, PASSES),
        ({"amount": "0"}, PASSES),
        ({"amount": "500.01"}, FAILS),
    ],
)
def test_a_price_may_be_at_most_what_is_wanted(price: dict[str, str], expected: Verdict) -> None:
    assert verdict({"price": price}, price_max=Decimal(500)) == expected


@pytest.mark.parametrize("price", [{"amount": "100", "per": "cohort"}, {"amount": "100", "currency": "EUR"}])
def test_a_price_that_cannot_be_compared_counts_as_unpublished(price: dict[str, str]) -> None:
    assert verdict({"price": price}, price_max=Decimal(500)) == Verdict(True, ("price",))


@pytest.mark.parametrize(
    ("facts", "wanted", "expected"),
    [
        ({"starts": ["2027-01-18"]}, {"starts_by": "2027-01-18"}, PASSES),
        ({"starts": ["2027-01-19"]}, {"starts_by": "2027-01-18"}, FAILS),
        ({"starts": ["2027-01-18"]}, {"starts_from": "2027-01-18"}, PASSES),
        ({"starts": ["2027-01-17"]}, {"starts_from": "2027-01-18"}, FAILS),
        ({"starts": ["2026-09-01", "2027-03-01"]}, {"starts_from": "2026-10-01", "starts_by": "2027-01-31"}, FAILS),
        ({"starts": ["2026-09-01", "2026-11-01"]}, {"starts_from": "2026-10-01", "starts_by": "2027-01-31"}, PASSES),
        ({"starts_any_time": True}, {"starts_by": "2027-01-18"}, PASSES),
        ({"starts_any_time": True, "starts": ["2030-01-01"]}, {"starts_by": "2027-01-18"}, PASSES),
        ({"starts_any_time": False}, {"starts_by": "2027-01-18"}, Verdict(True, ("starts",))),
    ],
)
def test_dates_of_starting(facts: dict[str, Any], wanted: dict[str, str], expected: Verdict) -> None:
    dates = {name: dt.date.fromisoformat(day) for name, day in wanted.items()}
    assert verdict(facts, **dates) == expected


@pytest.mark.parametrize(
    ("mode", "wanted", "expected"),
    [
        ("online", {"modes": (Mode.ONLINE, Mode.BLENDED)}, PASSES),
        ("campus", {"modes": (Mode.ONLINE, Mode.BLENDED)}, FAILS),
        ("online", {"not_modes": (Mode.ONLINE,)}, FAILS),
        ("campus", {"not_modes": (Mode.ONLINE,)}, PASSES),
        ("online", {"modes": (Mode.ONLINE,), "not_modes": (Mode.ONLINE,)}, FAILS),
    ],
)
def test_modes(mode: str, wanted: dict[str, Any], expected: Verdict) -> None:
    assert verdict({"mode": mode}, **wanted) == expected


@pytest.mark.parametrize(
    ("pattern", "wanted", "expected"),
    [
        ("evenings", (Pattern.EVENINGS,), PASSES),
        ("block", (Pattern.EVENINGS, Pattern.WEEKENDS), FAILS),
        ("evenings", (Pattern.PART_TIME,), PASSES),
        ("full-time", (Pattern.PART_TIME,), FAILS),
        ("part-time", (Pattern.EVENINGS,), FAILS),
        ("full-time", (Pattern.FULL_TIME,), PASSES),
    ],
)
def test_patterns(pattern: str, wanted: tuple[Pattern, ...], expected: Verdict) -> None:
    assert verdict({"pattern": pattern}, patterns=wanted) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"location": "Dundee and Perth", "mode": "campus"}, PASSES),
        ({"location": "DUNDEE", "mode": "blended"}, PASSES),
        ({"location": "Glasgow"}, FAILS),
        ({"location": "Glasgow", "mode": "online"}, PASSES),
        ({"location": "Glasgow", "mode": "workplace"}, PASSES),
        ({"mode": "campus"}, Verdict(True, ("location",))),
    ],
)
def test_places(facts: dict[str, Any], expected: Verdict) -> None:
    assert verdict(facts, places=("Aberdeen", "Dundee")) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"providers": ("forth",)}, PASSES),
        ({"providers": ("Clyde", "Forth College")}, PASSES),
        ({"providers": ("Clyde",)}, FAILS),
        ({"not_providers": ("FORTH",)}, FAILS),
        ({"not_providers": ("Clyde",)}, PASSES),
        ({"providers": ("Forth",), "not_providers": ("College",)}, FAILS),
    ],
)
def test_providers(wanted: dict[str, Any], expected: Verdict) -> None:
    assert verdict({"provider": COLLEGE}, **wanted) == expected


EVERY_FILTER: dict[str, tuple[str, Any]] = {
    "level_min": ("scqf_level", 7),
    "level_max": ("scqf_level", 7),
    "credits_min": ("scqf_credits", 10),
    "credits_max": ("scqf_credits", 10),
    "hours_max": ("hours", 100),
    "hours_per_week_max": ("hours_per_week", 4),
    "weeks_max": ("duration_weeks", 8),
    "price_max": ("price", Decimal(500)),
    "starts_by": ("starts", dt.date(2027, 1, 1)),
    "starts_from": ("starts", dt.date(2027, 1, 1)),
    "modes": ("mode", (Mode.ONLINE,)),
    "not_modes": ("mode", (Mode.ONLINE,)),
    "patterns": ("pattern", (Pattern.EVENINGS,)),
    "places": ("location", ("Dundee",)),
    "credit_bearing": ("credit_bearing", False),
    "assessed": ("assessed", False),
}


@pytest.mark.parametrize("name", EVERY_FILTER)
def test_a_fact_that_is_not_published_passes_and_is_named(name: str) -> None:
    fact, wanted = EVERY_FILTER[name]
    assert judge(BARE, Filters(**{name: wanted})) == Verdict(True, (fact,))


def test_no_filter_is_left_out_of_these_tests() -> None:
    assert {*EVERY_FILTER, "providers", "not_providers"} == set(Filters.model_fields)


def test_several_unpublished_facts_are_all_named() -> None:
    assert judge(BARE, Filters(level_min=7, weeks_max=8)) == Verdict(True, ("scqf_level", "duration_weeks"))


def test_one_contradiction_fails_an_offer_whatever_is_unpublished() -> None:
    assert verdict({"duration_weeks": 20}, level_min=7, weeks_max=8) == FAILS


def test_without_filters_everything_passes() -> None:
    assert judge(BARE, Filters()) == PASSES


@pytest.mark.parametrize("name", sorted(Filters.model_fields))
def test_an_absent_filter_asks_nothing(name: str) -> None:
    assert judge(BARE, Filters(**{name: Filters.model_fields[name].default})) == PASSES


def test_the_facts_of_a_record_are_judged_as_the_whole_record_is() -> None:
    chance = random.Random(0)  # noqa: S311
    wanted = {
        "level_min": 7, "level_max": 8, "credits_min": 5, "credits_max": 10, "hours_max": 100, "hours_per_week_max": 4,
        "weeks_max": 10, "price_max": 500, "starts_by": "2027-03-01", "starts_from": "2027-01-15", "modes": ["online"],
        "not_modes": ["campus"], "patterns": ["part-time"], "places": ["Glasgow"], "providers": ["college"],
        "not_providers": ["university"], "credit_bearing": True, "assessed": True,
    }  # fmt: skip
    assert wanted.keys() == Filters.model_fields.keys()
    for record in sample_credentials():
        facts = Credential.model_validate_json(record.model_dump_json(exclude_defaults=True, include=set(FACTS)))
        for asked in (wanted, *(dict(chance.sample(sorted(wanted.items()), 2)) for _ in range(5))):
            assert judge(facts, Filters.model_validate(asked)) == judge(record, Filters.model_validate(asked))
