"""How a request stands is told to the conversation that made it, and to whoever has its e-mail address too."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from actions.status import ShowStatus, ValidateStatusForm
from hub.lifecycle import Decision, ask_for_information, triage
from hub.models import EMPLOYER
from hub.requests import Draft, get_request, open_request
from tests.actions.turn import DOMAIN, Turn, fill, pressed, take, typed

BOTH = ["status_reference", "status_email"]
NOBODYS = "MC-234567"


def opened(services: Services, conversation: str = "conversation", key: str = "key-1") -> str:
    """The reference of a new request of morag@fibre.example."""
    draft = Draft(
        organisation="Fibre Ltd",
        contact_name="Morag",
        contact_email="morag@fibre.example",
        consent_version="2026-11",
        need="splice fibre",
    )
    with services.sessions.begin() as session:
        return open_request(session, draft, conversation_id=conversation, submission_key=key).reference


async def heard(services: Services, text: str, asked: str | None = None, intent: str = "status", **slots: Any) -> Turn:
    return await fill(ValidateStatusForm(services), typed(text, intent, requested_slot=asked, **slots))


def shown(services: Services, **slots: Any) -> Turn:
    return take(ShowStatus(services), typed("how is my request?", "status", **slots))


async def required(services: Services, **slots: Any) -> list[str]:
    tracker = typed("how is my request?", "status", **slots)
    return await ValidateStatusForm(services).required_slots(BOTH, None, tracker, DOMAIN)


async def test_the_conversation_that_made_a_request_is_asked_nothing(services: Services) -> None:
    opened(services)
    assert await required(services) == []


async def test_a_conversation_that_names_its_own_request_is_asked_nothing(services: Services) -> None:
    assert await required(services, status_reference=opened(services)) == []


async def test_a_conversation_without_a_request_is_asked_for_both(services: Services) -> None:
    assert await required(services) == BOTH


async def test_a_foreign_reference_needs_the_address_also_where_there_is_a_request(services: Services) -> None:
    opened(services)
    foreign = opened(services, conversation="another", key="key-2")
    assert await required(services, status_reference=foreign) == BOTH


async def test_a_reference_in_the_question_is_not_asked_for(services: Services) -> None:
    turn = await heard(services, "how is mc 7k4qx2 going?")
    assert turn.slots == {"status_reference": "MC-7K4QX2"}


async def test_a_question_about_ones_own_request_ends_the_questions(services: Services) -> None:
    opened(services)
    assert (await heard(services, "how is my request?")).slots == {"requested_slot": None}


async def test_a_question_without_a_reference_is_no_wrong_reference(services: Services) -> None:
    turn = await heard(services, "any news on our request?")
    assert "status_reference" not in turn.slots
    assert turn.messages == []


async def test_what_is_no_reference_is_asked_for_again(services: Services) -> None:
    turn = await heard(services, "the one about boats", "status_reference")
    assert turn.slots["status_reference"] is None
    assert "not a reference I can read" in turn.text


async def test_the_address_is_taken_out_of_its_sentence(services: Services) -> None:
    turn = await heard(services, "it was morag@fibre.example", "status_email", status_reference=NOBODYS)
    assert turn.slots["status_email"] == "morag@fibre.example"


async def test_what_is_no_address_is_asked_for_again(services: Services) -> None:
    turn = await heard(services, "morag at work", "status_email", status_reference=NOBODYS)
    assert turn.slots["status_email"] is None
    assert "does not look like an e-mail address" in turn.text


@pytest.mark.parametrize(("text", "intent"), [("forget it", "cancel"), ("can I speak to a person?", "human")])
@pytest.mark.parametrize("asked", BOTH)
async def test_an_aside_is_no_answer(asked: str, text: str, intent: str, services: Services) -> None:
    turn = await heard(services, text, asked, intent)
    assert turn.messages == []
    assert not set(BOTH) & turn.slots.keys()


@pytest.mark.parametrize("asked", BOTH)
async def test_a_pressed_button_is_no_answer(asked: str, services: Services) -> None:
    turn = await fill(ValidateStatusForm(services), pressed("more", requested_slot=asked))
    assert turn.messages == []
    assert not set(BOTH) & turn.slots.keys()


def test_a_conversation_sees_its_own_request(services: Services) -> None:
    reference = opened(services)
    turn = shown(services)
    assert turn.text.startswith(f"Request {reference}: received.")
    assert turn.message.data.reference == reference


def test_a_conversation_sees_all_its_requests_the_newest_first(services: Services) -> None:
    first, second = opened(services), opened(services, key="key-2")
    assert [one.data.reference for one in shown(services).messages] == [second, first]


def test_a_conversation_that_names_one_of_its_requests_sees_that_one(services: Services) -> None:
    first, _ = opened(services), opened(services, key="key-2")
    assert shown(services, status_reference=first).message.data.reference == first


def test_a_foreign_request_is_shown_for_its_address(services: Services) -> None:
    reference = opened(services, conversation="another")
    turn = shown(services, status_reference=reference, status_email="Morag@Fibre.example")
    assert turn.message.data.reference == reference


@pytest.mark.parametrize("email", ["somebody@fibre.example", None])
def test_a_foreign_request_is_not_shown_without_its_address(email: str | None, services: Services) -> None:
    reference = opened(services, conversation="another")
    turn = shown(services, status_reference=reference, status_email=email)
    assert "can't find a request" in turn.text
    assert turn.payloads == ["/human"]


def test_a_reference_that_does_not_exist_is_answered_as_one_that_is_foreign(services: Services) -> None:
    foreign = opened(services, conversation="another")
    email = "somebody@fibre.example"
    unknown = shown(services, status_reference=NOBODYS, status_email=email)
    assert unknown == shown(services, status_reference=foreign, status_email=email)


def test_a_conversation_without_a_request_is_told_there_is_none(services: Services) -> None:
    assert "can't find a request" in shown(services).text


def test_reference_and_address_are_forgotten(services: Services) -> None:
    turn = shown(services, status_reference=NOBODYS, status_email="morag@fibre.example")
    assert turn.slots == {"status_reference": None, "status_email": None}


def test_the_history_tells_each_status_with_the_notes_meant_for_the_employer(services: Services) -> None:
    reference = opened(services)
    with services.sessions.begin() as session:
        request = get_request(session, reference)
        triage(session, request, Decision(by="ailsa@hub.example", reason="a remark between us"))
        ask = Decision(by="ailsa@hub.example", reason="How many vans?")
        ask_for_information(session, request, ask)
    turn = shown(services)
    assert turn.message.data.status == "the hub needs to know more"
    assert [(one.status, one.note) for one in turn.message.data.history] == [
        ("received", None),
        ("the hub is looking for a university or college", None),
        ("the hub needs to know more", "How many vans?"),
    ]
    assert "between us" not in turn.text


def test_the_words_alone_tell_the_history_by_day(services: Services) -> None:
    opened(services)
    turn = shown(services)
    (begun,) = turn.message.data.history
    assert turn.text.splitlines()[2:] == [f"{begun.at:%-d %B %Y}: received."]


def test_nothing_of_who_asked_is_shown(services: Services) -> None:
    reference = opened(services, conversation="another")
    turn = shown(services, status_reference=reference, status_email="morag@fibre.example")
    said = turn.message.model_dump_json()
    assert "Morag" not in said
    assert EMPLOYER not in turn.text
