"""Yes or no, and how far: what is said of a course before its facts where a question asks so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from actions.services import Services
from actions.verdicts import distance, verdict, verdict_of_each
from catalogue.records import Credential
from contract import Fact
from tests.actions.made import welding
from tests.actions.turn import turn_of, typed

FACTS = ("delivery", "price", "time", "starts", "scqf_level", "scqf_credits", "assessment")


def course(**facts: Any) -> Credential:
    return welding("it", **{"mode": "campus", "pattern": "evenings", "location": "Glasgow", **facts})


def said(
    services: Services, marked: str, told: Sequence[str] = FACTS, at: Credential | None = None, **slots: Any
) -> str:
    facts = [Fact(key=key, name=key, value="as it is") for key in told]
    return verdict(turn_of(services, typed(marked, "details", **slots)), at or course(), facts) or ""


@pytest.mark.parametrize(
    ("marked", "answer"),
    [
        ("is it {mode:online}?", "No."),
        ("is the first one {mode:in person}?", "Yes."),
        ("ok. and can they do it in the {time:evenings}?", "Yes."),
        ("does it run at {time:weekends}", "No."),
        ("My mechanic has small children. How many days and is it in {place:Kirkcaldy}?", "No. Glasgow is 46 miles"),
        ("is it {mode:online} or do they go in?", ""),
        ("isn't it {mode:online}?", ""),
        ("what does it cost, {mode:online}?", ""),
        ("is it good?", ""),
        ("is it in {place:Dundee} or {place:Perth}?", "Neither. Glasgow is"),
        ("is it in {place:Glasgow} or {place:Perth}?", ""),
        ("is it at {time:weekends} or by {time:day release}?", "Neither."),
        ("is it {mode:online} and can they do it in the {time:evenings}?", "“online delivery”: No. “evenings”: Yes."),
        ("is it good and is it {mode:online}?", "“online delivery”: No."),
        ("is {level:level 5} enough for it?", ""),
    ],
)
def test_what_a_condition_words_is_answered_by_yes_or_no(marked: str, answer: str, services: Services) -> None:
    words = said(services, marked)
    assert words.startswith(answer) if answer else words == ""


@pytest.mark.parametrize("marked", ["is it {mode:online}?", "is it {mode:online} or {mode:in person}?"])
def test_what_is_taught_in_both_ways_is_online_in_part(marked: str, services: Services) -> None:
    assert said(services, marked, at=course(mode="blended")).startswith("In part")


def test_what_the_learner_times_is_neither_of_two_times_and_has_no_hour_that_is_missed(services: Services) -> None:
    alone = course(pattern="self-paced")
    assert said(services, "is it in the {time:evenings} or at {time:weekends}?", at=alone) == ""


def test_the_hour_is_not_published_of_what_has_a_day(services: Services) -> None:
    weekly = course(pattern="day release")
    assert said(services, "what time is it on?", at=weekly) == "The time of day is not published."
    assert said(services, "is it an afternoon thing?", at=weekly) == ""


@pytest.mark.parametrize(
    ("price", "answer"), [({"amount": 0, "per": "learner"}, "Yes."), ({"amount": 75, "per": "learner"}, "No.")]
)
def test_whether_it_is_free_or_within_a_price(price: dict[str, Any], answer: str, services: Services) -> None:
    priced = course(price={**price, "currency": "GBP", "as_of": "2026-06-01"})
    assert said(services, "is it {price:free}?", at=priced) == answer
    assert said(services, "is it {price:under £100}?", at=priced) == "Yes."
    assert said(services, "would it be more than {price:£100}?", at=priced) == ""
    assert said(services, "will we have to pay {price:£500}?", at=priced) == ""


@pytest.mark.parametrize(
    ("pattern", "answer"),
    [
        ("part-time", "The time of day is not published."),
        (None, "The time of day is not published."),
        ("self-paced", ""),
    ],
)
@pytest.mark.parametrize(
    "marked", ["what about the afternoon?", "he's on nights, does it matter?", "is it in working hours"]
)
def test_the_time_of_day_is_said_not_to_be_published(
    marked: str, pattern: str | None, answer: str, services: Services
) -> None:
    assert said(services, marked, at=course(pattern=pattern)) == answer
    assert said(services, marked, ["price"], at=course(pattern=pattern)) == ""


def test_what_is_not_published_is_neither_yes_nor_no(services: Services) -> None:
    assert said(services, "is it {price:free}?", at=course(price=None)) == ""


def test_a_question_is_settled_only_by_facts_that_are_told(services: Services) -> None:
    assert said(services, "does it cover selling {mode:online}?", told=["content"]) == ""


def test_an_end_is_not_taken_for_a_start(services: Services) -> None:
    starting = course(starts=(dt.date(2099, 1, 12),))
    assert said(services, "will it be finished {time:before March 2099}?", at=starting) == ""


@pytest.mark.parametrize(
    ("marked", "places"),
    [
        ("how far is it from {place:Kirkcaldy}?", ()),
        ("where is it?", ("Kirkcaldy",)),
        ("is that anywhere near us", ("Kirkcaldy",)),
    ],
)
def test_how_far_it_is_is_said_where_a_place_is_asked_for(
    marked: str, places: tuple[str, ...], services: Services
) -> None:
    words = said(services, marked, filters={"places": places})
    assert words == "Glasgow is 46 miles from Kirkcaldy as the crow flies."


@pytest.mark.parametrize("facts", [{"mode": "online", "location": None}, {"location": None}, {"mode": "workplace"}])
def test_what_comes_to_the_learner_or_has_no_place_has_no_distance(facts: dict[str, Any], services: Services) -> None:
    turn = turn_of(services, typed("how far is it", "details", filters={"places": ["Kirkcaldy"]}))
    assert distance(turn, course(**facts)) is None


def test_days_of_the_week_that_are_not_published_are_said_to_be_so(services: Services) -> None:
    assert said(services, "Saturdays are no use. what days is it on?") == "The days of the week are not published."
    assert said(services, "we never know what a day will bring. is there an exam") == ""
    told = [Fact(key="delivery", name="", value="on Tuesdays, Glasgow")]
    assert verdict(turn_of(services, typed("what days is it on?", "details")), course(), told) is None


@pytest.mark.parametrize(
    ("modes", "answer"),
    [
        (("online", "online"), "Yes, all of them."),
        (("campus", "campus"), "No, none of them."),
        (("online", "blended", "campus"), "Yes for 1. In part for 2. No for 3."),
        (("online", None), "Yes for 1. What the record of 2 says does not settle it."),
        ((None, None), None),
    ],
)
def test_of_several_courses_is_said_of_which_it_is_so(
    modes: tuple[str | None, ...], answer: str | None, services: Services
) -> None:
    turn = turn_of(services, typed("are any of them {mode:online}?", "details"))
    facts = [Fact(key="delivery", name="", value="")]
    assert verdict_of_each(turn, [(course(mode=mode), facts) for mode in modes]) == answer


def test_of_several_courses_two_questions_are_settled_each_by_its_name(services: Services) -> None:
    turn = turn_of(services, typed("are they {mode:online} and are they in the {time:evenings}?", "details"))
    facts = [Fact(key="delivery", name="", value="")]
    said = verdict_of_each(turn, [(course(mode="online"), facts), (course(mode="campus"), facts)])
    assert said == "“online delivery”: Yes for 1. No for 2. “evenings”: Yes, all of them."


@pytest.mark.parametrize(
    "asked",
    [
        "which of these can be done in the evening?",
        "Can you tell me which one runs in the evenings",
        "is an evening class possible with ony o them?",
        "which could they do of an evening, and which needs a car?",
        "any of them at night or in the evening?",
    ],
)
def test_a_condition_that_was_not_marked_is_read_where_how_or_when_is_asked(asked: str, services: Services) -> None:
    facts = [Fact(key="delivery", name="", value="")]
    told = [(course(pattern=pattern), facts) for pattern in ("evenings", "block")]
    said = verdict_of_each(turn_of(services, typed(asked, "compare", facts=["delivery"])), told)
    assert (said or "").endswith("Yes for 1. No for 2.")
    assert verdict_of_each(turn_of(services, typed(asked, "compare", facts=["content"])), told) is None


@pytest.mark.parametrize(
    "asked", ["how long does it take in the evening?", "which do you like?", "tell me about evenings"]
)
def test_what_puts_no_condition_is_settled_by_nothing(asked: str, services: Services) -> None:
    facts = [Fact(key="delivery", name="", value="")]
    turn = turn_of(services, typed(asked, "compare", facts=["delivery"]))
    assert verdict_of_each(turn, [(course(), facts), (course(), facts)]) is None


def test_which_can_be_done_from_a_place_is_said_without_naming_it_there(services: Services) -> None:
    turn = turn_of(services, typed("are any of them in {place:Perth}?", "details"))
    facts = [Fact(key="delivery", name="", value="")]
    told = [(course(mode=mode), facts) for mode in ("online", "campus", "workplace")]
    assert verdict_of_each(turn, told) == "No for 2. 1 and 3: yes, online or at your own workplace."
