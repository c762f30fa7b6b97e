"""status: how a request stands, for the conversation that made it or for whoever has its e-mail address too."""

from __future__ import annotations

from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.asides import is_aside
from actions.base import Domain, Events, Phrases, Skill, say, typed
from actions.request import address_in
from actions.services import Services
from bot.contract import StatusChange, StatusData
from hub.models import CollaborationRequest
from hub.references import parse
from hub.requests import NoSuchRequest, find_request, requests_of, visible_history

ASIDES = {"cancel", "details", "glossary", "help", "human", "recommend", "refine", "request"}


class ValidateStatusForm(FormValidationAction):  # type: ignore[misc]  # rasa_sdk ships no types
    """Asks for a reference only when the conversation has no request, and for the address only when it is another's."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def name(self) -> str:
        return "validate_status_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        reference = tracker.get_slot("status_reference")
        with self.services.sessions() as session:
            own = {request.reference for request in requests_of(session, tracker.sender_id)}
        if reference in own or (own and reference is None):
            return []
        return ["status_reference", "status_email"]

    async def get_extraction_events(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        text, asked = typed(tracker), tracker.get_slot("requested_slot")
        if not text or is_aside(tracker, ASIDES):
            return []
        if asked == "status_email":
            return [SlotSet("status_email", text)]
        reference = parse(text)
        if reference or asked == "status_reference":
            return [SlotSet("status_reference", reference or text)]
        return []

    def validate_status_reference(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        reference = parse(str(value))
        if reference is None:
            say(dispatcher, Phrases(domain)("utter_reference_unclear"))
        return {"status_reference": reference}

    def validate_status_email(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        address = address_in(str(value))
        if address is None:
            say(dispatcher, Phrases(domain)("utter_email_unclear"))
        return {"status_email": address}


class ShowStatus(Skill):
    def name(self) -> str:
        return "action_show_status"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        with self.services.sessions() as session:
            reference, email = tracker.get_slot("status_reference"), tracker.get_slot("status_email")
            own = requests_of(session, tracker.sender_id)
            try:
                if reference is None:
                    found = own
                else:
                    found = [find_request(session, reference, conversation_id=tracker.sender_id, email=email)]
            except NoSuchRequest:
                found = []
            for request in found:
                _say_status(dispatcher, phrases, request)
            if not found:
                say(dispatcher, phrases("utter_no_such_request"), buttons=phrases.buttons("utter_no_such_request"))
        return [SlotSet("status_reference", None), SlotSet("status_email", None)]


def _say_status(dispatcher: CollectingDispatcher, phrases: Phrases, request: CollaborationRequest) -> None:
    history = tuple(
        StatusChange(status=phrases(f"utter_status_{event.status}"), at=event.at, note=event.note)
        for event in visible_history(request)
    )
    status = phrases(f"utter_status_{request.status}")
    lines = [
        phrases(
            "utter_status_line", status=change.status, day=f"{change.at:%-d %B %Y}", note=change.note or ""
        ).rstrip()
        for change in history
    ]
    text = phrases("utter_status", reference=request.reference, status=status) + "\n\n" + "\n".join(lines)
    say(dispatcher, text, kind="status", data=StatusData(reference=request.reference, status=status, history=history))
