"""By which facts several courses are compared: those that are asked for, named or put as a condition, or a few."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from actions.picking import WEIGHED
from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, taking, typed

SHOWN = ["weld-one", "weld-two"]


@pytest.fixture
def compare(serve: Callable[..., Services]) -> Take:
    served = serve(
        welding("one", mode="campus", pattern="block", price={"amount": 90}, duration_weeks=2, assessment="A joint."),
        welding("two", mode="online", pattern="evenings", price={"amount": 70}, duration_weeks=9),
    )
    return taking(served, "action_compare_credentials")


def rows(compare: Take, text: str, facts: Sequence[str] = ()) -> list[str]:
    return [row.name for row in compare(typed(text, "compare", facts=list(facts), shown=SHOWN)).message.data.rows]


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("compare them mainly on time and price", ["price"], ["Price", "Time"]),
        ("only price, time and if it is online", ["price"], ["Price", "Time", "Delivery"]),
        ("which costs less", ["price"], ["Price"]),
        ("jist by level then", ["scqf_level"], ["Level"]),
    ],
)
def test_the_facts_that_a_message_names_are_compared(
    text: str, asked: list[str], told: list[str], compare: Take
) -> None:
    assert sorted(rows(compare, text, asked)) == sorted(told)


def test_what_settles_a_condition_is_compared_and_said_first(compare: Take) -> None:
    asked = typed("which of these can be done in the evening?", "compare", facts=["time"], shown=SHOWN)
    message = compare(asked).message
    assert message.lead.startswith("“evenings”: Yes for 2. No for 1.")
    assert "Delivery" in [row.name for row in message.data.rows]


@pytest.mark.parametrize("text", ["what's the difference between them?", "how do they differ", "which would you pick?"])
def test_what_sets_courses_apart_is_told_in_few_rows(text: str, compare: Take) -> None:
    told = rows(compare, text)
    assert 0 < len(told) <= len(WEIGHED)
    assert len(rows(compare, "compare these")) > len(told)


@pytest.mark.parametrize(
    "text",
    [
        "are any of these under £80 and online?",
        "are ony o them {mode:online} an under £80?",
        "are any {mode:online} for {price:under £80}?",
    ],
)
@pytest.mark.parametrize("facts", [["price"], ["price", "delivery"]])
def test_a_price_and_a_way_of_teaching_are_both_held_against_each(
    text: str, facts: list[str], serve: Callable[..., Services]
) -> None:
    cards = [welding(at, mode=at, price={"amount": 70}) for at in ("campus", "online")]
    compare = taking(serve(*cards, welding("dear", mode="online", price={"amount": 90})), "action_compare_credentials")
    shown = ["weld-campus", "weld-online", "weld-dear"]
    lead = compare(typed(text, "compare", facts=facts, shown=shown)).message.lead
    assert lead.startswith("Yes for 2. No for 1 and 3.")


def test_which_meet_two_conditions_is_said_with_both(compare: Take) -> None:
    text = "which of these is under £80 and {mode:online}?"
    lead = compare(typed(text, "compare", facts=["price", "delivery"], shown=SHOWN)).message.lead
    assert "Yes for 2. No for 1." in lead
    assert "£80" in lead.split(":")[0]
    assert "online" in lead.split(":")[0]


def test_which_carry_no_credit_is_said_by_their_numbers(serve: Callable[..., Services]) -> None:
    none = [welding(name, credit_bearing=False) for name in SHOWN]
    credited = welding("three", scqf_level=6, scqf_credits=8, credit_bearing=True)
    compare = taking(serve(*none, credited), "action_compare_credentials")
    text = "do they get a certificate at the end?"
    turn = compare(
        typed(text, "compare", facts=["scqf_credits"], shown=["weld-weld-one", "weld-weld-two", "weld-three"])
    )
    assert "There is no SCQF credit for 1 and 2." in turn.message.lead
