"""A legal hold keeps what it names, by a reference, an address or a conversation, until somebody releases it."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from hub.audit import Act, entries
from hub.erasure import Scope
from hub.holds import LONGEST_REASON, Held, NoReason, holds, place_hold, release_hold
from hub.models import CollaborationRequest
from tests.hub.made import AILSA, Opener

REASON = "A complaint is open."


@pytest.fixture
def request_(opened: Opener) -> CollaborationRequest:
    return opened("mine")


def place(session: Session, request: CollaborationRequest, scope: Scope) -> int:
    values = {
        Scope.REFERENCE: request.reference,
        Scope.CONTACT: f" {request.contact.upper()} ",
        Scope.CONVERSATION: "mine",
    }
    return place_hold(session, scope, values[scope], REASON, by=AILSA).id


@pytest.mark.parametrize("scope", [Scope.REFERENCE, Scope.CONTACT, Scope.CONVERSATION])
def test_a_request_and_its_conversation_are_kept_by_each_of_their_keys(
    session: Session, request_: CollaborationRequest, opened: Opener, scope: Scope
) -> None:
    other = opened("other", contact="else@where.example")
    place(session, request_, scope)
    held = Held(session)
    assert held.request(request_)
    assert held.conversation("mine")
    assert not held.request(other)
    assert not held.conversation("other")


def test_what_was_found_by_any_key_is_kept_where_a_part_of_it_is(
    session: Session, request_: CollaborationRequest, opened: Opener
) -> None:
    other = opened("other")
    place(session, request_, Scope.REFERENCE)
    held = Held(session)
    assert held.any_of(Scope.CONTACT, other.contact, [other, request_], ["mine", "other"])
    assert not held.any_of(Scope.REFERENCE, other.reference, [other], ["other"])


def test_a_hold_on_an_address_without_a_request_keeps_what_is_found_by_it(session: Session) -> None:
    place_hold(session, Scope.CONTACT, "jo@firm.example", REASON, by=AILSA)
    assert Held(session).any_of(Scope.CONTACT, "JO@firm.example", [], ["a conversation in which it was typed"])


def test_a_released_hold_keeps_nothing_and_both_are_in_the_audit_log(
    session: Session, request_: CollaborationRequest
) -> None:
    number = place(session, request_, Scope.REFERENCE)
    assert [hold.reason for hold in holds(session)] == [REASON]
    assert release_hold(session, number, by=AILSA)
    assert not release_hold(session, number, by=AILSA)
    assert not Held(session).request(request_)
    assert [entry.act for entry in entries(session)] == [Act.RELEASED, Act.HELD]
    assert request_.reference not in str([entry.about for entry in entries(session)])


@pytest.mark.parametrize("reason", ["", "   ", "x" * (LONGEST_REASON + 1)])
def test_a_hold_has_a_reason(session: Session, reason: str) -> None:
    with pytest.raises(NoReason):
        place_hold(session, Scope.REFERENCE, "MC-222222", reason, by=AILSA)
    assert holds(session) == []
