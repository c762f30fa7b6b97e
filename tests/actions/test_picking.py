"""Which of several courses an employer who asks for one is told to look at first, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, Turn, taking, typed

CARDS = (
    welding("gas", scqf_level=6, duration_weeks=4, price={"amount": 90}, assessment="Essay of 3,000 words"),
    welding("yard", scqf_level=8, duration_weeks=12, price={"amount": 300}, assessment="A drawing of a joint"),
)
SHOWN = [card.id for card in CARDS]


@pytest.fixture
def compare(serve: Callable[..., Services]) -> Take:
    return taking(serve(*CARDS), "action_compare_credentials")


def asked(text: str, facts: list[str] | None = None, **slots: Any) -> Any:
    return typed(text, "compare", facts=facts or [], shown=SHOWN, **slots)


def rows(turn: Turn) -> list[str]:
    return [row.name for row in turn.message.data.rows]


@pytest.mark.parametrize("text", ["which would you pick?", "just tell me which one", "what's the best for us"])
def test_who_asks_for_one_is_told_which_and_why_with_little_beside_it(text: str, compare: Take) -> None:
    turn = compare(asked(text, needs=["pipe welding"]))
    assert turn.message.lead == (
        "I would look at Gas Pipe Welding first: it comes nearest to pipe welding. "
        "Of these, it is the cheapest, the shortest and the one at the lowest level."
    )
    assert rows(turn) == ["Level", "Price", "Time"]
    assert turn.slots["current"] == "weld-gas"


def test_a_comparison_that_asks_for_no_choice_gives_every_fact(compare: Take) -> None:
    assert "Assessment" in rows(compare(asked("compare them", needs=["pipe welding"])))


def test_the_first_by_the_need_is_not_the_first_on_the_screen(serve: Callable[..., Services]) -> None:
    yard, gas = CARDS[1].model_copy(update={"title": "Welding of Pipe Racks"}), CARDS[0]
    compare = taking(serve(gas, yard), "action_compare_credentials")
    turn = compare(typed("which would you pick?", "compare", shown=SHOWN[::-1], needs=["gas pipe welding"]))
    assert turn.message.lead.startswith("I would look at Gas Pipe Welding first: it comes nearest to gas pipe welding.")


@pytest.mark.parametrize("text", ["which has no drawing of a joint?", "which isn't a drawing of a joint?"])
def test_what_a_question_denies_chooses_nothing(text: str, compare: Take) -> None:
    assert compare(asked(text, ["assessment"], needs=["pipe welding"])).message.lead == "Side by side:"


def test_a_condition_that_several_may_meet_chooses_none(compare: Take) -> None:
    assert compare(asked("which costs £300 a learner?", ["price"], needs=["pipe welding"])).message.lead == (
        "Side by side:"
    )


def test_one_for_whom_one_fact_tells_is_chosen_by_that_fact(compare: Take) -> None:
    turn = compare(asked("which would you pick for a drawing of a joint?", ["assessment"], needs=["pipe welding"]))
    assert turn.message.lead.startswith("By what the records say (“Assessment”) I would look at Yard Pipe Welding")
    assert turn.slots["current"] == "weld-yard"


def test_where_a_fact_tells_none_from_the_others_the_need_decides(compare: Take) -> None:
    turn = compare(asked("which would you pick for my shy son?", ["assessment"], needs=["pipe welding"]))
    assert turn.message.lead.startswith("I would look at Gas Pipe Welding first: it comes nearest to pipe welding.")


def test_a_fact_that_one_does_not_publish_decides_nothing(serve: Callable[..., Services]) -> None:
    cards = (CARDS[0], welding("ship", duration_weeks=12))
    compare = taking(serve(*cards), "action_compare_credentials")
    turn = compare(
        typed("which has an essay of 3,000 words?", "compare", facts=["assessment"], shown=["weld-gas", "weld-ship"])
    )
    assert turn.message.lead == "That is published for 1 only."


def test_where_nothing_was_looked_for_what_speaks_for_each_is_said(compare: Take) -> None:
    turn = compare(asked("which would you pick?"))
    assert turn.message.lead == (
        "Of these, Gas Pipe Welding is the cheapest, the shortest and the one at the lowest level."
    )


def test_where_none_is_about_what_is_looked_for_that_is_said(compare: Take) -> None:
    turn = compare(asked("which would you pick?", needs=["beekeeping"]))
    assert turn.message.lead == (
        "None of these is squarely about beekeeping. "
        "Of these, Gas Pipe Welding is the cheapest, the shortest and the one at the lowest level."
    )
    assert "current" not in turn.slots


def test_the_nearest_and_the_first_to_start_speak_for_a_course(serve: Callable[..., Services]) -> None:
    soon, late = dt.date(2031, 1, 10), dt.date(2032, 1, 10)
    cards = (
        welding("near", mode="campus", location="Kirkcaldy", starts=[soon]),
        welding("far", mode="campus", location="Glasgow", starts=[late]),
    )
    compare = taking(serve(*cards), "action_compare_credentials")
    turn = compare(
        typed(
            "which should I go for?",
            "compare",
            shown=["weld-near", "weld-far"],
            needs=["pipe welding"],
            filters={"places": ["Dundee"]},
        )
    )
    assert "Of these, it is the nearest and the first to start." in turn.message.lead


def test_who_asks_which_of_several_to_take_is_shown_them_side_by_side(compare: Take) -> None:
    turn = typed("which would you pick", "compare", facts=["whole"], shown=SHOWN)
    assert compare(turn).message.kind == "comparison"
