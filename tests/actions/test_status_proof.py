"""Reference and address show how a request stands; a change from elsewhere needs the code that its contact is sent."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from actions.services import Services
from hub.correspondence import Channel, Notice
from hub.guesses import OF_A_CONVERSATION
from hub.lifecycle import Decision, change
from hub.proofs import CODES_AN_HOUR, TRIES
from hub.requests import get_request
from hub.statuses import Status
from tests.actions.opened import EMAIL, NOBODYS, opened, stored
from tests.actions.turn import Turn, pressed, take, typed

CHANGES = ("withdraw", "amend")


def foreign(services: Services) -> dict[str, Any]:
    """What is known after a request of another conversation was named with its address."""
    reference = opened(services, conversation="another")
    return {"status_reference": reference, "status_contact": EMAIL, "status_purpose": "withdraw"}


def asked(services: Services, known: dict[str, Any]) -> Turn:
    return take(services, "action_ask_status_code", typed("please withdraw it", "withdraw", **known))


def typed_code(services: Services, code: str, known: dict[str, Any], intent: str = "answer") -> Turn:
    return take(services, "validate_status_form", typed(code, intent, requested_slot="status_code", **known))


def code_sent(services: Services) -> str:
    with services.sessions() as session:
        return str(session.scalars(select(Notice.code).order_by(Notice.id.desc())).first())


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


@pytest.mark.parametrize("purpose", CHANGES)
def test_a_change_from_elsewhere_asks_for_a_code_first(services: Services, purpose: str) -> None:
    known = foreign(services) | {"status_purpose": purpose}
    heard = typed(f"it was {EMAIL}", "answer", requested_slot="status_contact", **known | {"status_contact": None})
    assert take(services, "validate_status_form", heard).slots["requested_slot"] == "status_code"


def test_the_status_asks_for_no_code(services: Services) -> None:
    known = foreign(services) | {"status_purpose": "status"}
    heard = typed(f"it was {EMAIL}", "answer", requested_slot="status_contact", **known | {"status_contact": None})
    assert take(services, "validate_status_form", heard).slots["requested_slot"] is None


def test_the_code_goes_to_the_conversation_of_the_request_where_there_is_no_mail_server(services: Services) -> None:
    turn = asked(services, foreign(services))
    assert "a code of six digits to the conversation it was made in" in turn.text
    assert turn.message.data.slot == "status_code"
    assert turn.payloads == ["/cancel", "/human"]
    with services.sessions() as session:
        assert session.scalars(select(Notice.channel)).all() == [Channel.CHAT]
    assert code_sent(services) not in turn.text


def test_the_code_goes_by_e_mail_too_where_there_is_a_mail_server(services: Services) -> None:
    object.__setattr__(services, "settings", services.settings.model_copy(update={"smtp_host": "mail.hub.example"}))
    turn = asked(services, foreign(services))
    assert "to its e-mail address and to the conversation it was made in" in turn.text
    with services.sessions() as session:
        assert set(session.scalars(select(Notice.channel))) == set(Channel)


def test_the_right_code_leads_to_the_question_and_the_change(services: Services) -> None:
    known = foreign(services)
    asked(services, known)
    turn = typed_code(services, f"I got {code_sent(services)}", known, "nlu_fallback")
    assert (turn.slots["status_code"], turn.slots["requested_slot"]) == ("proved", "status_answer")
    done = take(services, "action_settle_status", typed("yes", "affirm", **known, status_answer="yes"))
    assert f"Request {known['status_reference']} is withdrawn" in done.text
    assert stored(services, known["status_reference"]).status is Status.WITHDRAWN


@pytest.mark.parametrize("text", ["that is private", "000"])
def test_a_wrong_code_is_asked_for_again(services: Services, text: str) -> None:
    known = foreign(services)
    asked(services, known)
    turn = typed_code(services, text, known)
    assert "That is not the code" in turn.text
    assert turn.slots["requested_slot"] == "status_code"


def test_a_code_that_was_guessed_at_too_often_ends_the_questions(services: Services) -> None:
    known = foreign(services)
    asked(services, known)
    code = code_sent(services)
    for _ in range(TRIES):
        typed_code(services, wrong(code), known)
    turn = typed_code(services, code, known)
    assert "no longer holds" in turn.text
    assert (turn.slots["status_purpose"], turn.slots["requested_slot"]) == ("left", None)


def test_an_aside_is_no_code(services: Services) -> None:
    turn = typed_code(services, "what is a micro-credential?", foreign(services), "glossary")
    assert "status_code" not in turn.slots
    assert turn.messages == []


@pytest.mark.parametrize("purpose", CHANGES)
def test_without_the_code_reference_and_address_change_nothing(services: Services, purpose: str) -> None:
    known = foreign(services) | {"status_purpose": purpose, "status_answer": "yes"}
    turn = take(services, "action_settle_status", typed("yes", "affirm", **known))
    assert "but not change it from here" in turn.text
    request = stored(services, known["status_reference"])
    assert (request.status, len(request.events)) == (Status.NEW, 1)


@pytest.mark.parametrize("slot", ["proved", "123456"])
def test_what_the_conversation_remembers_is_no_proof(services: Services, slot: str) -> None:
    known = foreign(services) | {"status_answer": "yes", "status_code": slot}
    take(services, "action_settle_status", typed("yes", "affirm", **known))
    assert stored(services, known["status_reference"]).status is Status.NEW


def test_reference_and_address_show_the_status_and_nothing_that_was_written(services: Services) -> None:
    known = foreign(services) | {"status_purpose": "status"}
    take(
        services,
        "action_settle_status",
        typed("x", "amend", sender="another", status_purpose="amend", status_answer="ring me on 01234"),
    )
    with services.sessions.begin() as session:
        request = get_request(session, known["status_reference"])
        change(session, request, "ask_for_information", Decision("ailsa@hub.example", "How is Mrs Reid?"))
    turn = take(services, "action_settle_status", typed("how is it?", "status", **known))
    assert [event.note for event in turn.message.data.history] == [None, None]
    assert turn.message.data.status == "the hub needs to know more"
    assert "01234" not in turn.text
    assert "Mrs Reid" not in turn.text


def test_too_many_codes_are_not_sent(services: Services) -> None:
    known = foreign(services)
    for number in range(CODES_AN_HOUR):
        take(services, "action_ask_status_code", typed("x", "withdraw", sender=f"stranger {number}", **known))
    turn = asked(services, known)
    assert "I send no more for now" in turn.text
    with services.sessions() as session:
        assert len(session.scalars(select(Notice)).all()) == CODES_AN_HOUR


def test_no_code_is_sent_for_a_request_that_may_not_be_seen(services: Services) -> None:
    turn = asked(services, foreign(services) | {"status_contact": "somebody@else.example"})
    assert turn.messages == []
    with services.sessions() as session:
        assert session.scalars(select(Notice)).all() == []


def test_references_and_addresses_cannot_be_guessed_on_and_on(services: Services) -> None:
    known = foreign(services) | {"status_purpose": "status"}
    guess = known | {"status_contact": "guess@fibre.example"}
    for _ in range(OF_A_CONVERSATION):
        assert "can't find" in take(services, "action_settle_status", typed("x", "status", **guess)).text
    for tried in (guess, known, known | {"status_reference": NOBODYS}):
        turn = take(services, "action_settle_status", typed("x", "status", **tried))
        assert "I look for no more within the hour" in turn.text
        assert turn.payloads == ["/human"]


def test_somebody_elses_guesses_do_not_lock_the_employer_out(services: Services) -> None:
    known = foreign(services)
    for number in range(30):
        guess = known | {"status_contact": "guess@fibre.example", "status_purpose": "status"}
        take(services, "action_settle_status", typed("x", "status", sender=f"stranger {number}", **guess))
    own = {"status_reference": known["status_reference"], "status_purpose": "status"}
    turn = take(services, "action_settle_status", pressed("status", sender="another", **own))
    assert turn.message.data.reference == known["status_reference"]


def test_words_that_are_too_long_are_not_cut(services: Services) -> None:
    reference = opened(services)
    turn = take(services, "action_settle_status", typed("x", "amend", status_purpose="amend", status_answer="x" * 4001))
    assert "That is too long" in turn.text
    assert len(stored(services, reference).events) == 1
