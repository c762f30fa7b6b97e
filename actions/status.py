"""status: how a request stands, and its withdrawal or amendment, for whoever may: the conversation that made it, or
whoever has its reference and its e-mail address."""

from __future__ import annotations

import re

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.base import Domain, Events, Phrases, Skill, say, typed
from actions.status_form import AMEND, WITHDRAW, wanted_requests
from contract import StatusChange, StatusData
from hub.handling import add_note
from hub.lifecycle import Decision, IllegalTransition, withdraw
from hub.models import EMPLOYER, CollaborationRequest
from hub.references import parse
from hub.requests import visible_history

PURPOSES = {"status", WITHDRAW, AMEND}
ADDED = re.compile(
    r"\b(?:add|change|note|tell (?:them|the \w+)|say|update|amend|put|mention|include)\b.*?(?:\bthat\b|:|"
    r",)\s*(?P<that>.{8,})|"
    r"\b(?:it should (?:say|be)|it's now|is now|are now|we now (?:need|have|want)|we also (?:need|want)|"
    r"make (?:it|that))\b.{2,}",
    re.IGNORECASE | re.DOTALL,
)
"""A message that asks for a change and says it at once."""


class BeginStatus(Skill):
    """Remembers what the request is looked up for, and the change when the message says it already."""

    def name(self) -> str:
        return "action_begin_status"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        intent = str(tracker.get_intent_of_latest_message(skip_fallback_intent=False))
        said = ADDED.search(typed(tracker)) if intent == AMEND else None
        change = (said["that"] or said[0]).strip() if said else None
        return [
            SlotSet("status_purpose", intent if intent in PURPOSES else "status"),
            SlotSet("status_reference", parse(typed(tracker))),
            SlotSet("status_email", None),
            SlotSet("status_answer", change),
        ]


class SettleStatus(Skill):
    """Does what the request was looked up for."""

    def name(self) -> str:
        return "action_settle_status"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, answer = Phrases(domain), tracker.get_slot("status_answer")
        with self.services.sessions.begin() as session:
            found = wanted_requests(session, tracker)
            if not found:
                name = "utter_no_such_request" if tracker.get_slot("status_reference") else "utter_no_open_request"
                say(dispatcher, phrases(name), buttons=phrases.buttons("utter_no_such_request"))
            elif tracker.get_slot("status_purpose") == WITHDRAW:
                _withdraw(session, dispatcher, phrases, found[0], agreed=answer == "yes")
            elif tracker.get_slot("status_purpose") == AMEND and answer:
                add_note(session, found[0], by=EMPLOYER, text=str(answer))
                text = phrases("utter_amended", reference=found[0].reference, words=answer)
                say(dispatcher, text, buttons=phrases.buttons("utter_amended"))
            else:
                for request in found:
                    _say_status(dispatcher, phrases, request)
        return [SlotSet(name, None) for name in ("status_reference", "status_email", "status_answer", "status_purpose")]


def _withdraw(
    session: Session,
    dispatcher: CollectingDispatcher,
    phrases: Phrases,
    request: CollaborationRequest,
    *,
    agreed: bool,
) -> None:
    name = "utter_not_withdrawn"
    if agreed:
        try:
            withdraw(session, request, Decision(EMPLOYER))
            name = "utter_withdrawn"
        except IllegalTransition:
            name = "utter_cannot_withdraw"
    say(dispatcher, phrases(name, reference=request.reference), buttons=phrases.buttons(name))


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
    data = StatusData(reference=request.reference, status=status, history=history)
    say(dispatcher, text, kind="status", data=data, buttons=phrases.buttons("utter_status"))
