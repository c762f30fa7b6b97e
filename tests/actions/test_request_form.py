"""The questions of a request: what is known is not asked, an aside is no answer, and only a clear yes is consent."""

from __future__ import annotations

from typing import Any

import pytest

from actions.request import BeginRequest, ValidateRequestForm, address_in
from actions.services import Services
from tests.actions.turn import DOMAIN, Turn, fill, pressed, take, typed

FORM = ValidateRequestForm()


async def answer(slot: str, text: str, intent: str = "recommend", confidence: float = 0.6, **slots: Any) -> Turn:
    return await fill(FORM, typed(text, intent, confidence, requested_slot=slot, **slots))


def begin(services: Services, **slots: Any) -> dict[str, Any]:
    return take(BeginRequest(services), typed("ask the universities", "request", **slots)).slots


def test_a_request_begins_with_what_the_search_knows(services: Services) -> None:
    known = begin(services, needs=["pipe welding", "dementia care"], learners=12)
    assert known["request_need"] == "pipe welding and dementia care"
    assert known["request_learners"] == "12"


def test_a_request_without_a_search_begins_with_nothing(services: Services) -> None:
    assert set(begin(services)) == {"request_key", "request_consent"}


def test_an_answer_given_before_is_not_overwritten_by_the_search(services: Services) -> None:
    known = begin(services, needs=["pipe welding"], learners=12, request_need="weld", request_learners="10")
    assert set(known) == {"request_key", "request_consent"}


def test_every_beginning_has_a_key_of_its_own_and_no_consent(services: Services) -> None:
    first, second = begin(services), begin(services, request_consent="yes")
    assert first["request_key"] != second["request_key"]
    assert second["request_consent"] is None


def test_what_comes_is_said_at_the_beginning(services: Services) -> None:
    turn = take(BeginRequest(services), typed("ask the universities", "request"))
    assert "you see everything before it is sent" in turn.text


SLOTS = DOMAIN["forms"]["request_form"]["required_slots"]


@pytest.mark.parametrize("slot", [slot for slot in SLOTS if slot not in ("request_email", "request_consent")])
async def test_words_are_the_answer_to_the_open_question(slot: str) -> None:
    assert (await answer(slot, "  splice fibre\n in a van ")).slots == {slot: "splice fibre in a van"}


async def test_a_button_says_its_answer() -> None:
    tracker = pressed("answer", named={"value": "not sure"}, requested_slot="request_roles")
    assert (await fill(FORM, tracker)).slots == {"request_roles": "not sure"}


async def test_a_button_that_is_no_answer_is_none() -> None:
    assert (await fill(FORM, pressed("more", requested_slot="request_roles"))).slots == {}


async def test_an_aside_is_no_answer() -> None:
    assert (await answer("request_roles", "what does RPL mean?", "glossary", 0.95)).slots == {}


async def test_a_doubtful_aside_is_an_answer() -> None:
    turn = await answer("request_need", "what to do when someone falls", "help", 0.7)
    assert turn.slots == {"request_need": "what to do when someone falls"}


async def test_before_the_first_question_nothing_is_answered() -> None:
    assert (await fill(FORM, typed("ask the universities", "request"))).slots == {}


@pytest.mark.parametrize(
    ("slot", "limit"),
    [
        ("request_need", 2000),
        ("request_roles", 500),
        ("request_learners", 200),
        ("request_deadline", 200),
        ("request_organisation", 120),
        ("request_name", 120),
    ],
)
async def test_an_answer_that_fills_its_place_is_taken(slot: str, limit: int) -> None:
    turn = await answer(slot, "x" * limit)
    assert (turn.slots, turn.messages) == ({slot: "x" * limit}, [])


@pytest.mark.parametrize(
    ("slot", "limit"),
    [
        ("request_need", 2000),
        ("request_roles", 500),
        ("request_learners", 200),
        ("request_deadline", 200),
        ("request_organisation", 120),
        ("request_name", 120),
    ],
)
async def test_an_answer_that_is_too_long_is_asked_for_again(slot: str, limit: int) -> None:
    turn = await answer(slot, "x" * (limit + 1))
    assert turn.slots == {slot: None}
    assert f"({limit} characters at most)" in turn.text


async def test_what_the_search_knew_is_checked_when_the_form_begins() -> None:
    tracker = typed("ask the universities", "request")
    tracker.add_slots([{"event": "slot", "name": "request_need", "value": "x" * 2001}])
    assert (await fill(FORM, tracker)).slots == {"request_need": None}


async def test_a_slot_that_the_beginning_cleared_stays_clear_without_a_word() -> None:
    tracker = typed("ask the universities", "request")
    cleared = ("request_name", "request_consent")
    tracker.add_slots([{"event": "slot", "name": name, "value": None} for name in cleared])
    turn = await fill(FORM, tracker)
    assert (turn.slots, turn.messages) == (dict.fromkeys(cleared), [])


@pytest.mark.parametrize(
    "text",
    [
        "mairi@craigellan.example",
        "it is mairi@craigellan.example, thanks",
        "Mairi <mairi@craigellan.example>.",
        "write to mairi@craigellan.example!",
        "e-mail:mairi@craigellan.example",
        "'mairi@craigellan.example'",
        "“mairi@craigellan.example”",
        "mairi@work or mairi@craigellan.example",
    ],
)
def test_an_address_is_found_in_what_is_around_it(text: str) -> None:
    assert address_in(text) == "mairi@craigellan.example"


@pytest.mark.parametrize(
    "text", ["", "mairi at work", "mairi@", "@craigellan.example", "mairi@craigellan", "a@b@c.example"]
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert address_in(text) is None


def test_an_apostrophe_may_be_part_of_an_address() -> None:
    assert address_in("o'neil@craigellan.example") == "o'neil@craigellan.example"


async def test_the_address_is_taken_out_of_its_sentence() -> None:
    turn = await answer("request_email", "help yourself: mairi@craigellan.example", "help", 0.95)
    assert turn.slots == {"request_email": "mairi@craigellan.example"}


async def test_what_is_no_address_is_asked_for_again() -> None:
    turn = await answer("request_email", "mairi at work")
    assert turn.slots == {"request_email": None}
    assert "does not look like an e-mail address" in turn.text


@pytest.mark.parametrize(("intent", "consent"), [("affirm", "yes"), ("deny", "no")])
async def test_a_pressed_button_is_consent_or_refusal(intent: str, consent: str) -> None:
    assert (await fill(FORM, pressed(intent, requested_slot="request_consent"))).slots == {"request_consent": consent}


@pytest.mark.parametrize(
    ("text", "intent", "consent"), [("aye go ahead", "affirm", "yes"), ("rather not", "deny", "no")]
)
async def test_a_clear_answer_is_consent_or_refusal(text: str, intent: str, consent: str) -> None:
    assert (await answer("request_consent", text, intent, 0.95)).slots == {"request_consent": consent}


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [("aye perhaps", "affirm", 0.84), ("rather not", "deny", 0.5), ("perhaps", "nlu_fallback", 0.95), ("12", "", 0.0)],
)
async def test_an_unclear_answer_is_neither_and_is_asked_for_again(text: str, intent: str, confidence: float) -> None:
    turn = await answer("request_consent", text, intent, confidence)
    assert turn.slots == {"request_consent": None}
    assert "Nothing is sent before you say yes" in turn.text


async def test_an_aside_at_the_review_is_neither() -> None:
    turn = await answer("request_consent", "who is the hub?", "bot_challenge", 0.95)
    assert (turn.slots, turn.messages) == ({}, [])
