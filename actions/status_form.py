"""Which request is meant and whether it is theirs; asked only as far as the conversation does not say it."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.base import Domain, Events, Phrases, Skill, entity, payload, say, typed, utterance
from actions.services import Services
from contract import Button, QuestionData
from hub.models import CollaborationRequest, Status
from hub.references import parse
from hub.requests import NoSuchRequest, find_request, requests_of
from reading.answers import HEDGED, address_in
from reading.asides import is_aside

ASIDES = {
    *("cancel", "glossary", "guidance", "levels", "help", "human", "recommend", "refine", "request"),
    *("details", "status", "withdraw", "amend"),
}
WITHDRAW, AMEND = "withdraw", "amend"
NO = re.compile(r"\W*(?:no|naw|nope)\b(?! longer)", re.IGNORECASE)
"""How a message begins that keeps the request, whatever else it sounds like: "no, keep it"."""

OVER = {Status.WITHDRAWN, Status.DECLINED, Status.DUPLICATE, Status.DELIVERED}


class ValidateStatusForm(FormValidationAction):  # type: ignore[misc]  # rasa_sdk ships no types
    """Asks which request only when it is not plain, for the address only when it is another conversation's, and at
    last for what the purpose needs: a yes to a withdrawal, the words of an amendment."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def name(self) -> str:
        return "validate_status_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        reference, purpose = tracker.get_slot("status_reference"), tracker.get_slot("status_purpose")
        with self.services.sessions() as session:
            own = own_requests(session, tracker)
            plain = (len(own) == 1 or (own and purpose not in (WITHDRAW, AMEND))) and reference is None
            wanted = (
                [] if plain or reference in {one.reference for one in own} else ["status_reference", "status_email"]
            )
            if own and reference is None and not plain:
                wanted = ["status_reference"]
            known = not wanted or tracker.get_slot(wanted[-1]) is not None
            if purpose in (WITHDRAW, AMEND) and (not known or wanted_requests(session, tracker)):
                wanted.append("status_answer")
        return wanted

    async def get_extraction_events(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        text, asked = entity(tracker, "value") or typed(tracker), tracker.get_slot("requested_slot")
        if asked == "status_answer":
            return _answered(tracker)
        if not text or is_aside(utterance(tracker), ASIDES):
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
        reference = parse(str(value)) if value else None
        if reference is None and value:
            say(dispatcher, Phrases(domain)("utter_reference_unclear"))
        return {"status_reference": reference}

    def validate_status_email(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        address = address_in(str(value)) if value else None
        if address is None and value:
            say(dispatcher, Phrases(domain)("utter_email_unclear"))
        return {"status_email": address}

    def validate_status_answer(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        """Half a yes to a withdrawal is asked for again."""
        withdrawing = tracker.get_slot("status_purpose") == WITHDRAW
        return {"status_answer": None if withdrawing and value not in ("yes", "no") else value}


class AskStatusReference(Skill):
    """Asks which request: those of this conversation are a button each."""

    def name(self) -> str:
        return "action_ask_status_reference"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        with self.services.sessions() as session:
            own = [one.reference for one in own_requests(session, tracker)]
        buttons = [Button(title=one, payload=payload("answer", value=one)) for one in own]
        data = QuestionData(slot="status_reference", optional=False)
        say(dispatcher, Phrases(domain)("utter_ask_status_reference"), kind="question", data=data, buttons=buttons)
        return []


class AskStatusAnswer(Skill):
    """Asks for the yes to a withdrawal, or for the words of an amendment."""

    def name(self) -> str:
        return "action_ask_status_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        with self.services.sessions() as session:
            reference = next((one.reference for one in wanted_requests(session, tracker)), "")
        name = "utter_ask_withdraw" if tracker.get_slot("status_purpose") == WITHDRAW else "utter_ask_amendment"
        say(dispatcher, phrases(name, reference=reference), buttons=phrases.buttons(name))
        return []


def _answered(tracker: Tracker) -> Events:
    """The yes or no to a withdrawal, or the words of an amendment; nothing when it is an aside or unclear."""
    text = typed(tracker)
    if tracker.get_slot("status_purpose") == AMEND:
        return (
            []
            if not text or is_aside(utterance(tracker), {"cancel", "help", "human"})
            else [SlotSet("status_answer", text)]
        )
    intent = str(tracker.get_intent_of_latest_message(skip_fallback_intent=False))
    if NO.match(text):
        return [SlotSet("status_answer", "no")]
    said = {"affirm": "yes", "withdraw": "yes", "deny": "no", "cancel": "no"}.get(intent)
    if said and HEDGED.search(text):
        return [SlotSet("status_answer", text)]
    return [SlotSet("status_answer", said)] if said and (not text or utterance(tracker).clear) else []


def own_requests(session: Session, tracker: Tracker) -> list[CollaborationRequest]:
    """The requests of this conversation, those that can still change when a change is wanted."""
    changing = tracker.get_slot("status_purpose") in (WITHDRAW, AMEND)
    return [one for one in requests_of(session, tracker.sender_id) if not (changing and one.status in OVER)]


def wanted_requests(session: Session, tracker: Tracker) -> list[CollaborationRequest]:
    """The requests that are looked up: the one of the reference if they may see it, or all of this conversation."""
    reference, email = tracker.get_slot("status_reference"), tracker.get_slot("status_email")
    if reference is None:
        return own_requests(session, tracker)
    try:
        return [find_request(session, reference, conversation_id=tracker.sender_id, email=email)]
    except NoSuchRequest:
        return []
