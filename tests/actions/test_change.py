"""Changing an answer of the request: a new one is taken; a button asks the question again, and the consent with it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from reading.answers import QUESTIONS
from reading.taking_out import QUOTED
from runtime.phrases import Phrases
from tests.actions.requested import ANSWERS
from tests.actions.turn import pressed, take, typed


def test_every_question_but_the_one_of_a_single_route_can_be_chosen(phrases: Phrases) -> None:
    payloads = {payload for _, payload in phrases.buttons("utter_what_to_change")}
    asked = {*QUESTIONS, *QUOTED} - {"request_conditions"}
    assert payloads == {f'/change{{"slot": "{slot}"}}' for slot in asked}


@pytest.mark.parametrize("slot", [*QUESTIONS, *QUOTED])
def test_a_chosen_answer_is_asked_for_again_and_so_is_the_consent(slot: str, services: Services) -> None:
    turn = take(services, "action_change_answer", pressed("change", named={"slot": slot}, request_consent="yes"))
    assert turn.slots == {slot: None, "request_consent": None}
    assert turn.messages == []


@pytest.mark.parametrize("named", [{}, {"slot": "request_key"}, {"slot": "nothing"}])
def test_what_names_no_answer_is_asked_which(named: dict[str, str], services: Services, phrases: Phrases) -> None:
    turn = take(services, "action_change_answer", pressed("change", named=named))
    assert turn.payloads == [payload for _, payload in phrases.buttons("utter_what_to_change")]
    assert turn.slots == {}


@pytest.mark.parametrize("text", ["change something", "that is {not:wrong}", "can I {change:change} it?"])
def test_a_change_that_was_only_announced_is_asked_which(text: str, services: Services) -> None:
    turn = take(services, "action_change_answer", typed(text, "change", **ANSWERS))
    assert "What should I change?" in turn.text
    assert turn.slots == {}


def test_at_the_review_one_set_of_buttons_asks_what_to_change(services: Services, phrases: Phrases) -> None:
    review = pressed("change", **ANSWERS, requested_slot="request_consent")
    turns = [take(services, action, review) for action in ("action_change_answer", "action_ask_request_consent")]
    (asked,) = [message for turn in turns for message in turn.messages]
    assert (asked.kind, asked.lead) == ("review", phrases("utter_what_to_change"))
    payloads = [payload for _, payload in phrases.buttons("utter_what_to_change")]
    assert [button.payload for button in asked.buttons] == ["/affirm", *payloads]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("it should be {heads:18} not 16", {"request_learners": "18"}),
        ("change who to reply to to {person:Moira Hay}", {"request_name": "Moira Hay"}),
        ("we need it {time:by Easter} instead", {"request_deadline": "by Easter"}),
        ("make it {who:team leaders}", {"request_roles": "team leaders"}),
        ("they should {need:fit heat pumps}", {"request_need": "fit heat pumps"}),
        ("send it to moira@fibre.example", {"request_contact": "moira@fibre.example"}),
        ("the organisation is Cable Ltd", {"request_organisation": "Cable Ltd"}),
        (
            "{heads:18}, and reply to {person:Moira Hay}",
            {"request_learners": "18", "request_name": "Moira Hay"},
        ),
    ],
)
def test_a_new_answer_in_the_message_is_taken(
    text: str, changed: dict[str, str], services: Services, phrases: Phrases
) -> None:
    turn = take(services, "action_change_answer", typed(text, "change", **ANSWERS))
    assert turn.slots == {**changed, "request_put_right": 1}
    told = [f"{phrases(f'utter_label_{slot}')} ({value})" for slot, value in changed.items()]
    assert turn.text == f"Thank you, I have put that right: {phrases.listing(told)}."


@pytest.mark.parametrize(
    ("open_question", "again"),
    [("request_learners", "request_roles"), ("request_consent", "request_contact"), ("request_route", None)],
)
def test_going_back_asks_the_question_before_again(open_question: str, again: str | None, services: Services) -> None:
    answers = {name: value for name, value in ANSWERS.items() if name != open_question}
    turn = take(services, "action_change_answer", typed("go back", "undo", **answers, requested_slot=open_question))
    if again is None:
        assert "What" in turn.text
        assert turn.slots == {}
    else:
        assert turn.slots == {again: None, "request_consent": None}


def test_what_is_plainly_another_answer_puts_that_right_and_the_question_stays(services: Services) -> None:
    asked: dict[str, Any] = {"requested_slot": "request_organisation", "request_deadline": "by the summer"}
    turn = take(services, "validate_request_form", typed("{time:by 1 July}", "answer", **asked))
    assert turn.text == "Thank you, I have put that right: By when (by 1 July)."
    assert turn.slots["request_deadline"] == "by 1 July"
    assert "request_organisation" not in turn.slots
