"""request: what nothing in the catalogue answers, put into a request that universities and colleges can act on.

A Rasa form asks one question at a time; what the search already knows is not asked again. No request exists before the
employer has seen the review and said yes to it; until then the answers are only in the conversation.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, entity, payload, say
from actions.request_form import LEFT, credit_conditions, skills_of
from actions.search_state import Search
from actions.wording import chips
from catalogue.store import get_credentials
from contract import Button, Fact, QuestionData, ReceiptData, ReviewData
from hub.models import Route, Shown
from hub.requests import Draft, open_request
from reading.answers import NOT_SURE, QUESTIONS
from reading.routes import sensible

CONSENT_VERSION = "2026-11"
"""The text of utter_request_review that the employer agreed to; raised whenever that text changes its meaning."""


class BeginRequest(Skill):
    def name(self) -> str:
        return "action_begin_request"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, search = Phrases(domain), Search.of(tracker)
        say(dispatcher, phrases("utter_request_begins"))
        known: Events = [SlotSet("request_key", uuid.uuid4().hex), SlotSet("request_consent", None)]
        if route := entity(tracker, "route"):
            known.append(SlotSet("request_route", route))
        if search.needs and not tracker.get_slot("request_need"):
            known.append(SlotSet("request_need", phrases.listing(search.needs)))
        if search.needs and not tracker.get_slot("request_skills"):
            known += [SlotSet(name, value) for name, value in skills_of(self.services, search.needs).items()]
        if search.learners and not tracker.get_slot("request_learners"):
            known.append(SlotSet("request_learners", str(search.learners)))
        return known


class AskRoute(Skill):
    """Proposes the routes that make sense, each with its condition."""

    def name(self) -> str:
        return "action_ask_request_route"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        routes = sensible(bool(Search.of(tracker).shown))
        names = [phrases(f"utter_route_{route}") for route in routes]
        lines = [
            phrases("utter_route", number=number, name=name, condition=phrases(f"utter_route_{route}_condition"))
            for number, (route, name) in enumerate(zip(routes, names, strict=True), 1)
        ]
        buttons = [
            Button(title=name, payload=payload("answer", value=str(route)))
            for route, name in zip(routes, names, strict=True)
        ]
        text = "\n".join([phrases("utter_ask_route"), *lines])
        data = QuestionData(slot="request_route", optional=True)
        say(dispatcher, text, kind="question", data=data, buttons=[*buttons, *phrases.buttons("utter_unsure")])
        return []


class AskConditions(Skill):
    """The four conditions of credit rating, to be ticked."""

    def name(self) -> str:
        return "action_ask_request_conditions"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        _ask_ticks(dispatcher, phrases, "request_conditions", credit_conditions(phrases))
        return []


class AskSkills(Skill):
    """The skills that the need may be about, to be ticked anew: those in the review were inferred and may be wrong."""

    def name(self) -> str:
        return "action_ask_request_skills"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        _ask_ticks(dispatcher, Phrases(domain), "request_skills", tracker.get_slot("skill_choices") or ())
        return []


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
            Fact(name=phrases(f"utter_label_{slot}"), value=_said(phrases, slot, value))
            for slot in QUESTIONS
            if (value := tracker.get_slot(slot))
        ]
        if conditions := _conditions(phrases, search):
            fields.insert(-2, Fact(name=phrases("utter_label_conditions"), value=conditions))
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
        if tracker.get_slot("request_consent") == LEFT:
            say(dispatcher, phrases("utter_request_left"), buttons=phrases.buttons("utter_request_left"))
            return [SlotSet("request_consent", None)]
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


def _ask_ticks(dispatcher: CollectingDispatcher, phrases: Phrases, slot: str, choices: Sequence[str]) -> None:
    lines = [phrases("utter_tick", number=number, name=choice) for number, choice in enumerate(choices, 1)]
    data = QuestionData(slot=slot, optional=True, choices=tuple(choices))
    text = "\n".join([phrases(f"utter_ask_{slot}"), *lines])
    say(dispatcher, text, kind="question", data=data, buttons=phrases.buttons("utter_ticks"))


def _draft(phrases: Phrases, tracker: Tracker, shown: tuple[Shown, ...]) -> Draft:
    search, slot = Search.of(tracker), tracker.get_slot
    confirmed = [one for one in str(slot("request_skills") or "").split("; ") if one in (slot("skill_choices") or ())]
    route = slot("request_route")
    conditions = slot("request_conditions")
    label = phrases("utter_label_request_conditions")
    notes = (conditions and phrases("utter_review_line", name=label, value=conditions), _conditions(phrases, search))
    return Draft(
        organisation=slot("request_organisation"),
        contact_name=slot("request_name"),
        contact_email=slot("request_email"),
        consent_version=CONSENT_VERSION,
        need=slot("request_need"),
        roles=slot("request_roles"),
        skills=tuple(confirmed),
        learners=slot("request_learners"),
        deadline=slot("request_deadline"),
        mode=phrases.listing([str(mode) for mode in search.filters.modes]) or None,
        level=_level(search),
        credit_wanted=_yes_no(search.filters.credit_bearing),
        preferred_providers=search.filters.providers,
        route=None if route in (None, NOT_SURE) else Route(route),
        notes="\n".join(note for note in notes if note) or None,
        shown=shown,
    )


def _said(phrases: Phrases, slot: str, value: str) -> str:
    """An answer as the employer reads it; of a route only its key is kept."""
    return phrases(f"utter_route_{value}") if slot == "request_route" and value != NOT_SURE else value


def _conditions(phrases: Phrases, search: Search) -> str:
    """What an offer had to satisfy, in words; how many are to learn is a question of its own."""
    return "; ".join(chip.value for chip in chips(phrases, search) if chip.field != "learners")


def _level(search: Search) -> str | None:
    bounds = (search.filters.level_min, search.filters.level_max)
    return None if bounds == (None, None) else " to ".join(str(bound or "any") for bound in dict.fromkeys(bounds))


def _yes_no(wanted: bool | None) -> str | None:
    return None if wanted is None else "yes" if wanted else "no"


def _forgotten() -> Events:
    return [SlotSet(slot, None) for slot in (*QUESTIONS, "skill_choices", "request_consent", "request_key")]
