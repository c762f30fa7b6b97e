"""Several courses that a message means by their number, and what is said of them together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from actions.referents import referents
from actions.services import Services
from tests.actions.made import welding
from tests.actions.test_returning import listed
from tests.actions.turn import Take, taking, turn_of, typed

CARDS = (
    welding("gas", price={"amount": 300}, duration_weeks=2, rpl="Work may count."),
    welding("yard", price={"amount": 90}, duration_weeks=9),
    welding("ship", price={"amount": 0}, duration_weeks=4),
    welding("site", price={"amount": 200}, duration_weeks=6),
)
PAGE = [card.id for card in CARDS[:3]]


@pytest.fixture
def served(serve: Callable[..., Services]) -> Services:
    return serve(*CARDS)


@pytest.fixture
def compare(served: Services) -> Take:
    return taking(served, "action_compare_credentials")


def names(compare: Take, text: str, **slots: Any) -> list[str]:
    return [one.id for one in compare(typed(text, "compare", **{"shown": PAGE, **slots})).message.data.items]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("set the two cheapest side by side", ["weld-ship", "weld-yard"]),
        ("compare the twa dearest", ["weld-gas", "weld-yard"]),
        ("the shortest two next to each other please", ["weld-gas", "weld-ship"]),
        ("compare the two best", PAGE[:2]),
        ("the two least expensive next to each other", ["weld-ship", "weld-yard"]),
        ("compare the two least long", ["weld-gas", "weld-ship"]),
    ],
)
def test_so_many_that_come_first_in_an_order_are_compared(text: str, meant: Sequence[str], compare: Take) -> None:
    assert names(compare, text) == meant


@pytest.mark.parametrize("text", ["compare the three cheapest", "compare these two long days", "compare them"])
def test_of_no_more_than_are_shown_none_is_left_out(text: str, compare: Take) -> None:
    assert names(compare, text) == PAGE


def test_the_two_cheapest_of_two_that_are_left_are_those_of_their_list(compare: Take) -> None:
    lists = [listed(1, ["welding"], PAGE)]
    left = ["weld-gas", "weld-yard"]
    assert names(compare, "compare the two cheapest", shown=left, lists=lists) == ["weld-ship", "weld-yard"]


def test_those_two_of_which_one_is_left_are_those_of_the_list_before(compare: Take) -> None:
    lists = [listed(1, ["welding"], ["weld-site", "weld-gas"]), listed(2, ["pipe welding"], ["weld-gas"])]
    assert names(compare, "compare those two", shown=["weld-gas"], lists=lists) == ["weld-site", "weld-gas"]


def test_people_that_are_counted_are_no_courses(serve: Callable[..., Services]) -> None:
    cards = (welding("lead", title="Preparing to Weld"), welding("step", title="Gas"), welding("up", title="Up to It"))
    compare = taking(serve(*cards), "action_compare_credentials")
    shown = [card.id for card in cards]
    text = "which would you pick for {ordinal:the two of them}?"
    turn = compare(typed(text, "compare", facts=["whole"], shown=shown, current="weld-lead"))
    assert [one.id for one in turn.message.data.items] == shown


@pytest.mark.parametrize("spoken_of", [{}, {"current": "weld-gas"}])
@pytest.mark.parametrize(("text", "facts"), [("how much are they both?", ["price"]), ("all three: cost?", ["price"])])
def test_what_several_come_to_is_one_sum(
    text: str, facts: list[str], spoken_of: dict[str, Any], served: Services
) -> None:
    for act in ("details", "compare"):
        action = "action_show_details" if act == "details" else "action_compare_credentials"
        turn = taking(served, action)(typed(text, act, facts=facts, shown=["weld-gas", "weld-yard"], **spoken_of))
        assert "All together: £390" in turn.text


@pytest.mark.parametrize(
    "text",
    [
        "are they both under £300?",
        "compare the prices of both",
        "whit's the dearest o both?",
        "both prices side by side please",
    ],
)
def test_a_question_about_the_price_of_both_is_no_sum(text: str, compare: Take) -> None:
    turn = compare(typed(text, "compare", facts=["price"], shown=["weld-gas", "weld-yard"]))
    assert turn.message.kind == "comparison"


@pytest.mark.parametrize(
    ("text", "facts", "lead"),
    [
        ("which is cheapest and which is longest?", ["price", "time"], ["The cheapest is Ship", "The longest is Yard"]),
        ("which takes the least time?", ["time"], ["The shortest is Gas Pipe Welding: 2 weeks."]),
        ("which of the two dearest is longer?", ["price", "time"], ["The longest is Yard"]),
        ("are any of them free?", ["price"], ["Yes for 3. No for 1 and 2."]),
        ("which is least expensive?", ["price"], ["The cheapest is Ship Pipe Welding"]),
        ("do any let you skip parts for experience?", ["rpl"], ["That is published for 1 only."]),
        ("what is the price and the time of each?", ["price", "time"], ["it is the shortest", "is the cheapest"]),
    ],
)
def test_the_first_sentence_answers_what_is_asked_of_several(
    text: str, facts: list[str], lead: list[str], compare: Take
) -> None:
    said = compare(typed(text, "compare", facts=facts, shown=PAGE)).message.lead
    assert [part for part in lead if part.lower() not in said.lower().replace("gas pipe welding is", "it is")] == []


def test_what_does_not_differ_is_said_once_behind_what_does(serve: Callable[..., Services]) -> None:
    compare = taking(serve(welding("one", scqf_level=6), welding("two", scqf_level=6)), "action_compare_credentials")
    rows = compare(typed("compare", "compare", shown=["weld-one", "weld-two"])).text.splitlines()
    assert "Level: SCQF level 6, for both" in rows


def test_a_question_that_asks_for_no_comparison_gets_no_table_of_everything(compare: Take) -> None:
    asked = "can I put all four of us on at once or does each apply alone?"
    turn = compare(typed(asked, "compare", facts=["other"], shown=PAGE))
    assert turn.message.kind == "text"


def test_one_that_is_to_suit_somebody_is_weighed_by_whom_it_is_for(compare: Take) -> None:
    text = "which would you pick for {who:the new lad}, {story:he's very practical}?"
    turn = compare(typed(text, "compare", facts=["whole"], shown=PAGE, needs=["pipe welding"]))
    assert "Price" not in {row.name for row in turn.message.data.rows}


def test_of_several_the_one_that_meets_what_a_message_asks_is_advised(compare: Take) -> None:
    text = "which would you pick with {price:£100} a head?"
    turn = compare(typed(text, "compare", facts=["whole"], shown=["weld-gas", "weld-yard"], needs=["pipe welding"]))
    assert turn.message.lead.startswith("I would look at Yard Pipe Welding first")
    assert "It alone of these meets what you ask here." in turn.message.lead


@pytest.mark.parametrize(
    "text",
    [
        "do {ordinal:they} all take long?",
        "how many hours is it for {ordinal:each}?",
        "how long are {ordinal:they both}?",
    ],
)
def test_all_of_a_page_are_meant_by_they_all_and_each(text: str, served: Services) -> None:
    show = taking(served, "action_show_details")
    turn = show(typed(text, "details", facts=["time"], shown=PAGE, current="weld-gas"))
    assert len(turn.message.data.items) == len(PAGE)


def test_how_one_compares_with_what_was_not_shown_is_answered_of_that_one(compare: Take) -> None:
    text = "how does {ordinal:this} compare with the City and Guilds ticket?"
    turn = compare(typed(text, "compare", facts=["whole"], shown=PAGE, current="weld-gas"))
    assert turn.message.kind == "credential"
    among = "how does {ordinal:this} compare with {ordinal:the second}?"
    assert names(compare, among, facts=["whole"], current="weld-gas") == ["weld-gas", "weld-yard"]


def test_how_far_each_is_stands_first_where_that_is_asked(serve: Callable[..., Services]) -> None:
    cards = [welding(name, mode="campus", location=place) for name, place in (("a", "Glasgow"), ("b", "Kirkcaldy"))]
    show = taking(serve(*cards), "action_show_details")
    text = "how far are {ordinal:they} from {place:Dundee}?"
    lead = show(typed(text, "details", facts=["delivery"], shown=["weld-a", "weld-b"])).message.lead
    assert [place in lead for place in ("Glasgow is ", "Kirkcaldy is ")] == [True, True]


def test_how_the_only_one_compares_with_something_else_is_answered_of_it(compare: Take) -> None:
    text = "how does {ordinal:this} compare with the City and Guilds ticket?"
    assert compare(typed(text, "compare", facts=["whole"], shown=["weld-gas"])).message.kind == "credential"


def test_how_one_stands_beside_a_qualification_is_answered_of_that_one(serve: Callable[..., Services]) -> None:
    served = serve(welding("one", scqf_level=5), welding("two", scqf_level=7))
    compare = taking(served, "action_compare_credentials")
    shown = ["weld-one", "weld-two"]
    text = "how does {ordinal:this} compare with an HNC?"
    turn = compare(typed(text, "compare", facts=["whole"], shown=shown, current="weld-one"))
    assert turn.message.kind == "credential"
    assert "below an HNC" in turn.text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("how long is it for {ordinal:both of them}?", ["weld-gas", "weld-yard"]),
        ("whit's the price for {ordinal:each of them}?", ["weld-gas", "weld-yard"]),
        ("how long for {ordinal:the second of them}?", ["weld-yard"]),
        ("how long is it for {ordinal:the two of us}?", ["weld-gas"]),
    ],
)
def test_courses_that_are_meant_behind_for_are_no_people(text: str, meant: Sequence[str], served: Services) -> None:
    slots: dict[str, Any] = {"shown": ["weld-gas", "weld-yard"], "current": "weld-gas"}
    assert [one.id for one in referents(turn_of(served, typed(text, "details", **slots))).credentials] == meant
