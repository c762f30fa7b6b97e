"""The questions of a request: each answer is checked, an aside is no answer, and only a clear yes is consent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.services import Services
from reading.taking_out import QUOTED
from tests.actions.turn import Take, Turn, pressed, taking, typed
from tests.domain import DOMAIN


@pytest.fixture
def form(services: Services) -> Take:
    return taking(services, "validate_request_form")


def filled(form: Take, tracker: Tracker) -> Turn:
    """What the form took, without which question comes next and how often it was missed."""
    turn = form(tracker)
    return replace(turn, slots={name: value for name, value in turn.slots.items() if name not in OF_THE_FORM})


def answer(form: Take, slot: str, text: str, intent: str = "recommend", confidence: float = 0.6, **slots: Any) -> Turn:
    return filled(form, typed(text, intent, confidence, requested_slot=slot, **slots))


def asked_next(form: Take, **slots: Any) -> Any:
    return form(typed("go on", "request", **slots)).slots["requested_slot"]


OF_THE_FORM = {"requested_slot", "missed", "request_put_right", "request_asked"}
REQUIRED = DOMAIN["forms"]["request_form"]["required_slots"]
PLAIN = ("request_roles", "request_deadline", "request_organisation", "request_name")
LIMITS = [
    ("request_need", 2000),
    ("request_roles", 500),
    ("request_learners", 200),
    ("request_deadline", 200),
    ("request_organisation", 120),
    ("request_name", 120),
]


@pytest.mark.parametrize("slot", PLAIN)
def test_words_are_the_answer_to_the_open_question(slot: str, form: Take) -> None:
    assert (answer(form, slot, "  splice fibre\n in a van ")).slots == {slot: "splice fibre in a van"}


def test_a_button_says_its_answer(form: Take) -> None:
    tracker = pressed("answer", named={"value": "not sure"}, requested_slot="request_roles")
    assert (filled(form, tracker)).slots == {"request_roles": "not sure"}


def test_a_button_that_is_no_answer_is_none(form: Take) -> None:
    assert (filled(form, pressed("more", requested_slot="request_roles"))).slots == {}


def test_an_aside_is_no_answer(form: Take) -> None:
    assert (answer(form, "request_roles", "what does RPL mean?", "glossary", 0.95)).slots == {}


def test_a_doubtful_aside_is_an_answer(form: Take) -> None:
    turn = answer(form, "request_need", "what to do when someone falls", "help", 0.7)
    assert turn.slots["request_need"] == "what to do when someone falls"


def test_before_the_first_question_nothing_is_answered(form: Take) -> None:
    assert (filled(form, typed("ask the universities", "request"))).slots == {}


@pytest.mark.parametrize(("slot", "limit"), LIMITS)
def test_an_answer_that_fills_its_place_is_taken(slot: str, limit: int, form: Take) -> None:
    words = "12" + "x" * (limit - 2)
    turn = answer(form, slot, words)
    assert (turn.slots[slot], "characters at most" in turn.text) == (words, False)


@pytest.mark.parametrize(("slot", "limit"), LIMITS)
def test_an_answer_that_is_too_long_is_asked_for_again(slot: str, limit: int, form: Take) -> None:
    turn = answer(form, slot, "x" * (limit + 1))
    assert turn.slots == {slot: None}
    assert f"({limit} characters at most)" in turn.text


def test_what_the_search_knew_is_checked_when_the_form_begins(form: Take) -> None:
    tracker = typed("ask the universities", "request")
    tracker.add_slots([{"event": "slot", "name": "request_need", "value": "x" * 2001}])
    assert (filled(form, tracker)).slots == {"request_need": None}


def test_a_slot_that_the_beginning_cleared_stays_clear_without_a_word(form: Take) -> None:
    tracker = typed("ask the universities", "request")
    cleared = ("request_name", "request_consent")
    tracker.add_slots([{"event": "slot", "name": name, "value": None} for name in cleared])
    turn = filled(form, tracker)
    assert (turn.slots, turn.messages) == (dict.fromkeys(cleared), [])


def test_the_address_is_taken_out_of_its_sentence(form: Take) -> None:
    turn = answer(form, "request_contact", "help yourself: mairi@craigellan.example", "help", 0.95)
    assert turn.slots == {"request_contact": "mairi@craigellan.example"}


def test_what_is_no_address_is_asked_for_again(form: Take) -> None:
    turn = answer(form, "request_contact", "mairi at work")
    assert turn.slots == {"request_contact": None}
    assert "does not look like an e-mail address" in turn.text


@pytest.mark.parametrize(("intent", "consent"), [("affirm", "yes"), ("deny", "no")])
def test_a_pressed_button_is_consent_or_refusal(intent: str, consent: str, form: Take) -> None:
    assert (filled(form, pressed(intent, requested_slot="request_consent"))).slots == {"request_consent": consent}


@pytest.mark.parametrize(
    ("text", "intent", "consent"), [("aye go ahead", "affirm", "yes"), ("rather not", "deny", "no")]
)
def test_a_clear_answer_is_consent_or_refusal(text: str, intent: str, consent: str, form: Take) -> None:
    assert (answer(form, "request_consent", text, intent, 0.95)).slots == {"request_consent": consent}


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [("aye perhaps", "affirm", 0.84), ("rather not", "deny", 0.5), ("perhaps", "nlu_fallback", 0.95), ("12", "", 0.0)],
)
def test_an_unclear_answer_is_neither_and_is_asked_for_again(
    text: str, intent: str, confidence: float, form: Take
) -> None:
    turn = answer(form, "request_consent", text, intent, confidence)
    assert turn.slots == {"request_consent": None}
    assert "Nothing is sent before you say yes" in turn.text


def test_an_aside_at_the_review_is_neither(form: Take) -> None:
    turn = answer(form, "request_consent", "who is the hub?", "bot_challenge", 0.95)
    assert (turn.slots, turn.messages) == ({}, [])


def test_an_aside_leaves_the_question_open(form: Take) -> None:
    turn = answer(form, "request_contact", "how is my request?", "status", 0.95)
    assert (turn.slots, turn.messages) == ({}, [])


@pytest.mark.parametrize("text", ["n/a", "N/A", "nope", "ask Priya", "priya at the office", "priya@firm"])
def test_no_words_go_for_an_address(text: str, form: Take) -> None:
    turn = answer(form, "request_contact", text)
    assert turn.slots == {"request_contact": None}


@pytest.mark.parametrize("slot", ["request_roles", "request_learners", "request_deadline"])
def test_not_knowing_is_an_answer(slot: str, form: Take) -> None:
    assert (answer(form, slot, "n/a")).slots == {slot: "n/a"}


def test_no_deadline_is_an_answer(form: Take) -> None:
    turn = answer(form, "request_deadline", "No deadline", request_learners="12")
    assert (turn.slots, turn.messages) == ({"request_deadline": "No deadline"}, [])


def test_a_name_that_begins_like_a_correction_is_an_answer(form: Take) -> None:
    turn = answer(form, "request_organisation", "Actually Ltd, Perth", request_deadline="May")
    assert turn.slots["request_organisation"] == "Actually Ltd, Perth"


def test_a_name_with_its_address_fills_both(form: Take) -> None:
    turn = answer(form, "request_name", "Priya Nair, priya@firm.example")
    assert turn.slots == {"request_name": "Priya Nair", "request_contact": "priya@firm.example"}


def test_jobs_with_a_number_and_a_date_fill_all_three(form: Take) -> None:
    assert (answer(form, "request_roles", "about 12 fitters, before March")).slots == {
        "request_roles": "about 12 fitters, before March",
        "request_learners": "12",
        "request_deadline": "before March",
    }


def test_a_correction_puts_the_earlier_answer_right_and_says_so(form: Take) -> None:
    known: dict[str, Any] = {"request_learners": "12", "request_organisation": "Forth Ltd"}
    turn = answer(form, "request_name", "actually it is 15 people", **known)
    assert turn.slots == {"request_learners": "15 people"}
    assert "put that right" in turn.text


def test_a_corrected_answer_is_checked_too(form: Take) -> None:
    turn = answer(form, "request_name", f"sorry, the organisation is {'x' * 121}", request_organisation="Forth")
    assert turn.slots == {"request_organisation": None}
    assert "(120 characters at most)" in turn.text


def test_a_correction_of_what_was_not_answered_yet_is_an_answer(form: Take) -> None:
    turn = answer(form, "request_roles", "sorry, the organisation is X", request_need="weld")
    assert turn.slots == {"request_roles": "sorry, the organisation is X"}


def test_at_the_review_a_correction_is_no_refusal(form: Take) -> None:
    turn = answer(form, "request_consent", "no, it is 15 people", "deny", 0.99, request_learners="12")
    assert turn.slots == {"request_learners": "15 people"}


def test_what_is_corrected_at_the_review_is_read_before_the_no_in_front_of_it(
    form: Take,
) -> None:
    text = "no, the organisation is Forth Ltd"
    turn = answer(form, "request_consent", text, "deny", 0.99, request_organisation="Fourth Ltd")
    assert turn.slots == {"request_organisation": "Forth Ltd"}


@pytest.mark.parametrize("text", ["yes but not yet for 2 weeks", "yes, and change the name"])
def test_a_yes_with_a_reserve_sends_nothing(text: str, form: Take) -> None:
    turn = answer(form, "request_consent", text, "affirm", 0.99)
    assert turn.slots == {"request_consent": None}
    assert "Nothing is sent before you say yes" in turn.text


def test_what_is_unclear_at_the_review_leaves_the_buttons_to_the_review_that_follows(form: Take) -> None:
    turn = answer(form, "request_consent", "perhaps")
    assert "choose to change something" in turn.text
    assert turn.payloads == []


@pytest.mark.parametrize(
    ("left_out", "known"),
    [
        ("request_skills", {"request_route": "credit_rate"}),
        ("request_conditions", {"request_route": "adapt", "skill_choices": ["join pipes by heat"]}),
    ],
)
def test_the_questions_come_in_the_order_of_the_domain(left_out: str, known: dict[str, Any], form: Take) -> None:
    answered = dict(known)
    for slot in [one for one in REQUIRED[1:] if one not in (left_out, *QUOTED)]:
        assert asked_next(form, **answered) == slot
        answered[slot] = "said"


def test_the_conditions_are_not_asked_for_another_way(form: Take) -> None:
    assert asked_next(form, request_route="adapt") == "request_need"


def test_skills_are_not_asked_where_none_were_inferred(form: Take) -> None:
    assert asked_next(form, request_route="adapt", request_need="juggle") == "request_roles"


def test_a_form_with_every_answer_asks_nothing(form: Take) -> None:
    assert asked_next(form, **dict.fromkeys(REQUIRED, "said")) is None
