"""Employers who agreed are told of what came into the catalogue for them; nobody else is."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.store import apply_credentials
from hub.correspondence import Channel, Notice
from hub.event_kinds import EventKind
from hub.hearing import set_hearing, tell_of_offers
from hub.models import EMPLOYER, SYSTEM, CollaborationRequest
from hub.new_offers import comparison, keep_comparison, waiting_offers
from hub.requests import visible_history
from hub.supply import NewOffer
from tests.bot.conftest import PHRASES
from tests.hub.made import Opener

WELD = Credential(id="weld", title="Pipe Welding", provider="Forth College")
BRAZE = Credential(id="braze", title="Brazing", provider="Clyde College")


@pytest.fixture
def offered(session: Session, opened: Opener) -> tuple[CollaborationRequest, CollaborationRequest, list[NewOffer]]:
    """Two requests, of which one hears, each with two stored offers."""
    apply_credentials(session, [WELD, BRAZE])
    hears, silent = opened("one"), opened("two")
    set_hearing(session, hears, True)
    found = [
        NewOffer(request_id=request.id, credential_id=name, added=True, quote="Weld.")
        for request in (hears, silent)
        for name in ("weld", "braze")
    ]
    keep_comparison(session, comparison(session), found)
    session.flush()
    return hears, silent, found


def test_agreeing_and_taking_it_back_are_events_and_the_same_twice_is_one(session: Session, opened: Opener) -> None:
    request = opened()
    for hears in (True, True, False):
        set_hearing(session, request, hears)
    assert [(event.kind, event.actor) for event in request.events[1:]] == [
        (EventKind.HEARS, EMPLOYER),
        (EventKind.HEARS_NOT, EMPLOYER),
    ]
    assert not request.hears


def test_whoever_agreed_gets_one_notice_of_all_that_was_found_and_the_other_none(
    session: Session, offered: tuple[CollaborationRequest, CollaborationRequest, list[NewOffer]]
) -> None:
    hears, silent, found = offered
    assert tell_of_offers(session, found, PHRASES, "https://hub.example/") == 1
    notices = session.scalars(select(Notice).order_by(Notice.id)).all()
    assert [(notice.request_id, notice.channel) for notice in notices] == [(hears.id, channel) for channel in Channel]
    (told,) = (event.note for event in visible_history(hears) if event.note)
    assert "Pipe Welding, by Forth College (https://hub.example/credentials/weld)" in told
    assert "Brazing, by Clyde College" in told
    assert (hears.events[-1].actor, len(silent.events)) == (SYSTEM, 1)


def test_staff_still_see_what_the_employer_was_told_of(
    session: Session, offered: tuple[CollaborationRequest, CollaborationRequest, list[NewOffer]]
) -> None:
    hears, silent, found = offered
    tell_of_offers(session, found, PHRASES, "https://hub.example")
    assert [waiting.offer.told for waiting in waiting_offers(session, hears)] == [True, True]
    assert [waiting.offer.told for waiting in waiting_offers(session, silent)] == [False, False]
