"""Each phrase of a message that points at a course is resolved on its own, and what is not plain is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.referents import referents
from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import take, turn_of, typed

PAGES: dict[str, Any] = {
    "needs": ["pipe welding"],
    "shown": ["weld-gas", "weld-yard"],
    "recent": ["weld-gas", "weld-yard", "care", "weld-ship", "weld-site"],
    "current": "weld-gas",
}


def kept(services: Services, text: str, **search: Any) -> list[str]:
    asked = typed(text, "shortlist", **{**PAGES, **search})
    return list(take(services, "action_keep_credentials", asked).slots["shortlist"])


def test_a_place_and_what_sets_one_apart_are_two_courses(services: Services) -> None:
    text = "put {ordinal:the first one} and {ordinal:the hardest one} on my list"
    assert kept(services, text) == ["weld-gas", "weld-yard"]


def test_two_names_are_two_courses_also_from_different_pages(services: Services) -> None:
    assert kept(services, "save {ordinal:the ship one} and {ordinal:the yard one}") == ["weld-ship", "weld-yard"]


@pytest.mark.parametrize("pointed", ["the second one you showed before", "the second one in the first list"])
def test_a_place_on_the_page_before_is_counted_there(pointed: str, services: Services) -> None:
    assert kept(services, f"keep {{ordinal:{pointed}}}") == ["weld-ship"]


def test_what_follows_a_phrase_may_say_that_the_page_before_is_meant(services: Services) -> None:
    assert kept(services, "keep {ordinal:the second one} you showed before") == ["weld-ship"]


def test_a_course_is_known_by_what_its_record_says(services: Services) -> None:
    assert kept(services, "keep {ordinal:the anxious person one}") == ["care"]


def test_what_cannot_be_told_is_said_and_the_rest_is_done(services: Services) -> None:
    turn = take(
        services,
        "action_keep_credentials",
        typed("keep {ordinal:the dementia one} and {ordinal:the forestry one}", "shortlist", **PAGES),
    )
    assert turn.slots["shortlist"] == ["care"]
    assert "“the forestry one”" in turn.messages[-1].text


def test_words_that_describe_several_alike_keep_none(services: Services) -> None:
    asked = typed("keep {ordinal:the pipe one}", "shortlist", **PAGES)
    turn = take(services, "action_keep_credentials", asked)
    assert "shortlist" not in turn.slots
    assert "“the pipe one”" in turn.message.text
    titles = [button.title for button in turn.message.buttons]
    assert titles[:2] == ["1. Gas Pipe Welding", "2. Yard Pipe Welding"]
    assert "Ship Pipe Welding" in titles  # as likely, of the page before
    assert "Dementia Care" not in titles


def test_of_several_alike_the_one_that_was_spoken_of_is_meant(services: Services) -> None:
    assert kept(services, "keep {ordinal:the pipe one}", spoken_of=["care", "weld-ship"]) == ["weld-ship"]


def test_of_several_alike_that_were_spoken_of_the_last_one_is_meant(services: Services) -> None:
    spoken_of = ["care", "weld-ship", "weld-gas"]
    assert kept(services, "keep {ordinal:the pipe one}", spoken_of=spoken_of) == ["weld-ship"]


def test_of_several_alike_the_only_one_on_the_page_is_meant(services: Services) -> None:
    page = {"shown": ["care", "weld-yard"], "recent": ["care", "weld-yard", "weld-gas", "weld-ship"], "current": "care"}
    assert kept(services, "keep {ordinal:the pipe one}", **page) == ["weld-yard"]


def test_a_fact_of_a_course_that_was_not_shown_leads_to_it(services: Services) -> None:
    asked = typed("how long is {ordinal:the dementia care one}?", "details", facts=["time"], **{**PAGES, "recent": []})
    turn = take(services, "action_show_details", asked)
    assert [one.id for one in turn.message.data.items] == ["care"]


def test_a_fact_of_a_course_that_nobody_has_is_not_answered_from_another(services: Services) -> None:
    asked = typed("how long is {ordinal:the forestry one}?", "details", facts=["time"], **PAGES)
    turn = take(services, "action_show_details", asked)
    assert "“the forestry one”" in turn.message.text
    assert turn.message.kind == "text"


def test_a_fact_is_answered_for_what_is_plain_of_two(services: Services) -> None:
    text = "what level are {ordinal:the yard one} and {ordinal:the forestry one}?"
    asked = typed(text, "details", facts=["scqf_level"], **PAGES)
    turn = take(services, "action_show_details", asked)
    assert turn.messages[0].data.card.id == "weld-yard"
    assert "“the forestry one”" in turn.messages[-1].text


def test_this_is_compared_with_one_of_the_page_before(services: Services) -> None:
    asked = typed("compare {ordinal:this} with {ordinal:the second one you showed before}", "compare", **PAGES)
    turn = take(services, "action_compare_credentials", asked)
    assert [one.id for one in turn.message.data.items] == ["weld-gas", "weld-ship"]


def test_sums_for_courses_of_different_pages_name_each(services: Services) -> None:
    text = "what is {heads:one} on {title:the yard thing} and {heads:four} on {title:the dementia thing}?"
    asked = typed(text, "total", **PAGES)
    turn = take(services, "action_total_price", asked)
    assert [fact.name for fact in turn.message.data.facts[:2]] == ["Yard Pipe Welding", "Dementia Care"]


def test_a_part_of_a_title_is_no_place_in_the_list(services: Services) -> None:
    assert kept(services, "keep {ordinal:the first} and {ordinal:those two}") == ["weld-gas"]


def test_courses_that_are_named_and_spoken_of_again_are_kept_once(services: Services) -> None:
    text = "keep {ordinal:the ship one} and {ordinal:the dementia one}, {ordinal:those two} please"
    assert kept(services, text) == ["weld-ship", "care"]


def test_where_a_title_is_not_known_a_place_in_the_message_counts(services: Services) -> None:
    assert kept(services, "does the second {title:address forestry}? then keep it") == ["weld-yard"]


def test_sums_of_a_pair_that_is_not_plain_are_not_made_for_others(services: Services) -> None:
    text = "what is {heads:one} on {title:the forestry thing} and {heads:four} on {title:the dementia thing}?"
    turn = take(services, "action_total_price", typed(text, "total", **PAGES))
    assert "“the forestry thing”" in turn.message.text


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("keep {ordinal:the last one} if {ordinal:it} is any use to a farmer", ["weld-yard"]),
        ("keep {ordinal:it} and {ordinal:the second one}", ["weld-gas", "weld-yard"]),
        ("{title:Yard Pipe Welding}, keep {ordinal:it}", ["weld-yard"]),
    ],
)
def test_an_it_behind_a_course_is_that_course(text: str, ids: list[str], services: Services) -> None:
    assert kept(services, text) == ids


def told(services: Services, text: str, facts: list[str], **search: Any) -> list[str]:
    turn = take(services, "action_show_details", typed(text, "details", facts=facts, **{**PAGES, **search}))
    data = turn.message.data
    return [card.id for card in data.items] if turn.message.kind == "comparison" else [data.card.id]


@pytest.mark.parametrize(
    "text",
    [
        "is there an exam? {story:Two of my ladies are dyslexic}",
        "But the others are fine. How often must they be there?",
        "is {ordinal:it} as good as the {title:Qwertz certificate}?",
        "{ordinal:That's} workable. what does it cost?",
    ],
)
def test_what_stands_around_a_question_points_at_no_other_course(text: str, services: Services) -> None:
    assert told(services, text, ["assessment"]) == ["weld-gas"]


def test_a_word_for_what_was_just_pointed_at_is_no_second_course(services: Services) -> None:
    assert told(services, "{ordinal:the second}, does {ordinal:that} do steel?", ["content"]) == ["weld-yard"]


def test_the_only_course_on_the_page_is_not_another_one_by_being_alone(services: Services) -> None:
    page = {"shown": ["weld-gas"], "recent": ["weld-gas", "care"]}
    assert told(
        services, "what about {ordinal:the other one you had}, {ordinal:the dementia one}", ["whole"], **page
    ) == ["care"]


def test_a_course_is_told_apart_by_where_it_is(serve: Callable[..., Services]) -> None:
    served = serve(
        welding("gas", location="Perth"), welding("yard", location="Hamilton"), welding("ship", location="Wick")
    )
    page = {"shown": ["weld-gas", "weld-yard", "weld-ship"], "recent": [], "current": "weld-gas"}
    assert told(served, "{ordinal:the other one in Hamilton}, is it assessed?", ["assessment"], **page) == ["weld-yard"]


def test_the_same_words_are_two_courses_where_one_is_of_the_page_before(services: Services) -> None:
    text = "keep {ordinal:the second one} and {ordinal:the second one} you showed before"
    assert kept(services, text) == ["weld-yard", "weld-ship"]


def test_a_phrase_is_taken_where_it_was_marked(services: Services) -> None:
    text = "the second one earlier was a joke, wasn't it? keep {ordinal:the second one}"
    assert kept(services, text) == ["weld-yard"]


def test_any_of_them_are_all_of_the_page_whatever_one_was_spoken_of(services: Services) -> None:
    shown = ["weld-gas", "care", "weld-yard"]
    turn = turn_of(services, typed("are any of {ordinal:them} online?", "details", shown=shown, current="care"))
    assert [credential.id for credential in referents(turn).credentials] == shown
    turn = turn_of(services, typed("what do {ordinal:they} cost?", "details", shown=shown, current="care"))
    assert [credential.id for credential in referents(turn).credentials] == ["care"]
