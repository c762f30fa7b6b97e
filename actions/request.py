"""request: what nothing in the catalogue answers, put into a request that universities and colleges can act on.

A Rasa form asks one question at a time; what the search already knows is not asked again. No request exists before the
employer has seen the review and said yes to it; until then the answers are only in the conversation.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.asides import is_aside, is_clear
from actions.base import Domain, Events, Phrases, Skill, entity, say, typed
from actions.search_state import Search
from actions.wording import chips
from bot.contract import ReceiptData, ReviewData, ReviewField
from catalogue.store import get_credentials
from hub.addresses import checked_address
from hub.models import Shown
from hub.requests import Draft, open_request

CONSENT_VERSION = "2026-11"
"""The text of utter_request_review that the employer agreed to; raised whenever that text changes its meaning."""

ASIDES = {"cancel", "change", "glossary", "help", "human", "details", "bot_challenge", "request"}
"""Kinds of asking that may come in the middle of the form; each has a rule that answers it and goes on."""

LIMITS = {"request_need": 2000, "request_roles": 500, "request_learners": 200, "request_deadline": 200}
SHORT = 120
BETWEEN = re.compile(r"[\s,;:<>()\[\]\"“”‘’]+|'(?!\w)|(?<!\w)'")
"""What parts an e-mail address from the words around it: no address has a space, and O'Neil keeps the apostrophe."""
ANSWERS = ("request_need", "request_roles", "request_learners", "request_deadline", "request_organisation")
CONTACT = ("request_name", "request_email")
QUESTIONS = (*ANSWERS, *CONTACT)
CORRECTING = re.compile(
    r"\W*(?:(?:no|sorry|oops|actually|wait|correction|apologies)\b[\s,.:-]*)*"
    r"(?:(?:i|we) meant(?: to say)?|i mean|make (?:that|it)|it should be|it's actually|"
    r"(?:no|sorry|correction|actually)[,:])\s+(?=\w)",
    re.IGNORECASE,
)
"""How people put the answer before right: "no, 8", "sorry, I meant divers", "actually, make that 20"."""


class BeginRequest(Skill):
    def name(self) -> str:
        return "action_begin_request"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, search = Phrases(domain), Search.of(tracker)
        say(dispatcher, phrases("utter_request_begins"))
        known: Events = [SlotSet("request_key", uuid.uuid4().hex), SlotSet("request_consent", None)]
        if search.needs and not tracker.get_slot("request_need"):
            known.append(SlotSet("request_need", phrases.listing(search.needs)))
        if search.learners and not tracker.get_slot("request_learners"):
            known.append(SlotSet("request_learners", str(search.learners)))
        return known


def _bounded(
    slot: str, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
) -> dict[str, Any]:
    if value is None:  # a slot that the form's beginning cleared
        return {slot: None}
    limit = LIMITS.get(slot, SHORT)
    text = " ".join(str(value).split())
    if len(text) > limit:
        say(dispatcher, Phrases(domain)("utter_too_long_here", limit=limit))
        return {slot: None}
    return {slot: text}


def _checked(slot: str) -> Callable[..., dict[str, Any]]:
    """The validation of an answer whose only rule is its length; rasa_sdk finds it by the name of its slot."""

    def validate(_: FormValidationAction, value: Any, *turn: Any) -> dict[str, Any]:
        return _bounded(slot, value, *turn)

    return validate


class ValidateRequestForm(FormValidationAction):  # type: ignore[misc]  # rasa_sdk ships no types
    """Takes the message as the answer to the open question, unless it is an aside; checks it; asks again if need be."""

    def name(self) -> str:
        return "validate_request_form"

    async def get_extraction_events(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        slot = tracker.get_slot("requested_slot")
        value = answer(tracker, slot) if slot else None
        if value is None:
            return []
        corrected, before = CORRECTING.match(value), previous(slot)
        if corrected and before and "@" not in value:
            say(dispatcher, Phrases(domain)("utter_request_corrected"))
            return [SlotSet(before, value[corrected.end() :])]
        return [SlotSet(slot, value)]

    validate_request_need = _checked("request_need")
    validate_request_roles = _checked("request_roles")
    validate_request_learners = _checked("request_learners")
    validate_request_deadline = _checked("request_deadline")
    validate_request_organisation = _checked("request_organisation")
    validate_request_name = _checked("request_name")

    def validate_request_email(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        address = address_in(str(value))
        if address is None:
            say(dispatcher, Phrases(domain)("utter_email_unclear"))
        return {"request_email": address}

    def validate_request_consent(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain
    ) -> dict[str, Any]:
        if value not in ("yes", "no", None):
            phrases = Phrases(domain)
            say(dispatcher, phrases("utter_consent_unclear"), buttons=phrases.buttons("utter_what_to_change"))
            return {"request_consent": None}
        return {"request_consent": value}


def previous(slot: str) -> str | None:
    """The question before this one; there is none before the first, and the review has them all."""
    place = QUESTIONS.index(slot) if slot in QUESTIONS else 0
    return QUESTIONS[place - 1] if place else None


def address_in(text: str) -> str | None:
    """The e-mail address in what somebody typed, also in the middle of a sentence; None when there is none."""
    for word in BETWEEN.split(text):
        try:
            return checked_address(word.strip(".!?*"))
        except ValueError:
            continue
    return None


def answer(tracker: Tracker, slot: str) -> str | None:
    """What the latest message says to the question `slot`; None when it is an aside or says nothing."""
    if is_aside(tracker, ASIDES):
        return None
    if slot == "request_consent":
        intent = tracker.get_intent_of_latest_message(skip_fallback_intent=False) if is_clear(tracker) else ""
        return {"affirm": "yes", "deny": "no"}.get(intent) or typed(tracker) or None
    return entity(tracker, "value") or typed(tracker).strip() or None


class ChangeAnswer(Skill):
    """Asks one question of the request again, or which one."""

    def name(self) -> str:
        return "action_change_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        slot = entity(tracker, "slot")
        if slot in QUESTIONS:
            return [SlotSet(slot, None), SlotSet("request_consent", None)]
        phrases = Phrases(domain)
        say(dispatcher, phrases("utter_what_to_change"), buttons=phrases.buttons("utter_what_to_change"))
        return []


class AskConsent(Skill):
    """Shows the request as it would be sent."""

    def name(self) -> str:
        return "action_ask_request_consent"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, search = Phrases(domain), Search.of(tracker)
        fields = [
            ReviewField(name=phrases(f"utter_label_{slot}"), value=str(tracker.get_slot(slot)))
            for slot in (*ANSWERS, *CONTACT)
        ]
        if search.filters:
            fields.insert(1, ReviewField(name=phrases("utter_label_conditions"), value=_conditions(phrases, search)))
        lines = "\n".join(phrases("utter_review_line", name=field.name, value=field.value) for field in fields)
        consent = phrases("utter_consent", privacy=self.services.settings.privacy_url)
        data = ReviewData(fields=tuple(fields), consent_version=CONSENT_VERSION)
        text = f"{phrases('utter_request_review')} {consent}\n\n{lines}"
        say(dispatcher, text, kind="review", data=data, buttons=phrases.buttons("utter_consent"))
        return []


class SubmitRequest(Skill):
    """Stores the request when the employer agreed, and forgets the personal answers either way."""

    def name(self) -> str:
        return "action_submit_request"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        if tracker.get_slot("request_consent") != "yes":
            say(dispatcher, phrases("utter_request_not_sent"), buttons=phrases.buttons("utter_request_not_sent"))
            return _forgotten()
        with self.services.sessions.begin() as session:
            shown = get_credentials(session, Search.of(tracker).shown)
            request = open_request(
                session,
                _draft(phrases, tracker, tuple(Shown(id=one.id, title=one.title) for one in shown)),
                conversation_id=tracker.sender_id,
                submission_key=str(tracker.get_slot("request_key")),
            )
            reference = request.reference
        text = phrases("utter_receipt", reference=reference)
        data = ReceiptData(reference=reference)
        say(dispatcher, text, kind="receipt", data=data, buttons=phrases.buttons("utter_receipt"))
        return _forgotten()


def _draft(phrases: Phrases, tracker: Tracker, shown: tuple[Shown, ...]) -> Draft:
    search, slot = Search.of(tracker), tracker.get_slot
    return Draft(
        organisation=slot("request_organisation"),
        contact_name=slot("request_name"),
        contact_email=slot("request_email"),
        consent_version=CONSENT_VERSION,
        need=slot("request_need"),
        roles=slot("request_roles"),
        learners=slot("request_learners"),
        deadline=slot("request_deadline"),
        mode=phrases.listing([str(mode) for mode in search.filters.modes]) or None,
        level=_level(search),
        credit_wanted=_yes_no(search.filters.credit_bearing),
        notes=_conditions(phrases, search) or None,
        shown=shown,
    )


def _conditions(phrases: Phrases, search: Search) -> str:
    """What an offer had to satisfy, in words; how many are to learn is a question of its own."""
    return "; ".join(chip.value for chip in chips(phrases, search) if chip.field != "learners")


def _level(search: Search) -> str | None:
    bounds = (search.filters.level_min, search.filters.level_max)
    return None if bounds == (None, None) else " to ".join(str(bound or "any") for bound in dict.fromkeys(bounds))


def _yes_no(wanted: bool | None) -> str | None:
    return None if wanted is None else "yes" if wanted else "no"


def _forgotten() -> Events:
    return [SlotSet(slot, None) for slot in (*ANSWERS, *CONTACT, "request_consent", "request_key")]
