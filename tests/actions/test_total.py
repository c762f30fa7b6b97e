"""What it comes to for so many people, from published prices alone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from actions.services import Services
from actions.total import MOST
from catalogue.facts import cost
from tests.actions.made import welding
from tests.actions.turn import Take, Turn, taking, typed

GAS = welding("gas", price={"amount": "450.50"})
SHIP = welding("ship", price={"amount": 300})
GROUP = welding("site", price={"amount": 3000, "per": "cohort"})
SILENT = welding("deck")
FREE = welding("yard", price={"amount": 0})
EUROS = welding("hull", price={"amount": 200, "currency": "EUR"})
WORDS = welding("pier", price_words="£350 a term")
PRICED = (GAS, SHIP, GROUP, SILENT, FREE, EUROS, WORDS)


@pytest.fixture
def total(serve: Callable[..., Services]) -> Take:
    return taking(serve(*PRICED), "action_total_price")


def asked(text: str, shown: list[str], **slots: Any) -> Any:
    return typed(text, "total", shown=[f"weld-{place}" for place in shown], **slots)


def facts(turn: Turn) -> dict[str, str]:
    return {fact.name: fact.value for fact in turn.message.data.facts}


@pytest.mark.parametrize(
    ("credential", "heads", "pounds"),
    [(GAS, 4, Decimal(1802)), (GROUP, 4, Decimal(3000)), (FREE, 4, Decimal(0)), (SILENT, 4, None), (EUROS, 4, None)],
)
def test_a_price_a_head_counts_by_heads_and_one_for_a_group_once(
    credential: Any, heads: int, pounds: Decimal | None
) -> None:
    assert cost(credential, heads) == pounds


def test_a_price_a_head_is_multiplied(total: Take) -> None:
    turn = total(asked("how much for {heads:14}?", ["gas"]))
    assert turn.text == (
        "For 14 people, from published prices\n\nGas Pipe Welding: £6,307 (£450.50 a learner, times 14)"
    )


def test_places_are_counted_where_no_people_are(total: Take) -> None:
    turn = total(asked("and what would two places cost us?", ["ship"], learners=39))
    assert turn.text.startswith("For 2 people, from published prices\n\nShip Pipe Welding: £600")
    assert turn.slots.get("learners", 39) == 39


def test_places_that_are_left_are_no_number_of_people(total: Take) -> None:
    assert "For 3 people" in total(asked("are there 20 places left, and what is it?", ["ship"], learners=3)).text


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("site", "£3,000 (£3,000 for a group; how many fit in a group is not published)"),
        ("yard", "£0 (free, times 14)"),
        ("deck", "price not published; ask the provider"),
        ("pier", "the provider writes “£350 a term”, of which no sum can be made; ask the provider"),
        ("hull", "EUR 200 a learner"),
    ],
)
def test_every_other_price_is_said_as_it_is_published(place: str, said: str, total: Take) -> None:
    assert list(facts(total(asked("how much for {heads:14}?", [place]))).values()) == [said]


@pytest.mark.parametrize(
    "text",
    [
        "{heads:9} on {ordinal:the first} and {heads:4} on {title:the ship one}, what's that",
        "{ordinal:the first} for {heads:nine} people, {ordinal:the second} for {heads:4}?",
        "{heads:9} on {ordinal:the} {title:gas} one, {heads:4} on {need:ship welding}: what is it in all",
    ],
)
def test_several_groups_are_summed_up_each_on_its_own_course(text: str, total: Take) -> None:
    turn = total(asked(text, ["gas", "ship"], learners=20))
    assert turn.message.lead == "For 13 people, from published prices"
    assert list(facts(turn).values()) == [
        "£4,054.50 (£450.50 a learner, times 9)",
        "£1,200 (£300 a learner, times 4)",
        "£5,254.50",
    ]
    assert turn.slots == {}


@pytest.mark.parametrize(
    "text",
    [
        "{heads:9} on {ordinal:the first} and {heads:4} on {ordinal:the seventh}, what's that",
        "what for {heads:9} and {heads:4} on {ordinal:the first} or {ordinal:the second}",
        "{heads:9} on {ordinal:the first}, what's that",
    ],
)
def test_numbers_that_are_not_paired_with_courses_are_one_number(text: str, total: Take) -> None:
    assert "£5,254.50" not in total(asked(text, ["gas", "ship"])).text


def test_what_is_not_published_is_marked_so(total: Take) -> None:
    turn = total(asked("what for {heads:2}?", ["gas", "deck"]))
    assert [fact.published for fact in turn.message.data.facts] == [True, False]


def test_the_number_of_the_search_counts_where_the_message_names_none(total: Take) -> None:
    turn = total(asked("so what's the total?", ["ship"], learners=12))
    assert facts(turn) == {"Ship Pipe Welding": "£3,600 (£300 a learner, times 12)"}


def test_the_number_of_the_message_is_kept(total: Take) -> None:
    assert total(asked("and for {heads:6} of them?", ["gas", "ship"], learners=12)).slots == {"learners": 6}


def test_a_single_one_that_was_summed_up_is_spoken_of_last(total: Take) -> None:
    assert total(asked("for {heads:6}?", ["gas"])).slots == {
        "learners": 6,
        "current": "weld-gas",
        "spoken_of": ["weld-gas"],
    }


def test_one_of_those_shown_can_be_meant(total: Take) -> None:
    turn = total(asked("what does {ordinal:the second} come to for {heads:10}?", ["gas", "ship"]))
    assert facts(turn) == {"Ship Pipe Welding": "£3,000 (£300 a learner, times 10)"}


def test_each_of_those_shown_is_a_line_where_none_is_meant(total: Take) -> None:
    assert list(facts(total(asked("for {heads:10}?", ["gas", "ship"])))) == ["Gas Pipe Welding", "Ship Pipe Welding"]


@pytest.mark.parametrize(
    ("shown", "together"),
    [(["gas", "ship"], "£1,501"), (["gas", "ship", "deck"], "£1,501, without 1 of the 3 that do not publish it so")],
)
def test_all_together_is_a_sum_of_what_is_published(shown: list[str], together: str, total: Take) -> None:
    turn = total(asked("how much for {ordinal:all of them} together for {heads:2}?", shown))
    assert facts(turn)["All together"] == together


def test_prices_by_the_head_and_for_a_group_are_summed_up_apart(total: Take) -> None:
    turn = total(asked("how much for {ordinal:all of them} together for {heads:12}?", ["ship", "site", "deck"]))
    apart = "£3,600 by the head, and £3,000 for whole groups (how many fit in one is not published)"
    assert facts(turn)["All together"] == f"{apart}, without 1 of the 3 that do not publish it so"


def test_a_sum_says_that_it_leaves_out_a_course_whose_price_is_only_in_words(total: Take) -> None:
    said = facts(total(asked("how much for both of them for {heads:4}?", ["gas", "pier"])))
    assert said["Pier Pipe Welding"].startswith("the provider writes “£350 a term”")
    assert said["All together"] == "£1,802, without 1 of the 2 that do not publish it so"


def test_several_for_one_person_can_be_summed_up_without_a_number(total: Take) -> None:
    turn = total(asked("what do {ordinal:both} cost together?", ["gas", "ship"]))
    assert turn.text.startswith("For one person, from published prices")
    assert facts(turn)["All together"] == "£750.50"
    assert turn.slots == {}


def test_one_alone_has_no_sum(total: Take) -> None:
    assert list(facts(total(asked("total for {heads:2}?", ["gas"])))) == ["Gas Pipe Welding"]


@pytest.mark.parametrize(
    ("text", "budget", "within"),
    [
        ("would {price:£5,000} do it for {heads:12}?", "£5,000", "Ship Pipe Welding and Site Pipe Welding"),
        ("is {price:a budget of £3,600} enough for {heads:12}?", "£3,600", "Ship Pipe Welding and Site Pipe Welding"),
        ("we have {price:£2,999 in total} for {heads:12}", "£2,999", "none"),
        ("is {price:£300 a head} enough for {heads:12}?", "£3,600", "Ship Pipe Welding and Site Pipe Welding"),
    ],
)
@pytest.mark.parametrize("counted", ["in the message", "before"])
def test_a_budget_is_held_against_the_sum(text: str, budget: str, within: str, counted: str, total: Take) -> None:
    before = {"learners": 12} if counted == "before" else {}
    said = text.replace(" for {heads:12}", "") if before else text
    turn = total(asked(said, ["gas", "ship", "site", "deck"], **before))
    assert facts(turn)[f"Within {budget} in all"] == within


def test_without_a_number_of_people_it_is_asked_for(total: Take) -> None:
    turn = total(asked("what does it come to?", ["gas"]))
    assert (turn.text, turn.slots) == ("For how many people shall I work it out?", {})


def test_where_nothing_is_shown_the_need_is_asked_for(total: Take) -> None:
    assert total(asked("how much for {heads:6}?", [])).text.startswith("I have not shown you anything yet.")


def test_no_more_than_that_are_summed_up(serve: Callable[..., Services]) -> None:
    offers = [welding(f"w{at}", price={"amount": 10}) for at in range(MOST + 2)]
    total = taking(serve(*offers), "action_total_price")
    turn = total(asked("and for {heads:2} each?", [f"w{at}" for at in range(MOST + 2)]))
    assert len(facts(turn)) == MOST


def test_a_sum_offers_the_list_and_funding(total: Take) -> None:
    turn = total(asked("for {heads:2}?", ["gas"]))
    assert turn.payloads == ['/more{"value": "again"}', '/guidance{"topic": "funding-overview"}']


@pytest.mark.parametrize(
    "text",
    ["the sum for {heads:7} please, and then for {heads:5} in case", "how much for {heads:7} then for {heads:5}"],
)
def test_two_numbers_one_after_the_other_are_two_sums(text: str, total: Take) -> None:
    turn = total(asked(text, ["ship"]))
    assert [message.lead for message in turn.messages] == [
        "For 7 people, from published prices",
        "For 5 people, from published prices",
    ]


@pytest.mark.parametrize(
    "text",
    ["with {price:£1,000} how many could I send", "how many can I put through for {price:1 grand}?"],
)
def test_how_many_a_sum_is_enough_for_is_said_of_each(text: str, total: Take) -> None:
    turn = total(asked(text, ["gas", "yard", "deck"]))
    assert turn.message.lead == "How many people £1,000 is enough for, from published prices"
    assert list(facts(turn).values()) == [
        "2 (£450.50 a learner each)",
        "£0 (free, times 1)",
        "price not published; ask the provider",
    ]


def test_how_many_without_a_sum_is_a_sum_for_one(total: Take) -> None:
    assert total(asked("how many could I send there?", ["gas", "ship"])).message.lead.startswith("For one person")
