"""What nobody could classify is tried against the catalogue and the glossary before giving up."""

from __future__ import annotations

import pytest

from actions.fallback import FallBack
from actions.services import Services
from tests.actions.turn import take, typed


@pytest.fixture
def fall_back(services: Services) -> FallBack:
    return FallBack(services)


def test_a_need_that_is_surely_answered_is_shown(fall_back: FallBack) -> None:
    turn = take(fall_back, typed("dementia care", "nlu_fallback"))
    assert [one.id for one in turn.message.data.items] == ["care"]
    assert turn.slots["needs"] == ["dementia care"]


def test_a_guessed_need_replaces_the_need_before(fall_back: FallBack) -> None:
    turn = take(fall_back, typed("dementia care", "nlu_fallback", needs=["pipe welding"], filters={"level_min": 11}))
    assert turn.slots["needs"] == ["dementia care"]
    assert turn.slots["filters"] == {}


def test_only_conditions_narrow_the_search_before(fall_back: FallBack) -> None:
    turn = take(fall_back, typed("online", "nlu_fallback", needs=["pipe welding"], context="pipe welding"))
    assert [one.id for one in turn.message.data.items] == ["weld-yard"]


def test_only_conditions_before_any_need_ask_for_the_need(fall_back: FallBack) -> None:
    turn = take(fall_back, typed("online", "nlu_fallback"))
    assert "What should your people be able to do" in turn.text
    assert turn.slots["filters"] == {"modes": ["online"]}


def test_a_word_of_the_glossary_is_explained(fall_back: FallBack) -> None:
    turn = take(fall_back, typed("RPL", "nlu_fallback"))
    assert turn.message.data.term_id == "rpl"
    assert turn.slots == {}


def test_of_two_words_of_the_glossary_the_first_is_explained(fall_back: FallBack) -> None:
    assert take(fall_back, typed("SCQF RPL", "nlu_fallback")).message.data.term_id == "scqf"


@pytest.mark.parametrize("text", ["sourdough starters", "", "?!"])
def test_what_is_nothing_known_offers_the_ways_on(text: str, fall_back: FallBack) -> None:
    turn = take(fall_back, typed(text, "nlu_fallback"))
    assert turn.message.kind == "fallback"
    assert turn.payloads == ["/help", "/request", "/human"]


def test_what_is_not_understood_changes_nothing(fall_back: FallBack) -> None:
    assert take(fall_back, typed("sourdough starters", "nlu_fallback", needs=["pipe welding"])).slots == {}
