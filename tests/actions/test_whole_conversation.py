"""What a message means by what was found, spoken of and kept before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import CARE, welding
from tests.actions.turn import Turn, take, typed

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding", "shown": ["weld-gas"], "seen": 1}


def said(services: Services, action: str, text: str, intent: str, **slots: Any) -> Turn:
    return take(services, f"action_{action}", typed(text, intent, **slots))


def test_which_of_those_is_looked_for_in_all_that_was_found(services: Services) -> None:
    both = {**WELDING, "needs": ["pipe welding", "dementia care"], "context": ""}
    text = "which of {ordinal:those} covers {need:dementia care}?"
    turn = said(services, "show_details", text, "details", facts=["content"], **both)
    assert turn.message.data.card.id == "care"


def test_where_none_of_those_is_about_it_that_is_said(services: Services) -> None:
    text = "which of {ordinal:these} covers {need:astronomy}?"
    turn = said(services, "show_details", text, "details", facts=["content"], **WELDING)
    assert turn.text == "None of those I showed is about astronomy."


def test_what_is_elsewhere_is_shown_beside_that(services: Services) -> None:
    text = "which of {ordinal:these} covers {need:dementia care}?"
    first, second = said(services, "show_details", text, "details", facts=["content"], **WELDING).messages
    assert first.text == "None of those I showed is about dementia care."
    assert [one.id for one in second.data.items] == ["care"]


def test_which_is_best_of_one_is_answered_of_it(services: Services) -> None:
    turn = said(services, "compare_credentials", "which of these is best for us", "compare", **WELDING)
    assert turn.message.data.card.id == "weld-gas"


def test_a_place_alone_in_the_middle_of_a_search_is_where_they_are(serve: Callable[..., Services]) -> None:
    services = serve(welding("wick", location="Wick"), CARE)
    turn = said(services, "fall_back", "ullapool b&b", "nlu_fallback", **WELDING)
    assert turn.slots["filters"]["places"] == ["Ullapool"]


@pytest.mark.parametrize("slots", [{}, WELDING])
def test_other_words_in_the_middle_of_a_search_are_no_place(slots: dict[str, Any], services: Services) -> None:
    assert said(services, "fall_back", "blue cheese moon", "nlu_fallback", **slots).message.kind == "fallback"


def test_a_number_of_people_alone_is_how_many_the_course_spoken_of_is_for(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", price={"amount": 100}), welding("ship"))
    turn = said(services, "total_price", "for {heads:9} of them tho", "total", current="weld-gas", **WELDING)
    assert turn.text.startswith("For 9 people")
    listed = said(services, "total_price", "for {heads:9} of them tho", "total", **WELDING)
    assert listed.message.kind == "recommendations"


def test_a_need_that_is_named_to_drop_it_is_dropped(services: Services) -> None:
    both = {**WELDING, "needs": ["pipe welding", "dementia care"], "context": ""}
    text = "{need:dementia care} we have already, so maybe drop it"
    assert said(services, "recommend_credentials", text, "recommend", **both).slots["needs"] == ["pipe welding"]


def test_the_only_need_is_not_dropped_so(services: Services) -> None:
    text = "we drop pipes when {need:pipe welding}"
    turn = said(services, "recommend_credentials", text, "recommend", **WELDING)
    assert turn.message.data.items[0].id.startswith("weld")


def test_one_is_kept_and_another_taken_off_by_one_message(services: Services) -> None:
    kept = {"shortlist": ["care"], "shown": ["weld-gas", "weld-ship"], "current": "weld-ship"}
    text = "keep {ordinal:that}, drop {ordinal:the dementia one}"
    turn = said(services, "keep_credentials", text, "shortlist", **kept)
    assert turn.slots["shortlist"] == ["weld-ship"]


def test_what_was_shown_and_not_kept_is_not_taken_off_the_list(services: Services) -> None:
    kept = {"shortlist": ["weld-gas"], "shown": ["care"], "recent": ["care", "weld-gas"]}
    text = "can i take {ordinal:the dementia one} off my list? did i even put it on"
    turn = said(services, "keep_credentials", text, "shortlist", **kept)
    assert turn.slots == {}
    assert turn.messages[-1].text == "I did not find the dementia one on your shortlist, so I took nothing off."


def test_a_condition_that_keeps_out_what_fits_much_better_is_named(serve: Callable[..., Services]) -> None:
    near = welding("gas", mode="online")
    services = serve(near, welding("ship", mode="campus"), CARE)
    text = "{need:ship pipe welding} {mode:online only}"
    turn = said(services, "recommend_credentials", text, "recommend")
    assert [one.id for one in turn.message.data.items] == ["weld-gas"]
    assert turn.message.lead.endswith("keeps out Ship Pipe Welding, which fits ship pipe welding better.")
    assert '/refine{"drop": "modes"}' in turn.payloads


def test_what_fits_no_better_is_not_named_when_the_same_list_comes_again(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", mode="online"), welding("ship", mode="campus"), CARE)
    first = said(services, "recommend_credentials", "{need:pipe welding} {mode:online only}", "recommend")
    again = said(services, "refine_recommendation", "in {place:Perth}", "refine", **first.slots)
    assert [one.id for one in again.message.data.items] == ["weld-gas"]
    assert "keeps out" not in first.message.lead + again.message.lead


@pytest.mark.parametrize(
    ("text", "absent"),
    [("does {ordinal:it} get us on the MCS?", "MCS"), ("would {ordinal:it} count for PAS 2035 and SCQF", "PAS")],
)
def test_a_scheme_that_a_record_does_not_name_is_said_to_be_none_of_its(
    text: str, absent: str, services: Services
) -> None:
    turn = said(services, "show_details", text, "details", facts=["behind"], **WELDING, current="weld-gas")
    assert f"Not mentioned in its record: “{absent}”, so I cannot say that it counts there." in turn.messages[0].text


def test_a_scheme_that_a_record_names_is_no_riddle(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", recognised_by=["MCS"]))
    text = "does {ordinal:it} get us on the MCS?"
    turn = said(services, "show_details", text, "details", facts=["behind"], **WELDING, current="weld-gas")
    assert "Not mentioned" not in turn.text


def test_a_price_for_a_number_of_people_is_added_up(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", price={"amount": 100}))
    text = "how much each, and for all {heads:5}"
    turn = said(services, "show_details", text, "details", facts=["price"], **WELDING)
    assert turn.text.startswith("For 5 people")


def test_what_is_told_of_those_who_need_it_takes_no_need_back(services: Services) -> None:
    text = "they {need:knock on doors} and {need:take photos} all day long"
    turn = said(services, "recommend_credentials", text, "recommend", **WELDING)
    assert turn.slots["needs"] == ["pipe welding", "knock on doors", "take photos"]
    assert turn.message.data.items[0].id.startswith("weld")


@pytest.mark.parametrize(
    "text",
    [
        "{need:knocking on doors}",
        "what about {need:knocking on doors} for the crew",
        "now we want {need:beekeeping} instead",
    ],
)
def test_a_need_that_is_named_in_its_place_stands_there(text: str, services: Services) -> None:
    turn = said(services, "recommend_credentials", text, "recommend", **WELDING)
    looked_for = (turn.slots["unanswered"] or turn.slots)["needs"]
    assert looked_for in (["knocking on doors"], ["beekeeping"])


def test_a_need_that_is_answered_stands_in_the_place_of_the_one_before(services: Services) -> None:
    text = "our people must do {need:dementia care} all day long"
    turn = said(services, "recommend_credentials", text, "recommend", **WELDING)
    assert turn.slots["needs"] == ["dementia care"]


def test_that_beside_another_course_is_the_one_to_look_at_first(services: Services) -> None:
    shown = {"shown": ["weld-gas", "care"], "recent": ["weld-gas", "care"]}
    text = "add {ordinal:that} and {ordinal:the dementia one}"
    turn = said(services, "keep_credentials", text, "shortlist", **shown)
    assert turn.slots["shortlist"] == ["weld-gas", "care"]


def test_the_cheapest_of_all_is_looked_for_in_the_whole_catalogue(services: Services) -> None:
    text = "what's the {change:cheapest} course on the whole site"
    turn = said(services, "refine_recommendation", text, "refine", **WELDING)
    assert (turn.slots["needs"], turn.slots["order"], turn.message.data.total) == ([], "cheapest", 6)


def test_that_there_is_nothing_is_said_again_with_the_ways_on(services: Services) -> None:
    nothing = {"needs": ["astronomy"], "context": "astronomy"}
    turn = said(services, "refine_recommendation", "so nothing then", "refine", **nothing)
    assert turn.message.data.total == 0
    assert "/request" in turn.payloads
