"""What is said of a trade, and of whom something is meant for, beside no new need."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, taking, typed


@pytest.fixture
def recommend(services: Services) -> Take:
    return taking(services, "action_recommend_credentials")


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "recommend", **slots)


def test_what_is_meant_for_somebody_leaves_what_is_looked_for(recommend: Take) -> None:
    turn = recommend(asked("anything for {need:a wee shop}?", needs=["pipe welding"], shown=["weld-gas"]))
    assert all("pipe welding" in need for need in turn.slots["needs"])


@pytest.mark.parametrize("text", ["something for {need:zzqxing}", "any courses for {need:zzqx grooming}?"])
def test_a_new_need_of_which_there_is_nothing_is_not_glued_to_the_one_before(text: str, recommend: Take) -> None:
    turn = recommend(asked(text, needs=["pipe welding"], shown=["weld-gas"]))
    assert turn.slots["unanswered"]["needs"][0].startswith("zzqx")


def test_a_new_need_behind_for_is_looked_for(recommend: Take) -> None:
    turn = recommend(asked("anything for {need:dementia care}?", needs=["pipe welding"], shown=["weld-gas"]))
    assert turn.slots["needs"] == ["dementia care"]


def test_who_tells_of_the_own_trade_alone_is_shown_what_there_is_for_it(services: Services) -> None:
    browse = taking(services, "action_browse_credentials")
    turn = browse(typed("{story:I run a dementia care firm}. where do I start", "browse"))
    assert turn.message.kind == "recommendations"
    turn = browse(typed("{story:I run a zzqx firm}. where do I start", "browse"))
    assert turn.message.kind == "question"


def test_a_thing_behind_for_those_who_use_it_is_a_new_need(recommend: Take) -> None:
    text = "anything for the lads on the {need:zzqx machines}?"
    turn = recommend(asked(text, needs=["pipe welding"], shown=["weld-gas"]))
    assert turn.slots["unanswered"]["needs"] == ["zzqx machines"]


def test_a_sentence_in_which_no_need_was_marked_is_looked_for_where_something_comes_near(recommend: Take) -> None:
    turn = recommend(typed("Hello. Somebody for gas pipe welding, pipe welding.", "recommend"))
    assert turn.message.kind == "recommendations"
    assert recommend(typed("Hello. My two zzqx are so very much zzqy.", "recommend")).message.kind == "question"


TRADES = [
    "{story:we run a zzqx plant}. {need:zzqx slurry}, {need:zzqx draff}. {heads:7} men",
    "{story:I run a rink}. {need:zzqxing} mostly",
    "we take in {need:zzqx waste}",
    "{story:we run a zzqx plant}. {need:dementia care}, {need:zzqx draff}",
]


@pytest.mark.parametrize("text", TRADES)
def test_what_the_employer_works_with_is_no_need_and_the_need_is_asked_for(text: str, recommend: Take) -> None:
    turn = recommend(asked(text))
    assert turn.message.kind == "question"
    assert not turn.slots["needs"]


@pytest.mark.parametrize("text", TRADES)
def test_what_the_employer_works_with_leaves_what_is_looked_for(text: str, recommend: Take) -> None:
    turn = recommend(asked(text, needs=["pipe welding"], shown=["weld-gas"]))
    assert turn.slots["needs"] == ["pipe welding"]


def test_beside_the_trade_what_the_catalogue_surely_has_is_looked_for(recommend: Take) -> None:
    turn = recommend(asked("{story:we run a care home}. {need:dementia care}, {heads:20} staff"))
    assert turn.slots["needs"] == ["dementia care"]


def test_who_says_only_who_they_are_is_asked_for_the_need(recommend: Take) -> None:
    turn = recommend(asked("{story:zzqx bureau}, {place:Perth}, {story:9 of us here today}"))
    assert turn.message.kind == "question"
