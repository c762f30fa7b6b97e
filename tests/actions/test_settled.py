"""What a whole conversation has come to is passed on and put in order, and not the page alone."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from reading.overall import of_all, order_of_all
from tests.actions.test_returning import CARE, HERE, WELDING, said
from tests.actions.turn import typed

SHARE = "action_share_credentials"


def passed_on(services: Services, text: str, intent: str, **slots: Any) -> str:
    messages, _ = said(services, SHARE, typed(text, intent, **{**HERE, **slots}))
    return str(messages[0].text)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("could you give me a short summary of what we've settled on for my director", "share"),
        ("a list of all the courses we talked about, please", "share"),
        ("put everything you've suggested in something I can paste", "compare"),
        ("send me whit we decided", "share"),
        ("links for the whole plan please", "share"),
        ("can you sum up what you recommended", "recap"),
    ],
)
def test_one_of_each_list_is_passed_on(services: Services, text: str, intent: str) -> None:
    told = passed_on(services, text, intent)
    assert "Ship Pipe Welding" in told
    assert "Dementia Care" in told
    assert "Gas Pipe Welding" not in told


def test_the_one_that_was_spoken_of_stands_beside_the_one_to_look_at_first(services: Services) -> None:
    told = passed_on(services, "a summary of what we've settled on", "share", spoken_of=["weld-gas"])
    assert told.index("Ship Pipe Welding") < told.index("Gas Pipe Welding") < told.index("Dementia Care")


def test_what_was_put_aside_is_not_passed_on(services: Services) -> None:
    told = passed_on(services, "a summary of what we've settled on", "share", hidden=["care"])
    assert "Dementia Care" not in told


def test_of_the_learners_who_are_named_alone(services: Services) -> None:
    told = passed_on(services, "what you suggested for the {who:fitters}, as a list", "share")
    assert "Ship Pipe Welding" in told
    assert "Dementia Care" not in told


def test_what_was_kept_is_what_was_settled(services: Services) -> None:
    told = passed_on(services, "a summary of what we've settled on", "share", shortlist=["weld-gas"])
    assert "Gas Pipe Welding" in told
    assert "Dementia Care" not in told


def test_the_first_in_an_order_is_that_of_all_that_was_shown(services: Services) -> None:
    asked = "what's the {change:lowest} level you've shown me so far?"
    (comparison,), search = said(services, SHARE, typed(asked, "refine", **HERE))
    assert comparison.kind == "comparison"
    assert len(comparison.data.items) == 3
    assert [row.name for row in comparison.data.rows] == ["Level"]
    assert len(search["shown"]) > 1


def test_one_of_all_is_advised_where_that_is_asked(services: Services) -> None:
    asked = "which of everything you've shown me would you put first?"
    (comparison,), _ = said(services, SHARE, typed(asked, "compare", **HERE))
    assert {item.id for item in comparison.data.items} == {"care", "weld-ship"}
    assert "for pipe welding, Ship Pipe Welding; for dementia care, Dementia Care." in comparison.text


@pytest.mark.parametrize(
    "text",
    [
        "share this page",
        "what would we need for it",
        "which is cheaper?",
        "what do you suggest",
        "we have a plan for training",
        "what have you got",
        "is it the cheapest?",
        "what you suggested is too dear",
        "what I agreed with my boss is evenings only",
        "how much is what we discussed for eight?",
    ],
)
def test_other_words_speak_of_the_page(text: str) -> None:
    assert not of_all(text)
    assert order_of_all(text) is None


@pytest.mark.parametrize(
    ("text", "intent", "lists"),
    [
        ("is {ordinal:that} harder than what you suggested for the nurses?", "details", [WELDING, CARE]),
        ("our plan is to start in May", "refine", [WELDING, CARE]),
        ("what you suggested is too dear, anything {price:under £300}?", "refine", [WELDING, CARE]),
        ("show me what you found in {place:Perth}", "refine", [WELDING, CARE]),
        ("what does it cost, what we found?", "details", [WELDING, CARE]),
        ("a summary of what we've settled on", "share", []),
    ],
)
def test_a_course_that_is_pointed_at_and_a_page_that_is_alone_are_meant(
    services: Services, text: str, intent: str, lists: list[Any]
) -> None:
    messages, _ = said(services, SHARE, typed(text, intent, **{**HERE, "lists": lists}))
    assert "Ship Pipe Welding" not in str(messages)
