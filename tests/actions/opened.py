"""Requests that somebody made before, for the tests of what is asked about them afterwards."""

from __future__ import annotations

from actions.services import Services
from hub.models import CollaborationRequest
from hub.requests import Draft, get_request, open_request
from tests.actions.turn import HERE

EMAIL = "morag@fibre.example"
NOBODYS = "MC-234567"


def opened(services: Services, conversation: str = HERE, key: str = "key-1") -> str:
    """The reference of a new request of EMAIL."""
    draft = Draft(
        organisation="Fibre Ltd",
        contact_name="Morag",
        contact=EMAIL,
        consent_version="2026-11",
        need="splice fibre",
    )
    with services.sessions.begin() as session:
        return open_request(session, draft, conversation_id=conversation, submission_key=key).reference


def stored(services: Services, reference: str) -> CollaborationRequest:
    """The request as it is now, with its events."""
    with services.sessions() as session:
        request = get_request(session, reference)
        assert request.events
        return request
