"""An erased request leaves nothing behind; what was joined with it goes on, and the receipt names nobody."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from hub.correspondence import Channel, Notice, Proof
from hub.erasure import Scope, Store, erase_requests, keep_receipt, receipts, requests_found
from hub.guesses import count_guess
from hub.lifecycle import Decision, change
from hub.models import CollaborationRequest, RequestEvent
from hub.proofs import send_code
from hub.statuses import Status
from hub.vectors import RequestVector
from tests.hub.made import AILSA, Opener, meaning

LEFT = {RequestEvent: 1, Notice: 1, Proof: 0, RequestVector: 1}
"""The rows of another request of the same test."""


def test_a_request_goes_with_its_history_its_notices_and_its_proofs(session: Session, opened: Opener) -> None:
    request, other = opened("mine", vector=meaning(1)), opened("other", vector=meaning(1))
    change(session, request, "triage", Decision(AILSA, "fine"))
    send_code(session, request, "another", tuple(Channel))
    send_code(session, other, "mine", [Channel.CHAT])
    count_guess(session, "mine", "MC-222222")
    counts = erase_requests(session, [request], ["mine"])
    assert counts == {
        Store.REQUESTS: 1,
        Store.HISTORY: 2,
        Store.NOTICES: 4,
        Store.PROOFS: 3,
        Store.VECTORS: 1,
        Store.SIGNALS: 1,
        Store.USAGE: 0,
        Store.LESSONS: 0,
        Store.RATINGS: 0,
    }
    left = {model: session.scalar(select(func.count()).select_from(model)) for model in LEFT}
    assert left == LEFT
    assert session.scalars(select(CollaborationRequest)).all() == [other]


def test_a_duplicate_of_an_erased_request_goes_on(session: Session, opened: Opener) -> None:
    original, duplicate = opened(), opened()
    change(session, duplicate, "mark_duplicate", Decision(AILSA), of=original.reference)
    erase_requests(session, [original], [])
    assert (duplicate.status, duplicate.duplicate_of) == (Status.NEW, None)
    assert duplicate.unread


@pytest.mark.parametrize(
    ("scope", "value", "count"),
    [
        (Scope.CONVERSATION, "mine", 1),
        (Scope.CONTACT, " MAIRI@craigellan.example ", 2),
        (Scope.CONTACT, "%", 0),
        (Scope.REFERENCE, "MC-222222", 0),
    ],
)
def test_requests_are_found_by_what_is_known_of_them(
    session: Session, opened: Opener, scope: Scope, value: str, count: int
) -> None:
    first, _, _ = opened(conversation_id="mine"), opened(), opened(contact="else@where.example")
    assert len(requests_found(session, scope, value)) == count
    assert requests_found(session, Scope.REFERENCE, first.reference) == [first]


def test_a_receipt_holds_figures_alone(session: Session) -> None:
    for number in (1, 2):
        keep_receipt(session, Scope.CONTACT, {Store.REQUESTS: number}, asked_by=AILSA)
    assert [receipt.counts for receipt in receipts(session)] == [{"requests": 2}, {"requests": 1}]
    columns = {row[1] for row in session.execute(text("PRAGMA table_info(erasure)"))}
    assert columns == {"id", "at", "asked_by", "scope", "counts"}
