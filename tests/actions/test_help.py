"""The way to a person, and to whoever deletes what is kept."""

from __future__ import annotations

import pytest

from actions.services import Services
from contract import HandoverData
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


def test_who_deletes_what_is_kept_can_be_written_to(erased: Turn) -> None:
    assert "write to ailsa@hub.example" in erased.text


def test_nothing_is_deleted_and_nothing_says_so(erased: Turn) -> None:
    assert erased.text.startswith("I cannot delete anything myself")
    assert erased.slots == {}


def test_the_search_can_be_forgotten_and_what_is_kept_explained(erased: Turn) -> None:
    assert erased.payloads == ["/start_over", '/guidance{"topic": "our-data"}']
