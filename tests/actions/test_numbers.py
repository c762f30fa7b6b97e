"""Numbers mean what they mean on the screen that was shown last, and a comparison that numbers anew says so."""

from __future__ import annotations

from typing import Any

from actions.lists import Listed
from actions.search import Understood
from actions.services import Services
from tests.actions.test_second_act import run
from tests.actions.turn import typed

PAGE = ["weld-gas", "weld-ship", "care"]
ASKED: dict[str, Any] = {"needs": ["pipe welding"], "seen": 3}
LISTS = [Listed(understood=Understood(needs=("pipe welding",)), shown=tuple(PAGE), number=1).model_dump(mode="json")]


def test_a_comparison_says_that_it_numbers_anew(services: Services) -> None:
    tracker = typed("compare 2 and 3", "compare", facts=["delivery"], **ASKED, shown=PAGE)
    (compared,), slots = run(services, "action_compare_credentials", tracker)
    assert compared.lead == "Side by side, numbered anew:"
    assert slots["search"]["shown"] == ["weld-ship", "care"]


def test_a_comparison_that_keeps_the_numbers_says_nothing_of_them(services: Services) -> None:
    tracker = typed("compare 1 and 2", "compare", facts=["delivery"], **ASKED, shown=PAGE)
    assert run(services, "action_compare_credentials", tracker)[0][0].lead == "Side by side:"


def told(services: Services, text: str) -> str:
    asked = typed(text, "details", facts=["scqf_level"], **ASKED, shown=["weld-ship", "care"], lists=LISTS)
    (answer,), _ = run(services, "action_show_details", asked)
    return str(answer.data.card.id) if answer.kind == "credential" else answer.text


def test_behind_a_comparison_its_numbers_count(services: Services) -> None:
    assert told(services, "what level is {ordinal:number 2}?") == "care"


def test_a_number_that_a_comparison_does_not_have_is_one_of_the_list(services: Services) -> None:
    assert told(services, "what level is {ordinal:number 3}?") == "care"
    assert told(services, "what level is {ordinal:number 4}?") != "care"


def test_all_numbers_of_one_message_are_those_of_the_page(services: Services) -> None:
    text = "compare {ordinal:2} and {ordinal:3}. What level is {ordinal:number 2}?"
    parts = [
        ("compare {ordinal:2} and {ordinal:3}.", "compare", ["scqf_level"]),
        ("What level is {ordinal:number 2}?", "details", ["scqf_level"]),
    ]
    tracker = typed(text, "compare", facts=["scqf_level"], parts=parts, **ASKED, shown=PAGE)
    (compared, answer), slots = run(services, "action_compare_credentials", tracker)
    assert [card.id for card in compared.data.items] == ["weld-ship", "care"]
    assert answer.data.card.id == "weld-ship"
    assert slots["search"]["shown"] == ["weld-ship", "care"]
