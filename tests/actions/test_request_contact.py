"""How somebody is to be answered: by e-mail or by telephone, also where another question was open."""

from __future__ import annotations

import pytest

from actions.services import Services
from tests.actions.test_request_form import OF_THE_FORM, answer
from tests.actions.turn import Take, taking, typed


@pytest.fixture
def form(services: Services) -> Take:
    return taking(services, "validate_request_form")


def test_answers_to_other_questions_are_noted_and_the_open_one_is_asked_again(form: Take) -> None:
    text = "Fibre Ltd, {person:Mairi Ross}, 07700 900412"
    turn = form(typed(text, "answer", 0.9, requested_slot="request_learners", request_roles="fitters"))
    assert "Noted: Organisation (Fibre Ltd), Reply to (" in turn.text
    told = {name: value for name, value in turn.slots.items() if name not in OF_THE_FORM}
    assert told == {
        "request_organisation": "Fibre Ltd",
        "request_name": "Mairi Ross",
        "request_contact": "+44 7700 900412",
    }
    assert turn.slots.get("missed", 0) == 0


def test_a_telephone_number_is_a_way_to_be_answered(form: Take) -> None:
    turn = answer(form, "request_contact", "nae email, ring 07700 900412 after five", "answer", 0.9)
    assert turn.slots == {"request_contact": "+44 7700 900412", "request_remarks": "nae email, ring after five."}


def test_neither_an_address_nor_a_number_is_asked_for_again(form: Take) -> None:
    turn = answer(form, "request_contact", "just ask for Rab", "answer", 0.9)
    assert turn.slots == {"request_contact": None, "request_remarks": "just ask for Rab."}
    assert "does not look like an e-mail address" in turn.text


def test_a_question_behind_an_answer_is_answered_and_no_part_of_it(form: Take) -> None:
    turn = form(typed("Fibre Ltd. how long will it take?", "answer", 0.9, requested_slot="request_organisation"))
    assert turn.slots["request_organisation"] == "Fibre Ltd"
    assert "“how long will it take?”" in turn.text


def test_the_review_takes_no_yes_with_a_question_for_consent(form: Take) -> None:
    turn = form(typed("yes, could you change the name first?", "affirm", 0.9, requested_slot="request_consent"))
    assert turn.slots["request_consent"] is None
