"""What is asked while a request is looked up: which one it is, and the yes or the words that a change needs."""

from __future__ import annotations

import pytest

from actions.services import Services
from tests.actions.opened import opened
from tests.actions.turn import take, typed


def test_the_requests_of_the_conversation_can_be_pressed(services: Services) -> None:
    first, second = opened(services), opened(services, key="key-2")
    opened(services, conversation="another", key="key-3")
    turn = take(services, "action_ask_status_reference", typed("withdraw it", "withdraw", status_purpose="withdraw"))
    assert turn.payloads == [f'/answer{{"value": "{one}"}}' for one in (second, first)]
    assert turn.message.data.slot == "status_reference"


def test_a_conversation_without_requests_is_asked_for_the_reference_in_words(services: Services) -> None:
    turn = take(services, "action_ask_status_reference", typed("how is it?", "status"))
    assert "MC-7K4QX2" in turn.text
    assert turn.payloads == []


def test_a_withdrawal_names_the_request_and_asks_for_a_yes(services: Services) -> None:
    reference = opened(services)
    turn = take(services, "action_ask_status_answer", typed("withdraw it", "withdraw", status_purpose="withdraw"))
    assert f"withdraw request {reference}?" in turn.text
    assert turn.payloads == ["/affirm", "/deny"]


def test_an_amendment_names_the_request_and_asks_for_words(services: Services) -> None:
    reference = opened(services)
    turn = take(services, "action_ask_status_answer", typed("add to it", "amend", status_purpose="amend"))
    assert f"add to request {reference}" in turn.text
    assert turn.payloads == []


@pytest.mark.parametrize("purpose", ["withdraw", "amend"])
def test_what_a_change_needs_is_asked_as_a_question_that_has_to_be_answered(purpose: str, services: Services) -> None:
    opened(services)
    turn = take(services, "action_ask_status_answer", typed("change it", purpose, status_purpose=purpose))
    assert turn.message.kind == "question"
    assert (turn.message.data.slot, turn.message.data.optional) == ("status_answer", False)
