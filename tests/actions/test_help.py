from __future__ import annotations

from actions.services import Services
from contract import HandoverData
from tests.actions.turn import take, typed


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
