"""A form is left by words that say so, whatever they are taken for: a request is put aside, a look-up given up."""

from __future__ import annotations

from typing import Any

import pytest

from actions import request_form, status_proof
from actions.services import Services
from tests.actions.opened import opened
from tests.actions.requested import ANSWERS, stored
from tests.actions.turn import Turn, take, typed

WORDS = ["forget it", "please stop", "never mind, the vet's here"]


def heard(services: Services, form: str, text: str, **slots: Any) -> Turn:
    return take(services, f"validate_{form}", typed(text, "answer", **slots))


@pytest.mark.parametrize("text", WORDS)
def test_a_request_is_left_with_nothing_more_asked_and_nothing_lost(text: str, services: Services) -> None:
    turn = heard(services, "request_form", text, **ANSWERS, requested_slot="request_contact")
    assert turn.slots == {"request_consent": request_form.LEFT, "requested_slot": None}
    after = take(services, "action_submit_request", typed(text, "answer", **ANSWERS, **turn.slots))
    assert "I have put the request aside" in after.text
    assert (after.slots, stored(services)) == ({"request_consent": None}, [])


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("asked", ["status_reference", "status_contact"])
def test_a_look_up_is_given_up_with_nothing_more_asked(asked: str, text: str, services: Services) -> None:
    turn = heard(services, "status_form", text, requested_slot=asked, status_purpose="status")
    assert turn.slots == {"status_purpose": status_proof.LEFT, "requested_slot": None}


def test_a_look_up_that_was_given_up_says_what_else_there_is_and_is_forgotten(services: Services) -> None:
    reference = opened(services)
    slots: dict[str, Any] = {"status_purpose": status_proof.LEFT, "status_reference": reference}
    turn = take(services, "action_settle_status", typed("forget it", "answer", **slots))
    assert turn.text == "All right. What would you like to do?"
    assert turn.slots == dict.fromkeys(
        ("status_reference", "status_contact", "status_code", "status_answer", "status_purpose")
    )


def test_an_amendment_can_be_given_up(services: Services) -> None:
    opened(services)
    turn = heard(services, "status_form", "forget it", requested_slot="status_answer", status_purpose="amend")
    assert turn.slots["status_purpose"] == status_proof.LEFT


def test_words_of_leaving_at_the_question_of_a_withdrawal_are_its_answer(services: Services) -> None:
    opened(services)
    slots: dict[str, Any] = {"requested_slot": "status_answer", "status_purpose": "withdraw"}
    turn = take(services, "validate_status_form", typed("forget it", "cancel", **slots))
    assert turn.slots["status_answer"] == "no"


def test_before_the_first_question_nothing_is_left(services: Services) -> None:
    assert "status_purpose" not in heard(services, "status_form", "forget it").slots
