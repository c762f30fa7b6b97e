"""Each condition of a search is said back in words, with the words it was read from."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from actions.conditions import NEVER_SAID, chips, need_chips, without_condition
from actions.search import Search
from actions.services import Services
from catalogue.records import Mode, Pattern
from contract import FilterChip
from reading.constraints import extract
from reading.filters import Filters
from runtime.phrases import Phrases
from tests.actions.turn import pressed, take, typed
from tests.domain import DOMAIN
from training.reader.labelled import unmarked

SAID: list[tuple[str, Any, str]] = [
    ("level_min", 7, "SCQF level 7 or above"),
    ("level_max", 9, "SCQF level 9 or below"),
    ("credits_min", 10, "at least 10 credits"),
    ("credits_max", 20, "at most 20 credits"),
    ("hours_max", 1_234_567, "at most 1234567 hours in all"),
    ("hours_per_week_max", 2.5, "at most 2.5 hours a week"),
    ("weeks_max", 6, "at most 6 weeks"),
    ("weeks_max", 1, "at most one week"),
    ("hours_max", 1, "at most one hour in all"),
    ("hours_per_week_max", 1, "at most one hour a week"),
    ("credits_min", 1, "at least one credit"),
    ("credits_max", 1, "at most one credit"),
    ("price_max", Decimal("1450.5"), "at most £1,450.50 a learner"),
    ("price_max", Decimal(0), "free"),
    ("starts_by", dt.date(2027, 1, 5), "starting by 5 January 2027"),
    ("starts_from", dt.date(2027, 1, 5), "starting from 5 January 2027"),
    ("modes", (Mode.ONLINE, Mode.BLENDED), "online and blended delivery"),
    ("not_modes", (Mode.CAMPUS,), "not campus"),
    ("patterns", (Pattern.EVENINGS,), "evenings"),
    ("places", ("Perth", "Dundee"), "in Perth and Dundee"),
    ("providers", ("Forth College",), "from Forth College"),
    ("not_providers", ("Forth College",), "not from Forth College"),
    ("credit_bearing", True, "with SCQF credit"),
    ("assessed", True, "assessed"),
    ("not_patterns", (Pattern.EVENINGS,), "not evenings"),
    ("not_places", ("Perth", "Dundee"), "not in Perth and Dundee"),
    ("not_levels", (7, 8), "not level 7 and 8"),
    ("not_months", (7, 12), "not in July and December"),
    ("miles_max", 20, "within 20 miles"),
    ("price_min", Decimal(500), "at least £500"),
    ("badge", True, "with a badge"),
    ("subjects", ("construction", "tourism and hospitality"), "construction and tourism and hospitality"),
    ("not_subjects", ("land and sea",), "not land and sea"),
]
NO = [
    ("credit_bearing", False, "without SCQF credit"),
    ("assessed", False, "not assessed"),
    ("badge", False, "without a badge"),
]


@pytest.mark.parametrize(("field", "value", "said"), [*SAID, *NO])
def test_a_condition_is_said_in_words(field: str, value: Any, said: str, phrases: Phrases) -> None:
    (chip,) = chips(phrases, Search(filters=Filters.model_validate({field: value})))
    assert (chip.field, chip.value) == (field, said)


def test_every_condition_there_is_can_be_said() -> None:
    assert {field for field, _, _ in SAID} == set(Filters.model_fields) - set(NEVER_SAID)


def test_how_much_a_condition_counts_is_no_condition_of_its_own(phrases: Phrases) -> None:
    filters = Filters(modes=(Mode.ONLINE,), musts=("mode",), wishes=("price",))
    assert [chip.field for chip in chips(phrases, Search(filters=filters))] == ["modes"]


def test_how_many_share_a_price_is_no_condition_of_its_own(phrases: Phrases) -> None:
    filters = Filters(price_max=Decimal(300), heads=12)
    assert [chip.field for chip in chips(phrases, Search(filters=filters))] == ["price_max"]


def test_one_person_is_said_in_the_singular(phrases: Phrases) -> None:
    assert [chip.value for chip in chips(phrases, Search(learners=1))] == ["one person"]


@pytest.mark.parametrize(("topic", "said"), [("level", "SCQF level 7"), ("credits", "7 credits")])
def test_a_bound_from_both_sides_is_one_condition(topic: str, said: str, phrases: Phrases) -> None:
    filters = Filters.model_validate({f"{topic}_min": 7, f"{topic}_max": 7})
    assert chips(phrases, Search(filters=filters)) == (
        FilterChip(field=topic, value=said, words="", drop=f'/refine{{"drop": "{topic}"}}'),
    )


def test_a_range_is_one_condition(phrases: Phrases) -> None:
    said = chips(phrases, Search(filters=Filters(level_min=7, level_max=9)))
    assert [chip.value for chip in said] == ["SCQF level 7 to 9"]


def test_how_many_are_to_learn_comes_first(phrases: Phrases) -> None:
    said = chips(phrases, Search(filters=Filters(level_min=7), learners=1_234_567))
    assert [chip.value for chip in said] == ["1234567 people", "SCQF level 7 or above"]


def test_a_search_without_conditions_has_none_to_say(phrases: Phrases) -> None:
    assert chips(phrases, Search(needs=("pipe welding",))) == ()


@pytest.mark.parametrize(
    ("marked", "field", "words"),
    [
        ("{level:SCQF level 7 or above}", "level_min", "SCQF level 7 or above"),
        ("{level:at most 20 credits}", "credits_max", "at most 20 credits"),
        ("{mode:max 3 hours a week}", "hours_per_week_max", "max 3 hours a week"),
        ("{mode:up to 6 weeks long}", "weeks_max", "up to 6 weeks long"),
        ("{price:under £500}", "price_max", "under £500"),
        ("starting {time:before March}", "starts_by", "starting before March"),
        ("only {mode:online}", "modes", "online"),
        ("not {not:online}", "not_modes", "online"),
        ("in the {mode:evenings}", "patterns", "evenings"),
        ("in {place:Perth}", "places", "Perth"),
        ("from {provider:Forth College}", "providers", "from Forth College"),
        ("not from {not:Forth College}", "not_providers", "from Forth College"),
        ("{level:with SCQF credit}", "credit_bearing", "with SCQF credit"),
        ("{heads:12 people}", "learners", "12 people"),
    ],
)
def test_a_condition_shows_the_words_it_was_read_from(marked: str, field: str, words: str, phrases: Phrases) -> None:
    text, spans = unmarked(marked)
    extraction = extract(text, spans, today=dt.date(2026, 11, 21), providers=("Forth College", "Clyde College"))
    said = {chip.field: chip.words for chip in chips(phrases, Search().with_constraints(extraction))}
    assert said[field] == words


EVERYTHING = Search(
    needs=("pipe welding", "dementia care"),
    context="pipe welding and dementia care",
    filters=Filters.model_validate({field: value for field, value, _ in SAID}),
    words={"level": "7 to 9", "credits": "10 to 20", "price": "under 1450.50", "learners": "12 people"},
    learners=12,
    hidden=("weld-ship",),
    shown=("care",),
    seen=3,
)
"""Every condition there is, at once."""


def conditions(search: Search, phrases: Phrases) -> dict[str, str]:
    return {chip.field: chip.value for chip in chips(phrases, search)}


@pytest.mark.parametrize("field", [chip.field for chip in chips(Phrases(DOMAIN["responses"]), EVERYTHING)])
def test_a_chip_takes_back_its_own_condition_and_no_other(field: str, phrases: Phrases) -> None:
    left = without_condition(EVERYTHING, field)
    gone = {field, "miles_max"} if field == "places" else {field}
    expected = {name: value for name, value in conditions(EVERYTHING, phrases).items() if name not in gone}
    assert conditions(left, phrases) == expected
    assert (left.needs, left.context, left.hidden) == (EVERYTHING.needs, EVERYTHING.context, EVERYTHING.hidden)
    assert (left.shown, left.seen) == ((), 0)


def test_every_condition_has_a_chip_that_takes_it_back(phrases: Phrases) -> None:
    search = EVERYTHING
    for chip in chips(phrases, EVERYTHING):
        search = without_condition(search, chip.field)
    assert (search.filters, search.learners, search.words) == (Filters(), None, {})


def test_the_words_of_a_condition_that_is_left_are_kept() -> None:
    search = Search(
        filters=Filters(starts_from=dt.date(2027, 1, 5), starts_by=dt.date(2027, 3, 5)),
        words={"starts": "Jan to March"},
    )
    assert without_condition(search, "starts_by").words == {"starts": "Jan to March"}
    assert without_condition(search, "starts_by").filters == Filters(starts_from=dt.date(2027, 1, 5))


def test_with_a_condition_goes_how_much_it_counted() -> None:
    filters = Filters(places=("Perth",), modes=(Mode.ONLINE,), musts=("location", "mode"), wishes=())
    assert without_condition(Search(filters=filters), "places").filters == Filters(
        modes=(Mode.ONLINE,), musts=("mode",)
    )


def test_the_other_bound_of_a_fact_counts_as_much_as_before() -> None:
    filters = Filters(price_min=Decimal(100), price_max=Decimal(500), wishes=("price",))
    assert without_condition(Search(filters=filters), "price_min").filters.wishes == ("price",)


@pytest.mark.parametrize("field", ["hours_max", "nonsense", "", "level_min"])
def test_a_chip_of_a_condition_that_is_gone_changes_nothing(field: str) -> None:
    search = Search(filters=Filters(weeks_max=6), words={"weeks": "6 weeks"})
    assert without_condition(search, field) == search


def test_pressing_a_chip_searches_without_its_condition_and_can_be_undone(services: Services) -> None:
    slots: dict[str, Any] = {
        "needs": ["pipe welding"],
        "filters": {"modes": ["online"], "level_min": 9},
        "learners": 12,
    }
    turn = take(services, "action_refine_recommendation", pressed("refine", named={"drop": "modes"}, **slots))
    assert turn.slots["filters"] == {"level_min": 9}
    assert turn.slots["learners"] == 12
    assert [chip.field for chip in turn.message.data.filters] == ["learners", "level_min"]
    undone = take(services, "action_undo_change", typed("undo", "undo", **{**slots, **turn.slots}))
    assert undone.slots["filters"] == slots["filters"]


def test_each_of_several_needs_has_a_button_that_takes_it_back(services: Services) -> None:
    slots: dict[str, Any] = {"needs": ["pipe welding", "dementia care"], "filters": {"modes": ["online"]}}
    shown = take(services, "action_show_more", pressed("more", **slots))
    drops = [need.drop for need in shown.message.data.needs]
    assert drops == ['/refine{"need": "pipe welding"}', '/refine{"need": "dementia care"}']
    turn = take(services, "action_refine_recommendation", pressed("refine", named={"need": "pipe welding"}, **slots))
    assert (turn.slots["needs"], turn.slots["filters"]) == (["dementia care"], {"modes": ["online"]})


def test_an_only_need_cannot_be_taken_back() -> None:
    assert [need.drop for need in need_chips(Search(needs=("pipe welding",)), ())] == [None]
