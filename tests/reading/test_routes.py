"""The ways from a need to learning: those that make sense, and the one that a message names."""

from __future__ import annotations

import pytest

from hub.models import Route
from reading.routes import ALWAYS, ROUTES, asks_the_ways, read_route, route_alone, route_among, route_begun, sensible
from training.reader.labelled import unmarked


def test_with_an_offer_near_every_way_makes_sense() -> None:
    assert set(sensible(found=True)) == set(Route)


def test_the_quickest_way_comes_first() -> None:
    assert sensible(found=True) == tuple(Route)


def test_without_an_offer_only_the_ways_that_need_none_make_sense() -> None:
    assert sensible(found=False) == (Route.CO_DESIGN, Route.CREDIT_RATE, Route.RPL)


def test_every_way_can_be_named_in_words() -> None:
    assert set(ROUTES) == set(Route)


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("buy a few places", Route.BUY_PLACES),
        ("the existing one will do", Route.BUY_PLACES),
        ("a closed one for just us", Route.CLOSED_COHORT),
        ("in-house please", Route.CLOSED_COHORT),
        ("tailor it to our yard", Route.ADAPT),
        ("an existing course but adapted", Route.ADAPT),
        ("Design a new one", Route.CO_DESIGN),
        ("something new from scratch", Route.CO_DESIGN),
        ("get our own training credit-rated", Route.CREDIT_RATE),
        ("we want our course accredited", Route.CREDIT_RATE),
        ("recognise what people can do already", Route.RPL),
        ("they have the experience", Route.RPL),
    ],
)
def test_a_way_is_named_in_words(text: str, route: Route) -> None:
    assert read_route(text, sensible(found=True)) == route


def test_a_way_that_was_not_proposed_can_still_be_named() -> None:
    assert read_route("adapt one", ALWAYS) == Route.ADAPT


@pytest.mark.parametrize(
    "text",
    ["2", "number 2", "option 2.", "No. 2", " (2) ", "two", "option two", "second", "the 2nd", "The second one"],
)
def test_a_way_is_named_by_its_number_in_the_proposal(text: str) -> None:
    assert read_route(text, ALWAYS) == Route.CREDIT_RATE
    assert read_route(text, sensible(found=True)) == Route.CLOSED_COHORT


def test_the_last_way_is_the_last_of_those_proposed() -> None:
    assert read_route("the last one", ALWAYS) == Route.RPL
    assert read_route("the last one", ()) is None


@pytest.mark.parametrize(
    "text", ["4", "0", "7", "12", "-", "", "hmm", "the quick one", "no one", "the fifth", "the one"]
)
def test_what_names_none_of_those_proposed_is_none(text: str) -> None:
    assert read_route(text, ALWAYS) is None


@pytest.mark.parametrize(
    "text", ["that one is for tourist places", "we have been to other places", "it took place in May"]
)
def test_not_every_place_is_one_on_a_course(text: str) -> None:
    assert read_route(text, ()) is None


@pytest.mark.parametrize("text", ["places please", "6 places on the first", "could we get a few places", "buy places"])
def test_places_on_a_course_are(text: str) -> None:
    assert read_route(text, ()) == "buy_places"


def test_who_wants_one_made_wants_a_new_one() -> None:
    assert read_route("if there's nothing could somebody make one for us?", ()) == "co_design"


@pytest.mark.parametrize(
    ("marked", "route"),
    [
        ("design a new one I suppose", "co_design"),
        ("adapt one", "adapt"),
        ("a new een", "co_design"),
        ("two {who:fitters}, adapt it", "adapt"),
        ("{who:design engineers}", None),
        ("design engineers", None),
        ("we build pumps for distilleries", None),
        ("seven", None),
    ],
)
def test_a_clause_that_names_a_way_and_nothing_else(marked: str, route: str | None) -> None:
    assert route_alone(*unmarked(marked)) == route


def test_those_who_are_to_learn_name_no_way() -> None:
    assert route_among(*unmarked("{who:product developers} and our {who:foreman}"), ()) is None
    assert route_among(*unmarked("something new for our {who:developers}"), ()) == "co_design"
    assert read_route("just our lot", ()) == "closed_cohort"


@pytest.mark.parametrize("text", ["what are the ways", "which options are there?", "list them again", "the six ways?"])
def test_somebody_may_want_to_hear_the_ways(text: str) -> None:
    assert asks_the_ways(text)


@pytest.mark.parametrize("text", ["is there funding?", "by the way, how long is it?", "what does rpl cost?", ""])
def test_another_question_does_not_ask_for_the_ways(text: str) -> None:
    assert not asks_the_ways(text)


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("You can ask university to make this?", "co_design"),
        ("aye get them tae mak wan", "co_design"),
        ("put in for a slate one", "co_design"),
        ("ok ask them for one then", "co_design"),
        ("can somebody be asked to put something on?", "co_design"),
        ("would a college come tae the depot and run the electric thing?", "closed_cohort"),
        ("could they run it here in Stornoway", "closed_cohort"),
        ("could the first one be adapted", "adapt"),
        ("ask the universities", None),
        ("make a request", None),
        ("none of these fit", None),
        ("pit it in", None),
    ],
)
def test_the_words_that_begin_a_request_may_name_the_way(text: str, route: str | None) -> None:
    assert route_begun(text) == route
