"""A question of a form that is answered wrongly: asked again, then with the ways on, then left open where it may be."""

from __future__ import annotations

from typing import Any

import pytest

from actions.form import MOST_MISSED
from actions.request_form import UNSURE_ALLOWED
from actions.services import Services
from tests.actions.turn import Take, Turn, taking, typed

WAYS_ON = "I still cannot read that as an answer."


@pytest.fixture
def form(services: Services) -> Take:
    return taking(services, "validate_request_form")


def answer(form: Take, slot: str, text: str, **slots: Any) -> Turn:
    return form(typed(text, "answer", requested_slot=slot, **slots))


def test_an_answer_that_is_refused_counts(form: Take) -> None:
    turn = answer(form, "request_contact", "mairi at work")
    assert turn.slots["missed"] == 1
    assert WAYS_ON not in turn.text


def test_an_answer_that_is_taken_ends_the_count(form: Take) -> None:
    assert answer(form, "request_contact", "mairi@craigellan.example", missed=1).slots["missed"] == 0


def test_an_aside_sets_nothing_or_rasa_would_take_it_for_an_answer(form: Take) -> None:
    turn = form(typed("what is RPL?", "glossary", requested_slot="request_contact", missed=1))
    assert "missed" not in turn.slots


def test_the_second_time_the_ways_on_are_offered(form: Take) -> None:
    turn = answer(form, "request_contact", "mairi at work", missed=1)
    assert WAYS_ON in turn.text
    assert turn.payloads == ["/human", "/cancel"]
    assert (turn.slots["request_contact"], turn.slots["missed"]) == (None, MOST_MISSED)


def test_a_third_time_a_question_that_may_stay_open_does(form: Take) -> None:
    turn = answer(form, "request_learners", "the whole squad", missed=MOST_MISSED, request_route="adapt")
    assert (turn.slots["request_learners"], turn.slots["missed"]) == ("not sure", 0)
    assert turn.slots["requested_slot"] != "request_learners"


def test_a_third_time_a_question_that_must_be_answered_is_asked_again(form: Take) -> None:
    turn = answer(form, "request_contact", "mairi at work", missed=MOST_MISSED)
    assert turn.slots["request_contact"] is None
    assert WAYS_ON not in turn.text


def test_who_asks_and_how_to_reply_never_stay_open() -> None:
    assert not UNSURE_ALLOWED & {"request_organisation", "request_name", "request_contact", "request_consent"}


@pytest.mark.parametrize("text", ["12", "about a dozen", "ten to fifteen", "just me", "not sure, about 12", "no idea"])
def test_a_number_of_people_is_an_answer(text: str, form: Take) -> None:
    assert answer(form, "request_learners", text).slots["request_learners"] == text


@pytest.mark.parametrize("text", ["the whole squad", "everyone", "0"])
def test_words_without_a_number_of_people_are_asked_for_again(text: str, form: Take) -> None:
    turn = answer(form, "request_learners", text)
    assert turn.slots["request_learners"] is None
    assert 'I need a number here, such as 12 or "10 to 15".' in turn.text


def test_a_reference_that_cannot_be_read_counts_too(services: Services) -> None:
    turn = taking(services, "validate_status_form")(typed("MC-7K4", "answer", requested_slot="status_reference"))
    assert turn.slots["missed"] == 1
