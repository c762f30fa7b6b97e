"""Why a credential was chosen, in its own words, and what it leaves open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, pressed, take, taking, typed

WELDING: dict[str, Any] = {
    "needs": ["pipe welding"],
    "context": "pipe welding",
    "shown": ["weld-gas", "weld-ship", "weld-yard"],
}


@pytest.fixture
def explain(services: Services) -> Take:
    return taking(services, "action_explain_reasons")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "why", **{**WELDING, **slots})


def test_the_reason_is_a_quotation_of_the_record(explain: Take) -> None:
    assert explain(asked("why the second?")).text.splitlines() == [
        "Ship Pipe Welding, Forth College",
        "",
        "I chose it for what its own record says.",
        'For pipe welding, it says: "pipe welding"',
    ]


def test_a_button_names_the_one_that_is_meant(explain: Take) -> None:
    turn = explain(pressed("why", named={"credential": "weld-yard"}, **WELDING))
    assert turn.text.startswith("Yard Pipe Welding")


def test_what_it_meets_is_said(explain: Take) -> None:
    turn = explain(asked("why the first?", filters={"modes": ["campus"], "level_max": 6}))
    assert "It is within what you asked: SCQF level 6 or below; campus delivery." in turn.text


def test_how_many_are_to_learn_is_nothing_to_be_met(explain: Take) -> None:
    assert "within what you asked" not in explain(asked("why the first?", learners=4)).text


def test_what_it_does_not_publish_could_not_be_checked(explain: Take) -> None:
    turn = explain(asked("why the first?", filters={"price_max": "300", "credits_max": 20, "level_max": 6}))
    assert "It does not publish its credits and a price per learner, so I could not check that." in turn.text
    assert "within what you asked" not in turn.text


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"credits_min": 5}, "its credits"),
        ({"hours_max": 90}, "its hours"),
        ({"hours_per_week_max": 3}, "its hours a week"),
        ({"weeks_max": 9}, "its length"),
        ({"starts_by": "2027-06-01"}, "its start"),
        ({"patterns": ["evenings"]}, "when it is taught"),
        ({"places": ["Perth"]}, "where it is held"),
        ({"credit_bearing": True}, "whether it carries credit"),
        ({"assessed": True}, "whether it is assessed"),
    ],
)
def test_every_fact_that_can_be_silent_is_named(filters: dict[str, Any], said: str, explain: Take) -> None:
    assert f"It does not publish {said}," in explain(asked("why the first?", filters=filters)).text


@pytest.mark.parametrize(("filters", "said"), [({"level_min": 5}, "its level"), ({"modes": ["online"]}, "how it is")])
def test_a_silent_level_or_delivery_is_named(
    filters: dict[str, Any], said: str, serve: Callable[..., Services]
) -> None:
    silent = serve(welding("deep"))
    turn = take(silent, "action_explain_reasons", asked("why?", shown=["weld-deep"], filters=filters))
    assert f"It does not publish {said}" in turn.text


def test_what_it_leaves_open_is_said(explain: Take) -> None:
    turn = explain(asked("why the first?", needs=["pipe welding", "beekeeping"], context=""))
    assert "Does not cover: beekeeping" in turn.text


def test_one_that_no_longer_answers_says_so(explain: Take) -> None:
    turn = explain(asked("why?", shown=["care"]))
    assert turn.text.splitlines()[-1].startswith("It does not answer the need as I understand it now")


def test_without_a_need_nothing_answers(explain: Take) -> None:
    assert "It does not answer the need" in explain(asked("why?", shown=["care"], needs=[], context="")).text


def test_each_of_several_has_its_reasons(explain: Take) -> None:
    turn = explain(asked("why all of these?"))
    assert [one.text.splitlines()[0] for one in turn.messages] == [
        "Gas Pipe Welding, Forth College",
        "Ship Pipe Welding, Forth College",
        "Yard Pipe Welding, Clyde College",
    ]


def test_one_that_was_explained_is_spoken_of_last(explain: Take) -> None:
    assert explain(asked("why the second?")).slots == {"current": "weld-ship", "spoken_of": ["weld-ship"]}


def test_of_several_none_is_spoken_of_last(explain: Take) -> None:
    assert explain(asked("why all of these?")).slots == {}


def test_the_reasons_offer_the_whole_record_and_the_way_out(explain: Take) -> None:
    assert explain(asked("why the second?")).payloads == ['/details{"credential": "weld-ship"}', "/request"]


def test_when_it_is_not_plain_which_is_meant_that_is_asked(explain: Take) -> None:
    assert explain(asked("why?")).text.startswith("Which one do you mean?")


def test_where_nothing_is_shown_the_need_is_asked_for(explain: Take) -> None:
    assert explain(asked("why?", shown=[])).text.startswith("I have not shown you anything yet.")


def test_a_place_that_it_misses_is_said_with_the_distance_and_not_claimed(serve: Callable[..., Services]) -> None:
    far = serve(welding("dundee", mode="campus", location="Dundee"))
    slots: dict[str, Any] = {"shown": ["weld-dundee"], "filters": {"places": ["Perth"]}}
    turn = take(far, "action_explain_reasons", asked("why?", **slots))
    assert "But: Dundee, 18 miles from Perth as the crow flies" in turn.text
    assert "within what you asked" not in turn.text


def test_what_is_taught_online_is_in_no_place(serve: Callable[..., Services]) -> None:
    served = serve(welding("gas", mode="online", location=None))
    asks = typed(
        "why the first?",
        "why",
        **{**WELDING, "shown": ["weld-gas"]},
        filters={"places": ["Perth"], "modes": ["online"]},
    )
    text = take(served, "action_explain_reasons", asks).text
    assert "within what you asked: online delivery" in text
    assert "Perth" not in text
