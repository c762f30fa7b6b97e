"""Credentials side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.test_returning import listed
from tests.actions.turn import Take, Turn, pressed, taking, typed

SHOWN = ["weld-gas", "weld-yard", "care"]
KEPT = ["care", "weld-ship"]


@pytest.fixture
def compare(services: Services) -> Take:
    return taking(services, "action_compare_credentials")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "compare", **slots)


def names(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def rows(turn: Turn) -> dict[str, tuple[str, ...]]:
    return {row.name: row.values for row in turn.message.data.rows}


def test_those_that_are_named_are_compared(compare: Take) -> None:
    assert names(compare(asked("compare 1 and 3", shown=SHOWN))) == ["weld-gas", "care"]


@pytest.mark.parametrize("text", ["compare", "compare them", "compare 1 and 7", "compare 7 and 8"])
def test_where_no_two_are_plain_all_that_are_shown_are_compared(text: str, compare: Take) -> None:
    assert names(compare(asked(text, shown=SHOWN))) == SHOWN


def test_no_more_than_three_are_put_side_by_side(compare: Take) -> None:
    assert names(compare(asked("compare", shown=[*SHOWN, "weld-ship"]))) == SHOWN


def test_two_far_down_the_list_can_be_compared(compare: Take) -> None:
    assert names(compare(asked("compare 3 and 4", shown=[*SHOWN, "weld-ship"]))) == ["care", "weld-ship"]


def test_places_of_the_list_before_are_compared_where_one_course_is_left(compare: Take) -> None:
    lists = [listed(1, ["welding"], SHOWN), listed(2, ["pipe welding"], ["weld-yard"])]
    turn = compare(
        asked("could you compare {ordinal:the first} and {ordinal:the third}", shown=["weld-yard"], lists=lists)
    )
    assert names(turn) == ["weld-gas", "care"]


def test_one_is_compared_with_the_one_spoken_of_last(compare: Take) -> None:
    turn = compare(asked("compare it with the last", shown=SHOWN, current="weld-gas"))
    assert names(turn) == ["weld-gas", "care"]


def test_one_spoken_of_last_that_is_not_shown_compares_all(compare: Take) -> None:
    assert names(compare(asked("compare it with the last", shown=SHOWN, current="weld-site"))) == SHOWN


def test_each_fact_is_a_row_with_silence_said_in_its_cell(compare: Take) -> None:
    turn = compare(asked("compare 1 and 3", shown=SHOWN))
    assert rows(turn) == {
        "Level": ("SCQF level 6", "SCQF level 7-8"),
        "Credits": ("not published", "10-15 credits (about 100-150 hours of learning)"),
        "Delivery": ("on campus", "online"),
        "Time": ("not published", "about 100-150 hours in all"),
        "What it covers": ("not published", "Calm an anxious person"),
    }


def test_what_none_of_them_publishes_is_no_row(compare: Take) -> None:
    assert "Price" not in rows(compare(asked("compare", shown=SHOWN)))


def test_what_is_asked_for_is_a_row_also_where_none_publishes_it(compare: Take) -> None:
    assert rows(compare(asked("which is cheaper, 1 or 3: the price?", facts=["price"], shown=SHOWN))) == {
        "Price": ("not published", "not published")
    }


def test_the_words_name_and_number_each(compare: Take) -> None:
    turn = compare(asked("compare the levels of the first two", facts=["scqf_level"], shown=SHOWN))
    assert turn.text.splitlines() == [
        "Of these, Gas Pipe Welding is the one at the lowest level.",
        "",
        "1. Gas Pipe Welding, Forth College",
        "2. Yard Pipe Welding, Clyde College",
        "",
        "Level: 1. SCQF level 6 | 2. SCQF level 9",
    ]


def test_a_comparison_offers_the_way_out(compare: Take) -> None:
    assert compare(asked("compare", shown=SHOWN)).payloads == ["/request"]


@pytest.mark.parametrize("slots", [{}, {"shown": ["care"]}, {"shown": ["gone", "care"]}, {"shortlist": ["care"]}])
def test_one_alone_cannot_be_compared(slots: dict[str, Any], compare: Take) -> None:
    turn = compare(asked("compare the first two", **slots))
    assert turn.text.startswith("I need at least two courses")
    assert turn.payloads == ["/more"]


@pytest.mark.parametrize("shown", [[], ["weld-gas"], ["gone", "left"]])
def test_where_no_two_are_shown_the_shortlist_is_compared(shown: list[str], compare: Take) -> None:
    assert names(compare(asked("compare", shown=shown, shortlist=KEPT))) == KEPT


@pytest.mark.parametrize("text", ["compare my shortlist", "compare the ones I saved", "put those on my list together"])
def test_the_shortlist_is_compared_when_it_is_named(text: str, compare: Take) -> None:
    assert names(compare(asked(text, shown=SHOWN, shortlist=KEPT))) == KEPT


def test_the_button_of_the_shortlist_compares_the_shortlist(compare: Take) -> None:
    assert names(compare(pressed("compare", shown=SHOWN, shortlist=KEPT))) == KEPT


def test_what_is_shown_is_compared_while_something_is_kept(compare: Take) -> None:
    assert names(compare(asked("compare them", shown=SHOWN, shortlist=KEPT))) == SHOWN


@pytest.mark.parametrize(
    ("text", "fact", "lead"),
    [
        ("which is shorter?", "time", "The shortest is Gas Pipe Welding: 4 weeks."),
        ("which of them is dearest", "price", "The dearest is Yard Pipe Welding: £300 a learner."),
        ("which is cheaper", "price", "The cheapest is Gas Pipe Welding: £90 a learner."),
        ("compare the prices", "price", "Of these, Gas Pipe Welding is the cheapest."),
        ("which is shorter?", "price", "Side by side:"),
        ("which has the higher level", "scqf_level", "They do not differ in that."),
    ],
)
def test_the_one_with_most_or_least_of_what_is_asked_for_is_named_first(
    text: str, fact: str, lead: str, serve: Callable[..., Services]
) -> None:
    cards = (
        welding("gas", scqf_level=6, duration_weeks=4, price={"amount": 90}),
        welding("yard", scqf_level=6, duration_weeks=12, price={"amount": 300}),
    )
    compare = taking(serve(*cards), "action_compare_credentials")
    turn = compare(typed(text, "compare", facts=[fact], shown=[card.id for card in cards]))
    assert turn.message.lead == lead


@pytest.mark.parametrize(
    ("slots", "begins"),
    [
        (
            {"needs": ["pipe welding"]},
            "I would look at Gas Pipe Welding first: it comes nearest to pipe welding.",
        ),
        ({}, "Side by side:"),
    ],
)
def test_a_comparison_of_everything_says_which_stands_first_by_the_need(
    slots: dict[str, Any], begins: str, compare: Take
) -> None:
    turn = compare(asked("which would you go for?", shown=["weld-gas", "weld-ship"], **slots))
    assert turn.text.startswith(begins)


def test_the_button_of_a_card_compares_it_with_the_first_other(compare: Take) -> None:
    turn = compare(pressed("compare", named={"credential": "care"}, shown=SHOWN))
    assert names(turn) == ["care", "weld-gas"]


def test_the_button_of_a_card_compares_it_with_the_one_spoken_of(compare: Take) -> None:
    turn = compare(pressed("compare", named={"credential": "care"}, shown=SHOWN, current="weld-yard"))
    assert names(turn) == ["care", "weld-yard"]


@pytest.mark.parametrize(("named", "shown"), [("gone", SHOWN), ("care", ["care"])])
def test_a_card_that_is_gone_or_alone_is_compared_with_nothing(compare: Take, named: str, shown: list[str]) -> None:
    assert compare(pressed("compare", named={"credential": named}, shown=shown)).message.kind == "text"


def test_a_row_says_whether_its_values_differ(compare: Take) -> None:
    turn = compare(asked("compare 1 and 2", shown=["weld-gas", "weld-site"]))
    assert {row.differs for row in turn.message.data.rows} == {True, False}
    assert {row.name: row.differs for row in turn.message.data.rows} == {
        row.name: row.values[0] != row.values[1] for row in turn.message.data.rows
    }


def test_the_button_below_a_list_compares_what_is_shown_and_not_what_was_kept(compare: Take) -> None:
    turn = compare(pressed("compare", named={"value": "shown"}, shown=SHOWN, shortlist=KEPT))
    assert names(turn) == SHOWN


def test_what_is_said_next_is_counted_among_those_compared(compare: Take) -> None:
    turn = compare(asked("compare 1 and 3", shown=SHOWN))
    assert turn.slots["recent"][:2] == ["weld-gas", "care"]
    assert turn.slots["shown"] == ["weld-gas", "care"]


def test_the_one_that_is_named_first_is_spoken_of(compare: Take) -> None:
    turn = compare(typed("which is the hardest?", "compare", facts=["scqf_level"], shown=["weld-gas", "weld-yard"]))
    assert turn.slots["current"] == "weld-yard"


@pytest.mark.parametrize("facts", [[], ["content"]])
def test_a_question_that_describes_one_of_them_is_answered_by_that_one(facts: list[str], compare: Take) -> None:
    turn = compare(asked("which is more for anxious people", shown=SHOWN, facts=facts))
    assert turn.text.startswith("I would look at Dementia Care first: what its record says comes nearest to that.")
    assert turn.slots["current"] == "care"


def test_a_question_that_describes_none_names_none_first(compare: Take) -> None:
    assert "current" not in compare(asked("which is more for foresters", shown=SHOWN)).slots


def test_the_only_one_that_a_comparison_points_at_is_spoken_of(compare: Take) -> None:
    turn = compare(asked("{ordinal:the second one} looks hands on, is it?", shown=SHOWN, current="weld-gas"))
    assert turn.slots["current"] == "weld-yard"


def test_two_numbers_of_which_the_reader_marked_one_are_both_compared(compare: Take) -> None:
    turn = compare(typed("compare one and {ordinal:two}", "compare", shown=["weld-gas", "weld-ship", "weld-yard"]))
    assert turn.slots["shown"] == ["weld-gas", "weld-ship"]


def test_where_one_course_alone_is_shown_its_facts_are_given_instead(services: Services) -> None:
    compare = taking(services, "action_compare_credentials")
    turn = compare(typed("how do they compare in hours?", "compare", facts=["time"], shown=["care"]))
    assert turn.messages[0].lead.startswith("One course alone is shown")
    assert turn.messages[1].data.card.id == "care"


def test_which_is_nearest_is_said_with_how_far_each_is(serve: Callable[..., Services]) -> None:
    served = serve(
        welding("near", mode="campus", location="Kirkcaldy"), welding("far", mode="campus", location="Glasgow")
    )
    compare = taking(served, "action_compare_credentials")
    asked = typed("which is nearer {place:Dundee}?", "compare", facts=["delivery"], shown=["weld-far", "weld-near"])
    lead = compare(asked).message.lead
    assert lead.startswith("The nearest is Near Pipe Welding: on campus, Kirkcaldy.")
    assert "Glasgow is " in lead
    assert "miles from Dundee" in lead
