"""As many courses are shown as a message wants at most."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.how_many import most_wanted
from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import take, typed


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Please give me no more than two.", 2),
        ("at most 2 courses please", 2),
        ("just show me the best one", 1),
        ("only two options", 2),
        ("maximum of three", 3),
        ("just the cheapest", 1),
        ("what about the shortest one at level 8?", 1),
        ("no more than two days a week", None),
        ("at most three people can go", None),
        ("only two of our fitters", None),
        ("just the cheapest three", None),
        ("which is the cheapest", None),
        ("not more than £200", None),
        ("there are only two.", None),
        ("it's just three please", None),
    ],
)
def test_the_words_that_limit_a_list(text: str, most: int | None) -> None:
    assert most_wanted(text) == most


def test_a_list_has_no_more_than_that_and_goes_on_when_asked(serve: Callable[..., Services]) -> None:
    services = serve(*(welding(name) for name in "abcd"))
    text = "{need:pipe welding}. no more than two"
    turn = take(services, "action_recommend_credentials", typed(text, "recommend"))
    assert [one.id for one in turn.message.data.items] == ["weld-a", "weld-b"]
    assert turn.message.lead.endswith("4 credentials fit pipe welding. Here are the best 2.")
    more = take(services, "action_show_more", typed("more", "more", **turn.slots))
    assert [one.id for one in more.message.data.items] == ["weld-c", "weld-d"]


def test_the_one_that_is_wanted_is_the_first_that_meets_the_conditions(serve: Callable[..., Services]) -> None:
    offers = [
        welding(name, scqf_level=level, price={"amount": price})
        for name, level, price in (("a", 9, 500), ("b", 6, 10), ("c", 8, 300))
    ]
    text = "the cheapest one for {need:pipe welding} at {level:level 8 or above}"
    turn = take(serve(*offers), "action_recommend_credentials", typed(text, "recommend"))
    assert [one.id for one in turn.message.data.items] == ["weld-c"]
    assert turn.message.lead.startswith("The cheapest of what fits best is C Pipe Welding: £300 a learner.")
    assert turn.slots["order"] is None


@pytest.mark.parametrize(
    ("text", "learners", "shown"),
    [
        ("just {heads:two} please", None, 2),
        ("show me {heads:no more than two}", None, 2),
        ("there are only {heads:two}.", 2, 3),
        ("only {heads:two} of our fitters", 2, 3),
    ],
)
def test_a_number_of_courses_counts_no_people(
    text: str, learners: int | None, shown: int, serve: Callable[..., Services]
) -> None:
    services = serve(*(welding(name) for name in "abcd"))
    turn = take(services, "action_recommend_credentials", typed(f"{{need:pipe welding}}, {text}", "recommend"))
    assert (turn.slots["learners"], len(turn.message.data.items)) == (learners, shown)
