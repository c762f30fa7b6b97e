"""request: what nothing in the catalogue answers, put into a request that universities and colleges can act on.

A Rasa form asks one question at a time (actions/request_form.py, actions/request_questions.py); what the search already
knows is not asked again. No request exists before the employer has seen the review and said yes to it; until then the
answers are only in the conversation.
"""

from __future__ import annotations

import uuid

from actions.conditions import chips, of_offers
from actions.items import shown
from actions.request_form import LEFT, skills_of
from actions.skill import skill
from actions.turn import Events, Turn, remember
from contract import ReceiptData
from hub.models import Route, Shown
from hub.requests import Draft, open_request
from reading.answers import QUESTIONS, known

CONSENT_VERSION = "2026-11"
"""The text of utter_request_review that the employer agreed to; raised whenever that text changes its meaning."""


@skill("action_begin_request")
def begin_request(turn: Turn) -> Events:
    """Start the form with what the conversation knows already."""
    slots, search = turn.slots, turn.search
    turn.say(turn.phrases("utter_request_begins"))
    known: dict[str, object] = {"request_key": uuid.uuid4().hex, "request_consent": None}
    if route := turn.message.named.get("route"):
        known["request_route"] = route
    if search.needs and not slots.request_need:
        known["request_need"] = turn.phrases.listing(search.needs)
    if search.needs and not slots.request_skills:
        known |= skills_of(turn, search.needs)
    if search.learners and not slots.request_learners:
        known["request_learners"] = str(search.learners)
    return remember(**known)


@skill("action_submit_request")
def submit_request(turn: Turn) -> Events:
    """Store the request when the employer agreed, and forget the personal answers either way."""
    if turn.slots.request_consent == LEFT:
        turn.respond("utter_request_left")
        return remember(request_consent=None)
    if turn.slots.request_consent != "yes":
        turn.respond("utter_request_not_sent")
        return _forgotten()
    offers = tuple(Shown(id=credential.id, title=credential.title) for credential in shown(turn))
    with turn.transaction() as session:
        request = open_request(
            session,
            _draft(turn, offers),
            conversation_id=turn.conversation,
            submission_key=str(turn.slots.request_key),
        )
        reference = request.reference
    lead = turn.phrases("utter_receipt", reference=reference)
    turn.say(lead, kind="receipt", data=ReceiptData(reference=reference), buttons=turn.buttons("utter_receipt"))
    return _forgotten()


def conditions_of(turn: Turn) -> str:
    """What an offer had to satisfy, in words; how many are to learn is a question of its own."""
    return of_offers(chips(turn.phrases, turn.search))


def _draft(turn: Turn, offers: tuple[Shown, ...]) -> Draft:
    slots, filters, phrases = turn.slots, turn.search.filters, turn.phrases
    confirmed = [label for label in (slots.request_skills or "").split("; ") if label in slots.skill_choices]
    label = phrases("utter_label_request_conditions")
    met = phrases.maybe("utter_review_line", name=label, value=known(slots.request_conditions))
    return Draft(
        organisation=str(slots.request_organisation),
        contact_name=str(slots.request_name),
        contact_email=str(slots.request_email),
        consent_version=CONSENT_VERSION,
        need=str(slots.request_need),
        roles=known(slots.request_roles),
        skills=tuple(confirmed),
        learners=known(slots.request_learners),
        deadline=known(slots.request_deadline),
        mode=phrases.listing([str(mode) for mode in filters.modes]) or None,
        level=_level(filters.level_min, filters.level_max),
        credit_wanted={True: "yes", False: "no", None: None}[filters.credit_bearing],
        preferred_providers=filters.providers,
        route=Route(route) if (route := known(slots.request_route)) else None,
        notes="\n".join(note for note in (met, conditions_of(turn)) if note) or None,
        shown=offers,
    )


def _level(lowest: int | None, highest: int | None) -> str | None:
    bounds = (lowest, highest)
    return None if bounds == (None, None) else " to ".join(str(bound or "any") for bound in dict.fromkeys(bounds))


def _forgotten() -> Events:
    return remember(**dict.fromkeys((*QUESTIONS, "skill_choices", "request_consent", "request_key")))
