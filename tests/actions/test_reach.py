"""What is as far as a place that is too far does not come either."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Turn, take, typed

OFFERS = [
    welding("elgin", mode="campus", location="Elgin"),
    welding("inverness", mode="campus", location="Inverness"),
    welding("glasgow", mode="campus", location="Glasgow"),
    welding("online", mode="online"),
]
NEAR_ELGIN: dict[str, Any] = {"needs": ["pipe welding"], "filters": {"places": ["Elgin"]}}


def refined(serve: Callable[..., Services], text: str, **slots: Any) -> Turn:
    return take(serve(*OFFERS), "action_refine_recommendation", typed(text, "refine", **slots))


def shown(turn: Turn) -> set[str]:
    return {one.id.removeprefix("weld-") for one in turn.message.data.items}


@pytest.mark.parametrize(
    "text",
    [
        "{not:Inverness} is too far",
        "{not:inverness} no use, 38 mile and they're on shift",
        "{not:Inverness} is ower far for the lads",
        "not {not:Inverness}, it's miles away",
        "{not:Inverness} is too long a drive",
        "{not:Inverness}, that is 1 hour each way",
        "not {not:Inverness}. It's too far",
        "{not:Inverness} is 2 hours in the van",
        "nae {not:Inverness}, ower far",
    ],
)
def test_what_is_farther_than_a_place_that_is_too_far_is_left_out(text: str, serve: Callable[..., Services]) -> None:
    assert shown(refined(serve, text, **NEAR_ELGIN)) == {"elgin", "online"}


def test_where_they_are_is_known_from_an_earlier_need(serve: Callable[..., Services]) -> None:
    before = [{"needs": ["first aid"], "filters": {"places": ["Elgin"]}}]
    turn = refined(serve, "{not:Inverness} is too far", needs=["pipe welding"], before=before)
    assert shown(turn) == {"elgin", "online"}


@pytest.mark.parametrize(
    "text",
    [
        "not {not:Inverness}",
        "{not:Inverness} is closed",
        "we don't like {not:Inverness}",
        "not {not:Inverness}, and 3 hours a week at most",
        "not {not:Inverness}. what's the cheapest so far?",
        "not {not:Inverness}. the course is 40 hours",
        "not {not:Inverness}, and nothing too far off in the summer",
        "not {not:Inverness}. Aberdeen was too far last time",
        "not {not:Inverness}, it isn't too far but they're full",
    ],
)
def test_a_place_that_is_refused_for_another_reason_keeps_out_itself_alone(
    text: str, serve: Callable[..., Services]
) -> None:
    assert {"glasgow", "elgin", "online"} >= shown(refined(serve, text, **NEAR_ELGIN)) > {"elgin", "online"}


def test_where_nobody_knows_where_they_are_the_place_alone_is_kept_out(serve: Callable[..., Services]) -> None:
    turn = refined(serve, "{not:Inverness} is too far", needs=["pipe welding"])
    assert shown(turn) == {"elgin", "glasgow", "online"}
