"""A fact that contradicts a must fails the offer; one that is a wish, or that is not published, is only named."""

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

PASSES, FAILS = True, False
BARE = credential("a", "A")
COLLEGE = "Forth College"
MUSTS = tuple(FACTS)


def verdict(facts: dict[str, Any], **wanted: Any) -> Verdict:
    return judge(credential("a", "A", **facts), Filters(**wanted))


def passes(facts: dict[str, Any], **wanted: Any) -> bool:
    """Whether an offer that publishes what is asked about meets it as a must."""
    found = verdict(facts, **wanted, musts=MUSTS)
    assert found.unpublished == ()
    return found.passes


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
        ({"badge": True}, {"badge": True}, PASSES),
        ({"badge": False}, {"badge": True}, FAILS),
        ({"scqf_level": 7}, {"not_levels": (7,)}, FAILS),
        ({"scqf_level": 8}, {"not_levels": (7,)}, PASSES),
        ({"scqf_level": "7-8"}, {"not_levels": (7,)}, PASSES),
        ({"scqf_level": "7-8"}, {"not_levels": (7, 8)}, FAILS),
        ({"subjects": ["care", "art"]}, {"subjects": ("art",)}, PASSES),
        ({"subjects": ["care"]}, {"subjects": ("art", "sport")}, FAILS),
        ({"subjects": ["care", "art"]}, {"not_subjects": ("art",)}, FAILS),
        ({"subjects": ["care"]}, {"not_subjects": ("art",)}, PASSES),
        ({}, {"not_subjects": ("art",)}, PASSES),
    ],
)
def test_sizes_and_flags(facts: dict[str, Any], wanted: dict[str, Any], expected: bool) -> None:
    assert passes(facts, **wanted) is expected


@pytest.mark.parametrize(
    ("price", "wanted", "expected"),
    [
        ("500", {"price_max": 500}, PASSES),
        ("0", {"price_max": 500}, PASSES),
        ("500.01", {"price_max": 500}, FAILS),
        ("200", {"price_min": 200}, PASSES),
        ("199.99", {"price_min": 200}, FAILS),
        ("300", {"price_min": 200, "price_max": 250}, FAILS),
    ],
)
def test_a_price_may_be_at_most_and_at_least_what_is_wanted(price: str, wanted: dict[str, int], expected: bool) -> None:
    assert passes({"price": {"amount": price}}, **wanted) is expected


@pytest.mark.parametrize("price", [{"amount": "100", "per": "cohort"}, {"amount": "100", "currency": "EUR"}])
def test_a_price_that_cannot_be_compared_counts_as_unpublished(price: dict[str, str]) -> None:
    assert verdict({"price": price}, price_max=Decimal(500)) == Verdict(unpublished=("price",))


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
        ({"starts_any_time": True}, {"not_months": (1,)}, PASSES),
        ({"starts": ["2027-01-18"]}, {"not_months": (1,)}, FAILS),
        ({"starts": ["2027-01-18", "2027-02-01"]}, {"not_months": (1,)}, PASSES),
        ({"starts": ["2027-01-18", "2027-02-01"]}, {"not_months": (1,), "starts_by": "2027-01-31"}, FAILS),
    ],
)
def test_dates_of_starting(facts: dict[str, Any], wanted: dict[str, Any], expected: bool) -> None:
    dates = {name: dt.date.fromisoformat(day) if isinstance(day, str) else day for name, day in wanted.items()}
    assert passes(facts, **dates) is expected


def test_a_record_that_does_not_start_any_time_and_names_no_day_publishes_none() -> None:
    assert verdict({"starts_any_time": False}, starts_by=dt.date(2027, 1, 1)) == Verdict(unpublished=("starts",))


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
def test_modes(mode: str, wanted: dict[str, Any], expected: bool) -> None:
    assert passes({"mode": mode}, **wanted) is expected


@pytest.mark.parametrize(
    ("pattern", "wanted", "expected"),
    [
        ("evenings", {"patterns": (Pattern.EVENINGS,)}, PASSES),
        ("block", {"patterns": (Pattern.EVENINGS, Pattern.WEEKENDS)}, FAILS),
        ("evenings", {"patterns": (Pattern.PART_TIME,)}, PASSES),
        ("full-time", {"patterns": (Pattern.PART_TIME,)}, FAILS),
        ("part-time", {"patterns": (Pattern.EVENINGS,)}, FAILS),
        ("full-time", {"patterns": (Pattern.FULL_TIME,)}, PASSES),
        ("evenings", {"not_patterns": (Pattern.EVENINGS,)}, FAILS),
        ("block", {"not_patterns": (Pattern.EVENINGS,)}, PASSES),
        ("evenings", {"patterns": (Pattern.PART_TIME,), "not_patterns": (Pattern.EVENINGS,)}, FAILS),
    ],
)
def test_patterns(pattern: str, wanted: dict[str, Any], expected: bool) -> None:
    assert passes({"pattern": pattern}, **wanted) is expected


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
def test_providers(wanted: dict[str, Any], expected: bool) -> None:
    assert passes({"provider": COLLEGE}, **wanted) is expected


EVERY_FILTER: dict[str, tuple[str, Any]] = {
    "level_min": ("scqf_level", 7),
    "level_max": ("scqf_level", 7),
    "credits_min": ("scqf_credits", 10),
    "credits_max": ("scqf_credits", 10),
    "hours_max": ("hours", 100),
    "hours_per_week_max": ("hours_per_week", 4),
    "weeks_max": ("duration_weeks", 8),
    "not_levels": ("scqf_level", (7,)),
    "price_max": ("price", Decimal(500)),
    "price_min": ("price", Decimal(100)),
    "starts_by": ("starts", dt.date(2027, 1, 1)),
    "starts_from": ("starts", dt.date(2027, 1, 1)),
    "not_months": ("starts", (1,)),
    "modes": ("mode", (Mode.ONLINE,)),
    "not_modes": ("mode", (Mode.ONLINE,)),
    "patterns": ("pattern", (Pattern.EVENINGS,)),
    "not_patterns": ("pattern", (Pattern.EVENINGS,)),
    "places": ("location", ("Dundee",)),
    "not_places": ("location", ("Dundee",)),
    "credit_bearing": ("credit_bearing", False),
    "assessed": ("assessed", False),
    "badge": ("badge", True),
    "subjects": ("subjects", ("care",)),
}


@pytest.mark.parametrize("name", EVERY_FILTER)
def test_a_fact_that_is_not_published_passes_and_is_named(name: str) -> None:
    fact, wanted = EVERY_FILTER[name]
    found = judge(BARE, Filters(**{name: wanted}))
    assert found == Verdict(unpublished=(fact,))
    assert found.passes


def test_no_filter_is_left_out_of_these_tests() -> None:
    never_unpublished = {"providers", "not_providers", "not_subjects"}
    assert {*EVERY_FILTER, *never_unpublished, "miles_max", "heads", "musts", "wishes"} == set(Filters.model_fields)


def test_several_unpublished_facts_are_all_named() -> None:
    assert judge(BARE, Filters(level_min=7, weeks_max=8)) == Verdict(unpublished=("scqf_level", "duration_weeks"))


def test_a_fact_of_which_two_things_are_asked_is_named_once() -> None:
    assert judge(BARE, Filters(level_min=7, not_levels=(8,))).unpublished == ("scqf_level",)
    assert verdict({"scqf_level": 6}, level_min=7, not_levels=(6,)).broken == ("scqf_level",)


def test_one_contradiction_fails_an_offer_whatever_is_unpublished() -> None:
    found = verdict({"duration_weeks": 20}, level_min=7, weeks_max=8)
    assert found == Verdict(broken=("duration_weeks",), unpublished=("scqf_level",))
    assert not found.passes


def test_without_filters_everything_passes() -> None:
    assert judge(BARE, Filters()) == Verdict()


@pytest.mark.parametrize("name", sorted(Filters.model_fields))
def test_an_absent_filter_asks_nothing(name: str) -> None:
    assert judge(BARE, Filters(**{name: Filters.model_fields[name].default})) == Verdict()


def test_the_facts_of_a_record_are_judged_as_the_whole_record_is() -> None:
    chance = random.Random(0)  # noqa: S311
    wanted = {
        "level_min": 7, "level_max": 8, "not_levels": [9], "credits_min": 5, "credits_max": 10, "hours_max": 100,
        "hours_per_week_max": 4, "weeks_max": 10, "price_max": 500, "price_min": 100, "starts_by": "2027-03-01",
        "starts_from": "2027-01-15", "not_months": [2], "modes": ["online"], "not_modes": ["campus"],
        "patterns": ["part-time"], "not_patterns": ["evenings"], "places": ["Glasgow"], "not_places": ["Perth"],
        "miles_max": 20, "providers": ["college"], "not_providers": ["university"], "credit_bearing": True,
        "assessed": True, "badge": True, "subjects": ["construction"], "not_subjects": ["health and social care"],
        "musts": ["location"], "wishes": ["price"], "heads": 12,
    }  # fmt: skip
    assert wanted.keys() == Filters.model_fields.keys()
    for record in sample_credentials():
        facts = Credential.model_validate_json(record.model_dump_json(exclude_defaults=True, include=set(FACTS)))
        for asked in (wanted, *(dict(chance.sample(sorted(wanted.items()), 2)) for _ in range(5))):
            assert judge(facts, Filters.model_validate(asked)) == judge(record, Filters.model_validate(asked))
