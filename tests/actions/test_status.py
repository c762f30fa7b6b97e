"""A request is told, withdrawn or added to for the conversation that made it, and for whoever has its address too."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from hub.event_kinds import EventKind
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER
from hub.requests import get_request
from hub.statuses import Status
from runtime.phrases import Phrases
from tests.actions.opened import EMAIL, NOBODYS, opened, stored
from tests.actions.turn import Turn, pressed, take, typed

FORGOTTEN = dict.fromkeys(("status_reference", "status_contact", "status_code", "status_answer", "status_purpose"))


def begun(services: Services, text: str, intent: str = "status") -> dict[str, Any]:
    return take(services, "action_begin_status", typed(text, intent)).slots


def settled(services: Services, purpose: str = "status", **slots: Any) -> Turn:
    return take(services, "action_settle_status", typed("go on", "affirm", status_purpose=purpose, **slots))


@pytest.mark.parametrize("intent", ["status", "withdraw", "amend"])
def test_what_a_request_is_looked_up_for_is_remembered(intent: str, services: Services) -> None:
    assert take(services, "action_begin_status", pressed(intent)).slots == FORGOTTEN | {"status_purpose": intent}


def test_any_other_kind_of_asking_looks_for_the_status(services: Services) -> None:
    assert begun(services, "MC-7K4QX2", "nlu_fallback")["status_purpose"] == "status"


def test_a_reference_in_the_question_is_remembered(services: Services) -> None:
    assert begun(services, "please withdraw mc 7k4qx2", "withdraw")["status_reference"] == "MC-7K4QX2"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("add that we now need 15 people", "we now need 15 people"),
        ("please tell them: the shift moved to nights", "the shift moved to nights"),
        ("update MC-7K4QX2, we need it by May", "we need it by May"),
        ("it should say 15 people", "it should say 15 people"),
        ("it's now 20", "it's now 20"),
        ("can I change my request? we now have 12 carers", "we now have 12 carers"),
        ("{heads:12} {who:carers} now, no longer 8", "12 carers now, no longer 8"),
    ],
)
def test_a_change_that_is_said_at_once_is_not_asked_for(text: str, change: str, services: Services) -> None:
    assert begun(services, text, "amend")["status_answer"] == change


@pytest.mark.parametrize("text", ["I want to change my request", "change it", "add something to my request, please"])
def test_a_change_that_is_only_announced_is_asked_for(text: str, services: Services) -> None:
    assert begun(services, text, "amend")["status_answer"] is None


@pytest.mark.parametrize("intent", ["status", "withdraw"])
def test_only_an_amendment_is_read_for_a_change(intent: str, services: Services) -> None:
    assert begun(services, "add that we now need 15 people", intent)["status_answer"] is None


def test_a_conversation_sees_its_own_request(services: Services) -> None:
    reference = opened(services)
    turn = settled(services)
    assert turn.text.startswith(f"Request {reference}: received.")
    assert turn.message.data.reference == reference
    assert turn.payloads == ["/amend", "/withdraw", f'/status{{"hear": "{reference}"}}']


def test_a_conversation_sees_all_its_requests_the_newest_first(services: Services) -> None:
    first, second = opened(services), opened(services, key="key-2")
    assert [one.data.reference for one in settled(services).messages] == [second, first]


def test_a_conversation_that_names_one_of_its_requests_sees_that_one(services: Services) -> None:
    first, _ = opened(services), opened(services, key="key-2")
    assert settled(services, status_reference=first).message.data.reference == first


def test_a_foreign_request_is_shown_for_its_address(services: Services) -> None:
    reference = opened(services, conversation="another")
    turn = settled(services, status_reference=reference, status_contact=EMAIL.title())
    assert turn.message.data.reference == reference


@pytest.mark.parametrize("email", ["somebody@fibre.example", None])
@pytest.mark.parametrize("purpose", ["status", "withdraw", "amend"])
def test_a_foreign_request_is_refused_as_if_it_did_not_exist(
    purpose: str, email: str | None, services: Services
) -> None:
    foreign = opened(services, conversation="another")
    known = {"status_contact": email, "status_answer": "yes"}
    refused = settled(services, purpose, status_reference=foreign, **known)
    assert "can't find a request" in refused.text
    assert refused.payloads == ["/human"]
    assert refused == settled(services, purpose, status_reference=NOBODYS, **known)


@pytest.mark.parametrize("purpose", ["withdraw", "amend"])
def test_a_foreign_request_is_not_changed(purpose: str, services: Services) -> None:
    foreign = opened(services, conversation="another")
    settled(services, purpose, status_reference=foreign, status_contact="other@fibre.example", status_answer="yes")
    request = stored(services, foreign)
    assert (request.status, len(request.events)) == (Status.NEW, 1)


@pytest.mark.parametrize("purpose", ["status", "withdraw", "amend"])
def test_a_conversation_without_a_request_is_told_there_is_none(purpose: str, services: Services) -> None:
    turn = settled(services, purpose)
    assert "no open request from this conversation" in turn.text
    assert turn.payloads == ["/human"]


@pytest.mark.parametrize("purpose", ["status", "withdraw", "amend"])
def test_reference_address_and_answer_are_forgotten(purpose: str, services: Services) -> None:
    opened(services)
    assert settled(services, purpose, status_answer="yes", status_contact=EMAIL).slots == FORGOTTEN


def test_an_agreed_withdrawal_withdraws_in_the_name_of_the_employer(services: Services) -> None:
    reference = opened(services)
    turn = settled(services, "withdraw", status_answer="yes")
    assert turn.text.startswith(f"Request {reference} is withdrawn")
    request = stored(services, reference)
    assert (request.status, request.events[-1].actor) == (Status.WITHDRAWN, EMPLOYER)


@pytest.mark.parametrize("answer", ["no", None])
def test_a_withdrawal_that_is_not_agreed_to_changes_nothing(answer: str | None, services: Services) -> None:
    reference = opened(services)
    turn = settled(services, "withdraw", status_answer=answer)
    assert f"Request {reference} stays as it is" in turn.text
    assert stored(services, reference).status is Status.NEW


def test_a_closed_request_cannot_be_withdrawn_again(services: Services) -> None:
    reference = opened(services)
    settled(services, "withdraw", status_answer="yes")
    turn = settled(services, "withdraw", status_reference=reference, status_answer="yes")
    assert f"Request {reference} is closed already" in turn.text
    assert len(stored(services, reference).events) == 2


def test_a_button_names_its_request(services: Services) -> None:
    asked = pressed("amend", named={"value": "MC-7K4QX2"})
    assert take(services, "action_begin_status", asked).slots["status_reference"] == "MC-7K4QX2"


def test_an_amendment_is_added_for_staff_and_said_back(services: Services) -> None:
    reference = opened(services)
    turn = settled(services, "amend", status_answer="we are 15 now {and} growing")
    assert turn.text == f'Added to request {reference}, where hub staff read it: "we are 15 now {{and}} growing"'
    added = stored(services, reference).events[-1]
    assert (added.kind, added.actor, added.reason) == (EventKind.NOTE, EMPLOYER, "we are 15 now {and} growing")


def test_an_amendment_without_words_shows_the_status(services: Services) -> None:
    reference = opened(services)
    assert settled(services, "amend").message.data.reference == reference
    assert len(stored(services, reference).events) == 1


def test_what_the_employer_added_is_told_with_the_status(services: Services) -> None:
    opened(services)
    settled(services, "amend", status_answer="we are 15 now")
    assert [one.note for one in settled(services).message.data.history] == [None, "we are 15 now"]


def test_the_history_tells_each_status_with_the_notes_meant_for_the_employer(services: Services) -> None:
    reference = opened(services)
    with services.sessions.begin() as session:
        request = get_request(session, reference)
        change(session, request, "triage", Decision(by="ailsa@hub.example", reason="a remark between us"))
        change(session, request, "ask_for_information", Decision(by="ailsa@hub.example", reason="How many vans?"))
    turn = settled(services)
    assert turn.message.data.status == "the hub needs to know more"
    assert [(one.status, one.note) for one in turn.message.data.history] == [
        ("received", None),
        ("the hub is looking for a university or college", None),
        ("the hub needs to know more", "How many vans?"),
    ]
    assert "between us" not in turn.text


def test_every_status_has_words(phrases: Phrases) -> None:
    assert len({phrases(f"utter_status_{status}") for status in Status}) == len(Status)


def test_the_words_alone_tell_the_history_by_day(services: Services) -> None:
    opened(services)
    turn = settled(services)
    (begun_at,) = turn.message.data.history
    assert turn.text.splitlines()[2:] == [f"{begun_at.at:%-d %B %Y}: received."]


def test_nothing_of_who_asked_is_shown(services: Services) -> None:
    reference = opened(services, conversation="another")
    turn = settled(services, status_reference=reference, status_contact=EMAIL)
    said = turn.message.model_dump_json()
    assert "Morag" not in said
    assert EMPLOYER not in turn.text
