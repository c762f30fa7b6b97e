"""What a search keeps of the message that asks for it: its words, its context, and the topics that it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, taking, typed

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}


@pytest.fixture
def recommend(services: Services) -> Take:
    return taking(services, "action_recommend_credentials")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "recommend", **slots)


def test_the_messages_that_the_needs_were_read_from_are_kept_word_for_word(recommend: Take) -> None:
    turn = recommend(asked("also {need:dementia care}, please!", **WELDING, said=["Pipe welding"]))
    assert turn.slots["said"] == ["Pipe welding", "also dementia care, please!"]


def test_a_new_need_forgets_what_was_typed_before(recommend: Take) -> None:
    assert recommend(asked("{need:dementia care}", **WELDING, said=["Pipe welding"])).slots["said"] == ["dementia care"]


def test_the_context_of_a_need_is_the_message_without_its_conditions(recommend: Take) -> None:
    turn = recommend(asked("our night staff struggle with {need:dementia care}, {mode:online}, {heads:12} of them"))
    assert turn.slots["context"].startswith("our night staff struggle with dementia care")
    assert "online" not in turn.slots["context"]


def test_a_refused_topic_of_a_new_need_is_kept(recommend: Take) -> None:
    turn = recommend(asked("{need:pipe welding} but not {not:ship pipe welding}"))
    assert (turn.slots["refused"], turn.message.data.total) == (["ship pipe welding"], 4)


def test_a_refused_topic_beside_a_further_need_joins_those_before(recommend: Take) -> None:
    ship, deck = "ship pipe welding", "deck pipe welding"
    turn = recommend(asked(f"also {{need:dementia care}}, no {{not:{deck}}}", **WELDING, refused=[ship]))
    assert turn.slots["refused"] == [ship, deck]


def test_a_refused_topic_alone_goes_on_with_the_need_before(recommend: Take) -> None:
    turn = recommend(asked("not {not:ship pipe welding}", **WELDING))
    assert (turn.slots["needs"], turn.message.data.total) == (["pipe welding"], 4)


def test_a_new_need_forgets_what_was_refused_and_the_order(recommend: Take) -> None:
    turn = recommend(asked("{need:dementia care}", **WELDING, refused=["hull work"], order="cheapest"))
    assert (turn.slots["refused"], turn.slots["order"]) == ([], None)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("not {not:dementia care}, {need:beekeeping}", ["pipe welding", "beekeeping"]),
        (
            "{need:beekeeping} and {need:candles} instead of {not:pipe welding}",
            ["beekeeping", "candles", "dementia care"],
        ),
        ("{need:beekeeping}, not {not:pipe welding} or {not:dementia care}", ["beekeeping"]),
    ],
)
def test_a_need_that_takes_the_place_of_one_leaves_the_others(text: str, needs: list[str], recommend: Take) -> None:
    both: dict[str, Any] = {"needs": ["pipe welding", "dementia care"], "context": "both", "learners": 4}
    turn = recommend(asked(text, **both))
    assert turn.slots["needs"] == needs
    assert turn.slots["learners"] == (4 if len(needs) > 1 else None)


def test_where_nothing_is_found_the_cards_before_can_still_be_spoken_of(recommend: Take) -> None:
    turn = recommend(asked("{need:beekeeping}", **WELDING, shown=["weld-gas", "weld-yard"], current="weld-yard"))
    assert (turn.slots["shown"], turn.slots["current"]) == (["weld-gas", "weld-yard"], "weld-yard")


def test_an_order_alone_where_nothing_was_looked_for_looks_through_all_there_is(recommend: Take) -> None:
    turn = recommend(asked("cheapest"))
    assert (turn.slots["browsing"], turn.slots["order"], turn.message.data.total) == (True, "cheapest", 6)


@pytest.mark.parametrize(
    ("need", "said"),
    [("mending old nets", "mending old nets"), ("keeping bees on the roof", "“keeping bees on the roof”")],
)
def test_a_need_of_many_words_is_quoted_in_a_sentence(need: str, said: str, recommend: Take) -> None:
    assert f"answers {said} well enough" in recommend(asked(f"{{need:{need}}}")).text
