"""Nothing found: what comes nearest says what does not fit, and buttons drop the condition that is in the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, Turn, pressed, take, taking, typed

OFFERS = (
    welding("gas", scqf_level=6, mode="campus", price={"amount": 900}),
    welding("ship", scqf_level=6, mode="campus", price={"amount": 800}),
    welding("site", scqf_level=6, mode="online", price={"amount": 700}),
    welding("deck", scqf_level=9, mode="campus", price={"amount": 100}),
)


@pytest.fixture
def recommend(serve: Callable[..., Services]) -> Take:
    return taking(serve(*OFFERS), "action_recommend_credentials")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "recommend", **slots)


def drops(turn: Turn) -> dict[str, str]:
    return {button.title: button.payload for button in turn.message.buttons if "drop" in button.payload}


def test_nothing_for_a_need_is_a_list_of_none(recommend: Take) -> None:
    turn = recommend(asked("{need:beekeeping}"))
    data = turn.message.data
    assert (turn.message.kind, data.total, data.items, data.uncovered) == ("recommendations", 0, (), ("beekeeping",))
    assert [(need.text, need.covered) for need in data.needs] == [("beekeeping", False)]
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping well enough for me to recommend it.")


def test_without_a_condition_there_is_none_to_drop(recommend: Take) -> None:
    turn = recommend(asked("{need:beekeeping}"))
    assert "Without" not in turn.text
    assert turn.payloads == ["/request", "/human"]


def test_where_nothing_is_within_the_conditions_what_comes_nearest_says_what_does_not_fit(recommend: Take) -> None:
    turn = recommend(asked("{need:pipe welding} at {level:level 11} for {heads:12 people}"))
    data = turn.message.data
    assert turn.message.lead.startswith(
        "Nothing for pipe welding meets all that you ask (12 people; SCQF level 11). The nearest is "
    )
    assert (data.total, len(data.items)) == (4, 3)
    assert {item.missed for item in data.items} <= {("SCQF level 6",), ("SCQF level 9",)}
    assert [chip.field for chip in data.filters] == ["learners", "level"]
    assert "I would start with" not in turn.text


def test_what_contradicts_the_fewest_conditions_comes_first(recommend: Take) -> None:
    turn = recommend(asked("{need:pipe welding} {mode:online} at {level:level 9}, {price:under £750 a head}"))
    # the one on deck is of that level and cheap, the one on site online and cheap
    assert {item.id for item in turn.message.data.items[:2]} == {"weld-deck", "weld-site"}
    assert [len(item.missed) for item in turn.message.data.items] == [1, 1, 3]


def test_what_comes_nearest_is_named_with_what_it_has_instead(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", scqf_level=6))
    turn = take(services, "action_recommend_credentials", asked("{need:pipe welding} at {level:level 11}"))
    assert turn.message.lead.endswith("The nearest is Gas Pipe Welding, but: SCQF level 6.")


def test_the_rest_of_what_comes_near_is_shown_on_asking(serve: Callable[..., Services]) -> None:
    services = serve(*OFFERS)
    first = take(services, "action_recommend_credentials", asked("{need:pipe welding} at {level:level 11}"))
    turn = take(services, "action_show_more", pressed("more", **first.slots))
    assert [item.missed for item in turn.message.data.items] != [()]
    shown = {item.id for turn in (first, turn) for item in turn.message.data.items}
    assert shown == {"weld-gas", "weld-ship", "weld-site", "weld-deck"}


def test_how_many_are_to_learn_is_no_condition_that_could_be_loosened(recommend: Take) -> None:
    turn = recommend(asked("{need:beekeeping} for {heads:12 people}"))
    assert "within what you asked" not in turn.text
    assert drops(turn) == {}


def test_a_condition_that_keeps_everything_out_has_a_button_that_drops_it(recommend: Take) -> None:
    turn = recommend(asked("{need:pipe welding} at {level:level 11}"))
    assert drops(turn) == {"Without: SCQF level 11": '/refine{"drop": "level"}'}


def test_what_could_be_looked_through_without_a_condition_is_said_with_its_button(
    serve: Callable[..., Services],
) -> None:
    turn = take(serve(*OFFERS), "action_browse_credentials", typed("anything at {level:level 11}?", "browse"))
    assert " Without “SCQF level 11” there would be 4, first of all " in turn.message.lead
    assert turn.message.lead.endswith(" Pipe Welding from Forth College.")
    assert drops(turn) == {"Without: SCQF level 11": '/refine{"drop": "level"}'}
    assert turn.payloads[-2:] == ["/request", "/human"]


def test_the_condition_without_which_there_is_most_comes_first(serve: Callable[..., Services]) -> None:
    offers = [
        welding("dear", mode="online", price={"amount": 900}),
        welding("near", mode="campus", price={"amount": 100}),
        welding("far", mode="campus", price={"amount": 100}),
    ]
    wanted = asked("{need:pipe welding}, {price:under £300 a head}, {mode:online}")
    turn = take(serve(*offers), "action_recommend_credentials", wanted)
    assert list(drops(turn)) == ["Without: online delivery", "Without: at most £300 a learner"]


def test_no_more_than_two_are_offered(serve: Callable[..., Services]) -> None:
    offers = [
        welding("a", scqf_level=9, mode="online", price={"amount": 100}),
        welding("b", scqf_level=6, mode="campus", price={"amount": 100}),
        welding("c", scqf_level=6, mode="online", price={"amount": 900}),
    ]
    turn = take(
        serve(*offers),
        "action_recommend_credentials",
        asked("{need:pipe welding} {mode:online} at {level:level 6}, {price:under £300 a head}"),
    )
    assert len(drops(turn)) == 2


def test_a_condition_that_does_not_keep_anything_out_alone_is_not_offered(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", scqf_level=6, mode="campus"))
    turn = take(services, "action_recommend_credentials", asked("{need:pipe welding} {mode:online} at {level:level 9}"))
    assert turn.message.data.total == 1
    assert drops(turn) == {}


def test_two_conditions_on_one_fact_are_not_told_apart(serve: Callable[..., Services]) -> None:
    services = serve(welding("a", starts=["2027-05-03"]))
    slots: dict[str, Any] = {
        "filters": {"starts_from": "2027-06-01", "starts_by": "2027-09-01"},
        "needs": ["pipe welding"],
    }
    assert drops(take(services, "action_show_more", pressed("more", **slots))) == {}


@pytest.mark.parametrize(("field", "fit"), [("modes", {"weld-deck"}), ("price_max", {"weld-site"})])
def test_a_button_that_drops_a_condition_shows_what_fits_without_it(
    field: str, fit: set[str], serve: Callable[..., Services]
) -> None:
    services = serve(*OFFERS)
    wanted = asked("{need:pipe welding} {mode:online} and {price:under £300 a head}")
    first = take(services, "action_recommend_credentials", wanted)
    turn = take(services, "action_refine_recommendation", pressed("refine", named={"drop": field}, **first.slots))
    assert {item.id for item in turn.message.data.items} == fit
    assert not any(item.missed for item in turn.message.data.items)


def test_a_need_that_nothing_answers_is_kept_for_a_request(recommend: Take) -> None:
    turn = recommend(asked("{need:beekeeping}", asked=2))
    assert (turn.slots["needs"], turn.slots["shown"], turn.slots["seen"]) == (["beekeeping"], [], 0)
