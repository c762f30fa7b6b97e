"""Telling employers of courses that come into the catalogue and answer their request, where they agreed to hear."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from sqlalchemy.orm import Session

from catalogue.store import get_credentials
from hub.event_kinds import EventKind
from hub.history import hold, record, save
from hub.models import EMPLOYER, SYSTEM, CollaborationRequest
from hub.notices import announce
from hub.supply import NewOffer
from runtime.phrases import Phrases

HEAR, HEAR_NOT = "hear", "hear_not"
"""What a button names before the reference of a request."""


def set_hearing(session: Session, request: CollaborationRequest, hears: bool) -> None:
    """Keep whether the employer wants to be told; each change is an event of the history."""
    hold(session, request)
    if request.hears == hears:
        return
    request.hears = hears
    record(session, request, EventKind.HEARS if hears else EventKind.HEARS_NOT, by=EMPLOYER, reason=None)
    save(session, request)


def tell_of_offers(session: Session, offers: Iterable[NewOffer], phrases: Phrases, web_url: str) -> int:
    """Tell the employers who agreed of what was found for them, in one notice for each request; `offers` are stored
    already, those of one request together. Returns how many employers were told.

    Staff still see the offers, marked as told.
    """
    told = 0
    for number, found in groupby(offers, attrgetter("request_id")):
        request, some = session.get_one(CollaborationRequest, number), list(found)
        hold(session, request)  # staff may be deciding on it meanwhile
        if not request.hears:
            continue
        courses = [
            phrases(
                "utter_hear_course",
                title=credential.title,
                provider=credential.provider,
                address=f"{web_url.rstrip('/')}/credentials/{credential.id}",
            )
            for credential in get_credentials(session, [offer.credential_id for offer in some])
        ]
        words = phrases("utter_hear_news", courses="; ".join(courses))
        event = record(session, request, EventKind.NOTE, by=SYSTEM, reason=words, shared=True)
        save(session, request)
        announce(session, request, event)
        for offer in some:
            offer.told = True
        told += 1
    session.flush()
    return told
