"""What is new or changed in the catalogue since the requests were last compared with it, and what staff do about it."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.store import apply_credentials
from hub.correspondence import Notice
from hub.history import StaleRequest, TextTooLong
from hub.lifecycle import Decision, change
from hub.models import CollaborationRequest, DeclineCode
from hub.new_offers import (
    OfferSettled,
    comparison,
    count_answered,
    is_behind,
    keep_comparison,
    settle_offer,
    to_compare,
    waiting_offers,
)
from hub.replies import reply
from hub.requests import visible_history
from hub.supply import NewOffer, Outcome
from tests.hub.made import AILSA, Opener

WELD = Credential(id="weld", title="Pipe Welding", provider="Forth College")


def compared(session: Session, *found: NewOffer) -> None:
    keep_comparison(session, comparison(session), found)
    session.flush()


def offer(request: CollaborationRequest, credential: str = "weld") -> NewOffer:
    return NewOffer(request_id=request.id, credential_id=credential, added=True, quote="Weld pipes.")


def test_an_empty_catalogue_is_not_behind_and_an_import_makes_it_so(session: Session) -> None:
    assert not is_behind(session)
    apply_credentials(session, [WELD])
    session.flush()
    assert is_behind(session)
    compared(session)
    assert not is_behind(session)


def test_the_first_comparison_finds_nothing_because_the_requests_saw_that_catalogue(session: Session) -> None:
    apply_credentials(session, [WELD])
    made = comparison(session)
    assert (made.first, sorted(made.added), sorted(made.fresh)) == (True, ["weld"], [])


def test_what_was_added_changed_and_removed_since_is_told_apart(session: Session) -> None:
    others = [WELD.model_copy(update={"id": name}) for name in ("kept", "gone")]
    apply_credentials(session, [WELD, *others])
    compared(session)
    changed = WELD.model_copy(update={"description": "Now with pipes under water."})
    apply_credentials(session, [changed, others[0], WELD.model_copy(update={"id": "new"})], mode="replace")
    made = comparison(session)
    assert [sorted(names) for names in (made.added, made.changed, made.removed)] == [["new"], ["weld"], ["gone"]]
    assert made.fresh == {"new", "weld"}


def test_a_change_that_decides_no_answer_is_none(session: Session) -> None:
    apply_credentials(session, [WELD])
    compared(session)
    apply_credentials(session, [WELD.model_copy(update={"source": "Forth", "location": "Alloa"})])
    assert comparison(session).fresh == frozenset()


def test_a_credential_that_left_and_came_back_is_added_again(session: Session) -> None:
    for feed in ([WELD], [], [WELD]):
        apply_credentials(session, feed, mode="replace")
        fresh = comparison(session).fresh
        compared(session)
    assert fresh == {"weld"}


def test_open_requests_wait_and_those_that_no_provider_took_up(session: Session, opened: Opener) -> None:
    waits, given_up, refused, withdrawn = (opened() for _ in range(4))
    change(session, given_up, "decline", Decision(AILSA, "Nobody."), code=DeclineCode.NO_PROVIDER)
    change(session, refused, "decline", Decision(AILSA, "No."), code=DeclineCode.OUT_OF_SCOPE)
    change(session, withdrawn, "withdraw", Decision("employer"))
    assert to_compare(session) == [waits, given_up]


def test_what_is_settled_or_gone_is_not_listed(session: Session, opened: Opener) -> None:
    apply_credentials(session, [WELD])
    told, closed, waits = (opened() for _ in range(3))
    compared(session, offer(told), offer(closed), offer(waits), offer(waits, "not-stored"))
    change(session, closed, "decline", Decision(AILSA, "No."), code=DeclineCode.TOO_FEW)
    number = waiting_offers(session, told)[0].offer.id
    settle_offer(session, told, number, Outcome.TOLD)
    session.flush()
    assert [(item.request, item.credential) for item in waiting_offers(session)] == [(waits, WELD)]
    assert (count_answered(session), waiting_offers(session, told)) == (1, [])


@pytest.mark.parametrize("outcome", Outcome)
def test_an_offer_is_settled_once_and_only_for_its_own_request(
    session: Session, opened: Opener, outcome: Outcome
) -> None:
    apply_credentials(session, [WELD])
    request, other = opened(), opened()
    compared(session, offer(request))
    number = waiting_offers(session)[0].offer.id
    with pytest.raises(OfferSettled):
        settle_offer(session, other, number, outcome)
    settle_offer(session, request, number, outcome)
    for again in (number, number + 1):
        with pytest.raises(OfferSettled):
            settle_offer(session, request, again, Outcome.SET_ASIDE)


def test_offers_go_with_their_request(session: Session, opened: Opener) -> None:
    request = opened()
    compared(session, offer(request))
    session.execute(delete(CollaborationRequest))
    assert session.scalars(select(NewOffer.id)).all() == []


def test_a_reply_is_read_by_the_employer_and_told_on_both_ways(session: Session, opened: Opener) -> None:
    request = opened()
    reply(session, request, by=AILSA, text="  There is a course now. ", seen=request.version)
    assert visible_history(request)[-1].note == "There is a course now."
    assert {notice.channel for notice in session.scalars(select(Notice))} == {"chat", "email"}


def test_a_reply_that_is_stale_or_too_long_writes_nothing(session: Session, opened: Opener) -> None:
    request = opened()
    with pytest.raises(StaleRequest):
        reply(session, request, by=AILSA, text="x", seen=request.version + 1)
    with pytest.raises(TextTooLong):
        reply(session, request, by=AILSA, text="x" * 4001)
    assert len(request.events) == 1
