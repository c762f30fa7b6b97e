"""A list is led by the course to start with and why, by what covers which need, and by what was just said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import CARE, welding
from tests.actions.turn import Turn, take, typed

PRICED: dict[str, Any] = {"price": {"amount": 100}}
FOR_WELDERS = "For welders who were never taught to read a drawing. It takes ten evenings."
FIRST: dict[str, Any] = {"title": "Pipe Welding"}
"""What stands first for "pipe welding"."""

TWO = (welding("a", description=FOR_WELDERS, duration_weeks=8, **FIRST, **PRICED), welding("b", mode="online"))


def recommend(services: Services, text: str, **slots: Any) -> Turn:
    return take(services, "action_recommend_credentials", typed(text, "recommend", **slots))


def refine(services: Services, text: str, first: Turn) -> Turn:
    return take(services, "action_refine_recommendation", typed(text, "refine", **first.slots))


def test_the_first_course_is_named_with_what_its_record_says_it_is(serve: Callable[..., Services]) -> None:
    lead = recommend(serve(*TWO), "{need:pipe welding}").message.lead
    assert lead.startswith(
        "I would start with Pipe Welding (8 weeks): “For welders who were never taught to read a drawing”."
    )


@pytest.mark.parametrize("more", ["and {need:beekeeping}", "in the {time:evenings}", "something {mode:short}"])
def test_where_more_is_to_be_said_no_record_is_quoted(more: str, serve: Callable[..., Services]) -> None:
    services = serve(TWO[0], welding("b", duration_weeks=2))
    lead = recommend(services, f"{{need:pipe welding}} {more}").message.lead
    assert lead.startswith("I would start with Pipe Welding (8 weeks). ")


def test_a_description_that_goes_on_and_on_is_not_quoted(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", **FIRST, description="word " * 40 + "."), welding("b"))
    assert recommend(services, "{need:pipe welding}").message.lead.startswith("I would start with Pipe Welding.")


def test_a_description_that_begins_with_a_question_is_not_quoted(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", **FIRST, description="Can you weld a pipe? This is for you."), welding("b"))
    assert recommend(services, "{need:pipe welding}").message.lead.startswith("I would start with Pipe Welding.")


def test_of_several_needs_it_is_said_what_covers_which_and_what_nothing_covers(serve: Callable[..., Services]) -> None:
    turn = recommend(serve(TWO[0], CARE), "{need:pipe welding}, {need:dementia care} and {need:beekeeping}")
    assert "It covers dementia care; for pipe welding look at Pipe Welding." in turn.message.lead
    assert "Nothing I found is squarely about beekeeping." in turn.message.lead
    assert "credentials fit a part or all of it." in turn.message.lead


def test_what_covers_all_where_others_do_not_is_said_to(serve: Callable[..., Services]) -> None:
    both = welding("a", skills=["pipe welding", "dementia care"])
    turn = recommend(serve(both, welding("b")), "{need:pipe welding} and {need:dementia care}")
    assert "It covers pipe welding and dementia care." in turn.message.lead


def test_how_many_they_are_is_answered_by_what_it_comes_to(serve: Callable[..., Services]) -> None:
    services = serve(*TWO)
    turn = refine(services, "there are {heads:6} of them", recommend(services, "{need:pipe welding}"))
    assert turn.message.lead == (
        "For 6 people Pipe Welding comes to £600. I would still start with it for pipe welding (6 people)."
    )


def test_what_covers_is_named_where_another_course_was_spoken_of_before(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", duration_weeks=1, hours_per_week=1), CARE)
    lead = recommend(services, "something {mode:short}: {need:pipe welding}, {need:dementia care}").message.lead
    assert (
        "The shortest of these is A Pipe Welding: one week, one hour a week. Dementia Care covers dementia care;"
        in lead
    )


def test_what_a_need_names_and_no_record_mentions_is_never_said_to_be_covered(serve: Callable[..., Services]) -> None:
    text = "{need:pipe welding} and {need:forklift dementia care}"
    lead = recommend(serve(TWO[0], CARE), text).message.lead
    assert "It covers pipe welding. The nearest for forklift dementia care is Dementia Care." in lead
    lead = recommend(serve(welding("a", description="For welders."), CARE), text).message.lead
    assert "Beside it, for pipe welding look at A Pipe Welding. The nearest for forklift dementia care is" in lead


@pytest.mark.parametrize(
    ("price", "said"),
    [
        ({"amount": 90, "currency": "EUR"}, "Pipe Welding publishes no price in pounds, so I cannot say"),
        ({"amount": 0}, "Pipe Welding is free, also for 6 people."),
        ({"amount": 900, "per": "cohort"}, "Pipe Welding has one price for a group, £900;"),
        (None, "Pipe Welding publishes no price, so I cannot say what it comes to for 6 people."),
    ],
)
def test_a_price_that_is_no_sum_is_said_as_it_is(price: Any, said: str, serve: Callable[..., Services]) -> None:
    services = serve(welding("a", price=price, **FIRST), welding("b"))
    turn = refine(services, "there are {heads:6} of them", recommend(services, "{need:pipe welding}"))
    assert turn.message.lead.startswith(said)


def test_a_course_that_the_message_before_had_is_not_drawn_in_full_again(serve: Callable[..., Services]) -> None:
    services = serve(*TWO)
    first = recommend(services, "{need:pipe welding}")
    assert [one.known for one in first.message.data.items] == [False, False]
    turn = refine(services, "there are {heads:6} of them", first)
    assert [one.known for one in turn.message.data.items] == [True, True]
    assert "1. Pipe Welding, Forth College\n\n2. B Pipe Welding" in turn.message.body


def test_a_place_that_the_first_is_not_in_is_answered_by_how_far_it_is(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", mode="campus", location="Dundee", **FIRST), welding("b", mode="online"))
    turn = refine(services, "we are in {place:Perth}", recommend(services, "{need:pipe welding}"))
    assert "Dundee is 18 miles from Perth as the crow flies." in turn.message.lead


def test_where_one_is_in_the_place_the_list_says_which_are_not(serve: Callable[..., Services]) -> None:
    services = serve(*(welding(place.lower(), mode="campus", location=place) for place in ("Oban", "Dundee", "Perth")))
    lead = recommend(services, "{need:pipe welding} in {place:Perth}").message.lead
    assert "Not in Perth: numbers 2 and 3." in lead


def test_a_condition_that_some_meet_names_them(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", pattern="evenings"), welding("b", pattern="evenings"), welding("c", pattern="block"))
    turn = refine(services, "in the {time:evenings}", recommend(services, "{need:pipe welding}"))
    assert "“evenings”: yes for numbers 1 and 2 and no for number 3." in turn.message.lead


def test_a_condition_that_all_of_the_page_meet_is_answered_so(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", pattern="evenings", **FIRST), welding("b", pattern="evenings"))
    turn = refine(services, "in the {time:evenings}", recommend(services, "{need:pipe welding}"))
    assert turn.message.lead.startswith("All of them meet this: evenings. I would still start with Pipe Welding")


@pytest.mark.parametrize(
    ("modes", "said"),
    [
        (["online", "workplace"], "All of them can be done from Perth: online or at your own workplace. I would"),
        (
            ["online"],
            "It can be done from Perth: online or at your own workplace. A Pipe Welding is still the one that",
        ),
        (["online", "campus"], "All of them are in Perth or can be done from there, online or at your own workplace."),
        (["campus", "campus"], "All of them meet this: in Perth."),
    ],
)
def test_what_is_online_or_at_the_workplace_is_open_from_a_place_and_not_in_it(
    modes: list[str], said: str, serve: Callable[..., Services]
) -> None:
    services = serve(*(welding(name, mode=mode, location="Perth") for name, mode in zip("ab", modes, strict=False)))
    turn = refine(services, "we are in {place:Perth}", recommend(services, "{need:pipe welding}"))
    assert turn.message.lead.startswith(said)


def test_no_distance_is_told_of_what_comes_to_the_workplace(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", mode="online"), welding("b", mode="workplace"))
    turn = refine(services, "{place:within 5 miles of Perth}", recommend(services, "{need:pipe welding}"))
    assert turn.message.lead.startswith("All of them can be done from Perth: online or at your own workplace. I would")


def test_one_alone_that_misses_what_was_said_is_still_the_one(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", mode="campus", location="Dundee", pattern="block", **FIRST))
    turn = refine(services, "in the {time:evenings}", recommend(services, "{need:pipe welding}"))
    assert turn.message.lead == (
        "Pipe Welding does not meet this: evenings. It is still the one that fits pipe welding."
    )


def test_what_meets_a_condition_comes_before_a_page_that_does_not(serve: Callable[..., Services]) -> None:
    near: dict[str, Any] = {"pattern": "day release", "employer_words": ["pipe welding"]}
    days = [welding(f"a{at}", title=f"Pipes and Welding {at}", **near) for at in range(3)]
    services = serve(*days, welding("z", title="Skills for Work on Large Building Sites", pattern="evenings"))
    first = recommend(services, "{need:pipe welding}")
    assert first.message.data.items[0].id == "weld-a0"
    turn = refine(services, "in the {time:evenings}", first)
    assert turn.message.data.items[0].id == "weld-z"


def test_a_qualification_that_they_have_is_set_beside_the_level_of_the_course(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", scqf_level=7), welding("b"))
    lead = recommend(services, "{need:pipe welding}, they all have an HNC").message.lead
    assert "SCQF level 7 is about as hard as an HNC, which is level 7." in lead


def test_what_is_said_where_nothing_answers_is_noted_and_not_answered_in_the_same_words(services: Services) -> None:
    first = recommend(services, "{need:astronomy}")
    turn = refine(services, "for {heads:3} of them", first)
    assert turn.message.lead.startswith("Still nothing in the catalogue answers astronomy (3 people).")


def test_a_condition_that_is_taken_back_is_not_said_to_change_nothing(serve: Callable[..., Services]) -> None:
    services = serve(*TWO)
    asked = refine(services, "in the {time:evenings}", recommend(services, "{need:pipe welding}"))
    turn = take(
        services,
        "action_refine_recommendation",
        typed("forget the {drop:evenings}", "refine", **asked.slots),
    )
    assert "changes nothing" not in turn.text


def test_what_tells_nothing_new_is_said_to_change_nothing(serve: Callable[..., Services]) -> None:
    services = serve(*TWO)
    first = recommend(services, "{need:pipe welding} for {heads:6 people}")
    turn = refine(services, "there are {heads:6} of them", first)
    assert turn.message.lead.startswith("That changes nothing in what I found. I would still start with Pipe Welding")
