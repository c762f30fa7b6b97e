"""Changing an answer of the request by a button: the question is asked again, and the consent with it."""

from __future__ import annotations

import pytest

from actions.services import Services
from reading.answers import QUESTIONS
from runtime.phrases import Phrases
from tests.actions.turn import pressed, take, typed


def test_every_question_but_the_one_of_a_single_route_can_be_chosen(phrases: Phrases) -> None:
    payloads = {payload for _, payload in phrases.buttons("utter_what_to_change")}
    assert payloads == {f'/change{{"slot": "{slot}"}}' for slot in QUESTIONS if slot != "request_conditions"}


@pytest.mark.parametrize("slot", QUESTIONS)
def test_a_chosen_answer_is_asked_for_again_and_so_is_the_consent(slot: str, services: Services) -> None:
    turn = take(services, "action_change_answer", pressed("change", named={"slot": slot}, request_consent="yes"))
    assert turn.slots == {slot: None, "request_consent": None}
    assert turn.messages == []


@pytest.mark.parametrize("named", [{}, {"slot": "request_key"}, {"slot": "nothing"}])
def test_what_names_no_answer_is_asked_which(named: dict[str, str], services: Services, phrases: Phrases) -> None:
    turn = take(services, "action_change_answer", pressed("change", named=named))
    assert turn.payloads == [payload for _, payload in phrases.buttons("utter_what_to_change")]
    assert turn.slots == {}


def test_a_change_that_was_typed_is_asked_which(services: Services) -> None:
    assert "What should I change?" in take(services, "action_change_answer", typed("change something", "change")).text
