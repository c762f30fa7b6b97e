"""What a client is told of a question: how far the form has come, and which keyboard suits it."""

from __future__ import annotations

import pytest

from contract import QuestionData
from contract.questions import INPUTS, REQUEST
from reading.answers import QUESTIONS


def test_the_questions_of_a_request_are_counted_in_the_order_they_are_asked() -> None:
    assert REQUEST == QUESTIONS
    steps = [QuestionData(slot=slot, optional=False) for slot in REQUEST]
    assert [data.step for data in steps] == list(range(1, len(REQUEST) + 1))
    assert {data.steps for data in steps} == {len(REQUEST)}


@pytest.mark.parametrize("slot", INPUTS)
def test_a_question_says_which_keyboard_suits_it(slot: str) -> None:
    assert QuestionData(slot=slot, optional=False).input == INPUTS[slot]


def test_a_question_outside_of_a_request_has_no_step_and_takes_text() -> None:
    data = QuestionData(slot="need", optional=False)
    assert (data.step, data.steps, data.input) == (None, None, "text")


def test_a_question_that_was_stored_is_read_as_it_was() -> None:
    data = QuestionData(slot="request_contact", optional=False)
    assert QuestionData.model_validate(data.model_dump()) == data
