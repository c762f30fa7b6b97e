"""A request that is answered to the end, and what is stored of it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from sqlalchemy import select

from actions.services import Services
from hub.models import CollaborationRequest
from tests.actions.turn import Turn, pressed, take

ANSWERS: dict[str, Any] = {
    "request_need": "splice fibre in a van",
    "request_roles": "technicians",
    "request_learners": "about 12",
    "request_deadline": "no deadline",
    "request_organisation": "Fibre Ltd, Wick",
    "request_name": "Morag",
    "request_contact": "morag@fibre.example",
}
SEARCH = {
    "needs": ["splice fibre"],
    "filters": {"level_min": 7, "modes": ["online", "blended"], "credit_bearing": True, "price_max": "500"},
    "learners": 12,
    "shown": ["care", "gone", "weld-gas"],
}


def answered(consent: str | None = "yes", key: str = "key-1", **slots: Any) -> Tracker:
    return pressed("affirm", **ANSWERS | {"request_consent": consent, "request_key": key} | slots)


def send(services: Services, **slots: Any) -> Turn:
    return take(services, "action_submit_request", answered(**slots))


def stored(services: Services) -> list[CollaborationRequest]:
    with services.sessions() as session:
        requests = list(session.scalars(select(CollaborationRequest)))
        assert all(request.events for request in requests)
        return requests


def only(services: Services) -> CollaborationRequest:
    (request,) = stored(services)
    return request
