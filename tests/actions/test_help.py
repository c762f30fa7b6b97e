"""The way to a person, and the offer to delete what is kept."""

from __future__ import annotations

import pytest

from actions.services import Services
from bot.conversations import ERASE_ALL
from contract import HandoverData
from tests.actions.opened import opened
from tests.actions.turn import Turn, take, typed


def test_the_way_to_a_person_is_the_one_of_the_settings(services: Services) -> None:
    assert take(services, "action_hand_over", typed("a person please", "human")).message.data == HandoverData(
        name="Ailsa at the hub", email="ailsa@hub.example"
    )


def test_the_words_alone_say_how_to_reach_a_person(services: Services) -> None:
    said = take(services, "action_hand_over", typed("a person please", "human")).text
    assert "Ailsa at the hub" in said
    assert "ailsa@hub.example" in said


def test_a_hand_over_offers_to_carry_on_here(services: Services) -> None:
    assert take(services, "action_hand_over", typed("a person please", "human")).payloads == ["/help"]


@pytest.fixture
def erased(services: Services) -> Turn:
    """What is said to somebody in the middle of a search who wants everything deleted."""
    asked = typed("delete everything you have on me", "erase", needs=["pipe welding"], shortlist=["care"])
    return take(services, "action_explain_erasure", asked)


def test_what_would_be_deleted_is_said_before_anything_is(erased: Turn) -> None:
    assert erased.text.startswith("I can delete this conversation for good")
    assert "by a person at ailsa@hub.example" in erased.text
    assert erased.slots == {}


def test_the_requests_that_would_go_are_named(services: Services) -> None:
    first, second = opened(services), opened(services, key="key-2")
    opened(services, conversation="another", key="key-3")
    said = take(services, "action_explain_erasure", typed("delete my data", "erase")).text
    assert f"and with it {second} and {first}:" in said
    assert "keep their own copy" in said


def test_the_button_deletes_and_the_search_can_be_forgotten_instead(erased: Turn) -> None:
    assert erased.payloads == [ERASE_ALL, "/start_over", '/guidance{"topic": "our-data"}']
