"""The request's questions, one at a time: answers checked, earlier ones put right, what need not be asked left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, say, typed, utterance
from actions.search_state import Search
from actions.services import Services
from hub.models import Route
from reading.answers import NOT_SURE, QUESTIONS, UNSURE, address_in, answer, answered_before, together
from reading.asides import leaves
from reading.corrections import read_correction
from reading.routes import read_route, sensible
from reading.ticks import ticked

LIMITS = {
    "request_need": 2000,
    "request_roles": 500,
    "request_conditions": 500,
    "request_learners": 200,
    "request_deadline": 200,
}
SHORT = 120
MOST_SKILLS = 4

LEFT = "left"
"""In place of consent: the form was left, and its answers are kept."""

Checked = dict[str, Any]


def credit_conditions(phrases: Phrases) -> tuple[str, ...]:
    """What training must have before it can be credit-rated, in words."""
    return tuple(phrases(f"utter_condition_{name}") for name in ("outcomes", "hours", "assessed", "quality"))


def _checked(slot: str) -> Callable[..., Checked]:
    """The validation of an answer whose only rule is its length; rasa_sdk finds it by the name of its slot."""

    def validate(
        _: FormValidationAction, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Checked:
        if value is None:  # a slot that the form's beginning cleared
            return {slot: None}
        limit = LIMITS.get(slot, SHORT)
        text = " ".join(str(value).split())
        if len(text) > limit:
            say(dispatcher, Phrases(domain)("utter_too_long_here", limit=limit))
            return {slot: None}
        return {slot: text}

    return validate


class ValidateRequestForm(FormValidationAction):  # type: ignore[misc]  # rasa_sdk ships no types
    """Takes the message as the answer to the open question, unless it is an aside; checks it; asks again if need be."""

    def __init__(self, services: Services) -> None:
        self.services = services

    def name(self) -> str:
        return "validate_request_form"

    async def required_slots(
        self, domain_slots: list[str], dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> list[str]:
        """The conditions are asked for one route only, the skills only where the employer wants those shown changed."""
        if tracker.get_slot("request_consent") == LEFT:
            return []
        asked = {
            "request_conditions": tracker.get_slot("request_route") == Route.CREDIT_RATE,
            "request_skills": bool(tracker.get_slot("skill_choices")),
        }
        return [slot for slot in domain_slots if asked.get(slot, True)]

    async def get_extraction_events(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        slot, today = tracker.get_slot("requested_slot"), self.services.today()
        if slot and leaves(typed(tracker)):
            return [SlotSet("request_consent", LEFT)]
        value = answer(utterance(tracker), slot) if slot else None
        if value is None:
            return []
        answered = {question for question in QUESTIONS if tracker.get_slot(question)}
        before = answered_before(slot, answered)
        corrected = read_correction(typed(tracker) or value, slot, before, today)
        if corrected and corrected[0] in before:
            say(dispatcher, Phrases(domain)("utter_request_corrected"))
            return [SlotSet(*corrected)]
        return [SlotSet(name, said) for name, said in together(slot, value, answered, today).items()]

    validate_request_roles = _checked("request_roles")
    validate_request_learners = _checked("request_learners")
    validate_request_deadline = _checked("request_deadline")
    validate_request_organisation = _checked("request_organisation")
    validate_request_name = _checked("request_name")

    def validate_request_route(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Checked:
        if value in (None, NOT_SURE, *Route):
            return {"request_route": value}
        if UNSURE.fullmatch(str(value)):
            return {"request_route": NOT_SURE}
        route = read_route(str(value), sensible(bool(Search.of(tracker).shown)))
        if route is None:
            say(dispatcher, Phrases(domain)("utter_route_unclear"))
        return {"request_route": route}

    def validate_request_conditions(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Checked:
        """Ticks where they are plain; otherwise the words as they stand, for staff to read."""
        choices = credit_conditions(Phrases(domain))
        if value is not None and not UNSURE.fullmatch(str(value)) and ticked(str(value), choices) is None:
            return _checked("request_conditions")(self, value, dispatcher, tracker, domain)
        return _ticked("request_conditions", value, choices, dispatcher, domain)

    def validate_request_skills(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Checked:
        choices = tracker.get_slot("skill_choices") or ()
        if value is not None and set(str(value).split("; ")) <= set(choices):  # those that the review proposes
            return {"request_skills": value}
        return _ticked("request_skills", value, choices, dispatcher, domain)

    def validate_request_need(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Checked:
        """A need that was typed here may be about other skills, which the review then shows."""
        checked = _checked("request_need")(self, value, dispatcher, tracker, domain)
        need = checked["request_need"]
        if not need:
            return checked
        searched = Search.of(tracker).needs
        skills = skills_of(self.services, searched if Phrases(domain).listing(searched) == need else [need])
        known = skills["skill_choices"] == tracker.get_slot("skill_choices")
        return checked if known else {**checked, **skills}

    def validate_request_email(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Checked:
        if value is None:
            return {"request_email": None}
        address = address_in(str(value))
        if address is None:
            say(dispatcher, Phrases(domain)("utter_email_unclear"))
        return {"request_email": address}

    def validate_request_consent(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> Checked:
        if value not in ("yes", "no", LEFT, None):
            phrases = Phrases(domain)
            say(dispatcher, phrases("utter_consent_unclear"), buttons=phrases.buttons("utter_what_to_change"))
            return {"request_consent": None}
        return {"request_consent": value}


def skills_of(services: Services, needs: Sequence[str]) -> Checked:
    """The slots of the ESCO skills that these needs may be about: shown in the review, where they can be changed."""
    inferred = [one for need in needs for one in services.index.skills.infer(need)]
    ranked = sorted(inferred, key=lambda one: -one.score)
    labels = list(dict.fromkeys(one.skill.label for one in ranked))[:MOST_SKILLS]
    return {"skill_choices": labels, "request_skills": "; ".join(labels) or None}


def _ticked(slot: str, value: Any, choices: Sequence[str], dispatcher: CollectingDispatcher, domain: Domain) -> Checked:
    """The ticked choices in words, "none", or that the employer is not sure."""
    if value is None or UNSURE.fullmatch(str(value)):
        return {slot: value and NOT_SURE}
    phrases = Phrases(domain)
    found = ticked(str(value), choices)
    if found is None:
        say(dispatcher, phrases("utter_ticks_unclear"))
        return {slot: None}
    return {slot: "; ".join(found) or phrases("utter_none")}
