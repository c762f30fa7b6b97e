"""Which request is meant is asked only as far as the conversation does not say it, and whose it is before anything."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from actions.status_form import ASIDES, FORM
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER
from hub.requests import get_request
from tests.actions.opened import EMAIL, NOBODYS, opened
from tests.actions.turn import Turn, pressed, take, turn_of, typed
from tests.domain import DOMAIN

SLOTS = DOMAIN["forms"]["status_form"]["required_slots"]
BOTH = ["status_reference", "status_contact"]
CHANGES = ("withdraw", "amend")


def required(services: Services, **slots: Any) -> list[str]:
    return list(FORM.wanted(turn_of(services, typed("how is my request?", "status", **slots))))


def heard(services: Services, text: str, asked: str | None = None, intent: str = "status", **slots: Any) -> Turn:
    return take(services, "validate_status_form", typed(text, intent, requested_slot=asked, **slots))


def close(services: Services, reference: str) -> None:
    with services.sessions.begin() as session:
        change(session, get_request(session, reference), "withdraw", Decision(EMPLOYER))


def test_every_aside_is_a_kind_of_asking() -> None:
    assert {name if isinstance(name, str) else next(iter(name)) for name in DOMAIN["intents"]} >= ASIDES


def test_the_conversation_that_made_a_request_is_asked_nothing(services: Services) -> None:
    opened(services)
    assert required(services, status_purpose="status") == []


def test_a_conversation_with_several_requests_is_asked_nothing_for_their_status(services: Services) -> None:
    opened(services), opened(services, key="key-2")
    assert required(services, status_purpose="status") == []


def test_a_conversation_that_names_its_own_request_is_asked_nothing(services: Services) -> None:
    assert required(services, status_reference=opened(services)) == []


def test_a_conversation_without_a_request_is_asked_for_both(services: Services) -> None:
    assert required(services, status_purpose="status") == BOTH


def test_a_foreign_reference_needs_the_address_also_where_there_is_a_request(services: Services) -> None:
    opened(services)
    foreign = opened(services, conversation="another", key="key-2")
    assert required(services, status_reference=foreign) == BOTH


@pytest.mark.parametrize("purpose", CHANGES)
def test_a_change_to_ones_only_request_asks_for_the_change_alone(purpose: str, services: Services) -> None:
    opened(services)
    assert required(services, status_purpose=purpose) == ["status_answer"]


@pytest.mark.parametrize("purpose", CHANGES)
def test_a_change_to_one_of_several_asks_which(purpose: str, services: Services) -> None:
    opened(services), opened(services, key="key-2")
    assert required(services, status_purpose=purpose) == ["status_reference", "status_answer"]


@pytest.mark.parametrize("purpose", CHANGES)
def test_a_request_that_is_closed_is_not_among_those_to_change(purpose: str, services: Services) -> None:
    opened(services)
    close(services, opened(services, key="key-2"))
    assert required(services, status_purpose=purpose) == ["status_answer"]


@pytest.mark.parametrize("purpose", CHANGES)
def test_a_change_to_a_foreign_request_asks_for_everything_first(purpose: str, services: Services) -> None:
    assert required(services, status_purpose=purpose) == [*BOTH, "status_answer"]


@pytest.mark.parametrize("purpose", CHANGES)
def test_a_foreign_request_is_changed_with_its_address_and_a_code(purpose: str, services: Services) -> None:
    foreign = opened(services, conversation="another")
    known = {"status_purpose": purpose, "status_reference": foreign, "status_contact": EMAIL}
    assert required(services, **known) == [*BOTH, "status_code", "status_answer"]


@pytest.mark.parametrize("purpose", CHANGES)
@pytest.mark.parametrize("exists", [True, False])
def test_with_a_wrong_address_nothing_more_is_asked_whether_it_exists_or_not(
    exists: bool, purpose: str, services: Services
) -> None:
    foreign = opened(services, conversation="another") if exists else NOBODYS
    known = {"status_purpose": purpose, "status_reference": foreign, "status_contact": "other@fibre.example"}
    assert required(services, **known) == BOTH


@pytest.mark.parametrize("intent", ["answer", "nlu_fallback"])
@pytest.mark.parametrize("asked", [None, "status_reference"])
def test_a_reference_is_read_in_its_true_spelling(asked: str | None, intent: str, services: Services) -> None:
    turn = heard(services, "it is mc 7k4qx2", asked, intent)
    assert turn.slots["status_reference"] == "MC-7K4QX2"


def test_a_question_about_ones_own_request_ends_the_questions(services: Services) -> None:
    opened(services)
    assert (heard(services, "how is my request?")).slots == {"requested_slot": None}


def test_a_question_without_a_reference_is_no_wrong_reference(services: Services) -> None:
    turn = heard(services, "any news on our request?")
    assert "status_reference" not in turn.slots
    assert turn.messages == []


def test_a_question_that_begins_again_is_no_answer(services: Services) -> None:
    turn = heard(services, "can you withdraw mc-7k4qx2?", "status_reference", "withdraw")
    assert "status_reference" not in turn.slots


def test_a_pressed_request_is_its_reference(services: Services) -> None:
    tracker = pressed("answer", named={"value": NOBODYS}, requested_slot="status_reference")
    assert (take(services, "validate_status_form", tracker)).slots["status_reference"] == NOBODYS


def test_the_address_is_taken_out_of_its_sentence(services: Services) -> None:
    turn = heard(services, f"it was {EMAIL}", "status_contact", status_reference=NOBODYS)
    assert turn.slots["status_contact"] == EMAIL


@pytest.mark.parametrize("text", ["morag at work", "n/a", "morag@fibre", "@fibre.example"])
def test_what_is_no_address_is_asked_for_again(text: str, services: Services) -> None:
    turn = heard(services, text, "status_contact", "nlu_fallback", status_reference=NOBODYS)
    assert turn.slots["status_contact"] is None
    assert "does not look like an e-mail address" in turn.text


def test_slots_that_the_beginning_cleared_stay_clear_without_a_word(services: Services) -> None:
    tracker = typed("how is my request?", "status")
    tracker.add_slots([{"event": "slot", "name": name, "value": None} for name in BOTH])
    turn = take(services, "validate_status_form", tracker)
    assert turn.messages == []
    assert turn.slots["status_reference"] is turn.slots["status_contact"] is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [("forget it", "cancel"), ("a person?", "human"), ("delete my data", "erase"), ("mówisz po polsku?", "foreign")],
)
@pytest.mark.parametrize("asked", BOTH)
def test_an_aside_is_no_answer(asked: str, text: str, intent: str, services: Services) -> None:
    turn = heard(services, text, asked, intent)
    assert turn.messages == []
    assert not set(BOTH) & turn.slots.keys()


@pytest.mark.parametrize("asked", BOTH)
def test_a_pressed_button_without_a_value_is_no_answer(asked: str, services: Services) -> None:
    turn = take(services, "validate_status_form", pressed("more", requested_slot=asked))
    assert turn.messages == []
    assert not set(BOTH) & turn.slots.keys()


@pytest.mark.parametrize(("intent", "said"), [("affirm", "yes"), ("withdraw", "yes"), ("deny", "no"), ("cancel", "no")])
def test_a_withdrawal_is_agreed_to_or_not(intent: str, said: str, services: Services) -> None:
    opened(services)
    asked: dict[str, Any] = {"requested_slot": "status_answer", "status_purpose": "withdraw"}
    for tracker in (pressed(intent, **asked), typed("aye or naw", intent, **asked)):
        assert (take(services, "validate_status_form", tracker)).slots["status_answer"] == said


@pytest.mark.parametrize(("intent", "confidence"), [("affirm", 0.6), ("help", 0.99), ("nlu_fallback", 0.99)])
def test_what_is_no_clear_yes_withdraws_nothing(intent: str, confidence: float, services: Services) -> None:
    opened(services)
    tracker = typed("eh", intent, confidence, requested_slot="status_answer", status_purpose="withdraw")
    assert "status_answer" not in (take(services, "validate_status_form", tracker)).slots


def test_a_no_keeps_the_request_whatever_else_it_sounds_like(services: Services) -> None:
    opened(services)
    tracker = typed("no, keep it", "shortlist", requested_slot="status_answer", status_purpose="withdraw")
    assert (take(services, "validate_status_form", tracker)).slots["status_answer"] == "no"


@pytest.mark.parametrize("text", ["perhaps", "yes, if nobody works on it", "yes?"])
def test_half_a_yes_withdraws_nothing(text: str, services: Services) -> None:
    opened(services)
    tracker = typed(text, "affirm", 0.99, requested_slot="status_answer", status_purpose="withdraw")
    assert (take(services, "validate_status_form", tracker)).slots["status_answer"] is None


def test_the_words_of_an_amendment_are_taken_as_they_are(services: Services) -> None:
    opened(services)
    turn = heard(services, "can it be in Gaelic?", "status_answer", "details", status_purpose="amend")
    assert turn.slots["status_answer"] == "can it be in Gaelic?"


@pytest.mark.parametrize(("text", "intent"), [("never mind", "cancel"), ("help", "help"), ("a person?", "human")])
def test_an_aside_is_no_amendment(text: str, intent: str, services: Services) -> None:
    opened(services)
    turn = heard(services, text, "status_answer", intent, status_purpose="amend")
    assert "status_answer" not in turn.slots


def test_a_pressed_button_is_no_amendment(services: Services) -> None:
    opened(services)
    tracker = pressed("more", requested_slot="status_answer", status_purpose="amend")
    assert "status_answer" not in (take(services, "validate_status_form", tracker)).slots


@pytest.mark.parametrize("asked", ["status_reference", "status_contact"])
def test_a_search_is_no_answer_to_the_questions_of_a_look_up(asked: str, services: Services) -> None:
    tracker = typed("anything on {need:seaweed}", "recommend", 0.7, requested_slot=asked, status_purpose="status")
    assert asked not in take(services, "validate_status_form", tracker).slots


def test_a_question_after_the_request_is_no_answer_to_the_hub(services: Services) -> None:
    opened(services)
    asked: dict[str, Any] = {"requested_slot": "status_answer", "status_purpose": "amend"}
    turn = take(services, "validate_status_form", typed("how is my request?", "status", **asked))
    assert turn.slots["status_purpose"] == "status"
    said = take(services, "validate_status_form", typed("we use paper records", "status", **asked))
    assert said.slots["status_answer"] == "we use paper records"
