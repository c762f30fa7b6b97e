"""request: what nothing in the catalogue answers, put into a request that universities and colleges can act on.

A Rasa form asks one question at a time (actions/request_form.py, actions/request_questions.py); what the search already
knows is not asked again. No request exists before the employer has seen the review and said yes to it; until then the
answers are only in the conversation.
"""

from __future__ import annotations

import re

from rasa_sdk.events import FollowupAction

from actions.conditions import chips, of_offers
from actions.details import go_on
from actions.hearing import FORM
from actions.hearing_button import hearing_button
from actions.items import about, shown
from actions.request_begin import GO_ON, begin_request, jobs
from actions.request_form import LEFT
from actions.request_said import answered
from actions.skill import skill
from actions.turn import Events, Turn, payload, remember
from contract import ReceiptData
from hub.consents import keep_words, version_of
from hub.models import Route, Shown
from hub.requests import Draft, get_request, open_request, requests_of
from hub.transitions import CLOSED
from hub.vectors import NeedVector
from reading.answers import QUESTIONS, known

ASKING = re.compile(r"\b(?:ask|request)(?:ing)?\b", re.IGNORECASE)
"""Words of a yes that wants universities to be asked, whatever was said before it: "yes I want ask"."""

TAKEN_OVER = (
    *("request_route", "request_conditions", "request_need", "request_skills", "request_roles", "request_learners"),
)
"""Questions that may be answered by what was said before the form began."""

MOST_PLACES = 6
"""Places that a request names as its region."""


@skill("action_put_request_aside")
def put_aside(turn: Turn) -> Events:
    """Leave the form for what was said instead; its answers are kept.

    Before the employer answered anything it is as if it had never begun: it may have been opened by a mistake.
    """
    if not answered(turn).difference(TAKEN_OVER) and turn.slots.request_roles in (None, jobs(turn, turn.search.people)):
        return _forgotten()
    on = turn.button("utter_button_go_on", payload("request", value=GO_ON))
    turn.say(turn.phrases("utter_request_aside"), buttons=[on])
    return remember(request_consent=None)


@skill("action_submit_request")
def submit_request(turn: Turn) -> Events:
    """Store the request when the employer agreed and forget the answers; else keep them, in case of second thoughts."""
    if turn.slots.request_consent == LEFT:
        turn.respond("utter_request_left")
        return remember(request_consent=None)
    if turn.slots.request_consent != "yes":
        turn.respond("utter_request_not_sent")
        return remember(request_consent=None)
    offers = tuple(Shown(id=credential.id, title=credential.title) for credential in shown(turn))
    draft, encoder = _draft(turn, offers), turn.index.encoder
    vector = NeedVector.of(encoder.name, encoder.encode([draft.need])[0])
    with turn.transaction() as session:
        keep_words(session, consent_words(turn))
        request = open_request(
            session,
            draft,
            conversation_id=turn.conversation,
            submission_key=str(turn.slots.request_key),
            vector=vector,
        )
        reference = request.reference
    _say_receipt(turn, reference)
    return [*_forgotten(), *remember(receipt=reference)]


@skill("action_say_yes")
def say_yes(turn: Turn) -> Events:
    """A yes that answers no open question begins the request that was offered last, or goes on with the credential that
    was spoken of.

    The button that sent a request, pressed once more, gets the same receipt while that request is open.
    """
    wanted = turn.slots.request_offered == turn.number - 1 or bool(ASKING.search(turn.text))
    if wanted and not (turn.heard.pointed or turn.heard.titles):
        return [*begin_request(turn), FollowupAction(FORM)]
    if turn.text or not turn.slots.receipt or not _is_open(turn, turn.slots.receipt):
        return go_on(turn)
    _say_receipt(turn, turn.slots.receipt)
    return []


def _is_open(turn: Turn, reference: str) -> bool:
    """Whether this conversation has a request of this reference that can still change."""
    with turn.session() as session:
        own = requests_of(session, turn.conversation)
        return any(request.reference == reference and request.status not in CLOSED for request in own)


def _say_receipt(turn: Turn, reference: str) -> None:
    lead = turn.phrases("utter_receipt", reference=reference)
    with turn.session() as session:
        hear = hearing_button(turn, get_request(session, reference))
    buttons = [*turn.buttons("utter_receipt"), hear]
    turn.say(lead, kind="receipt", data=ReceiptData(reference=reference), buttons=buttons)


def consent_words(turn: Turn) -> str:
    """The words to which an employer agrees who sends a request."""
    return turn.phrases("utter_consent", privacy=turn.services.settings.privacy_address)


def conditions_of(turn: Turn, *, places: bool = True) -> str:
    """What an offer had to satisfy, in words, with or without where; how many are to learn is a question of its own."""
    return of_offers([chip for chip in chips(turn.phrases, turn.search) if places or chip.field != "places"])


def _draft(turn: Turn, offers: tuple[Shown, ...]) -> Draft:
    slots, filters, phrases = turn.slots, turn.search.filters, turn.phrases
    confirmed = [label for label in (slots.request_skills or "").split("; ") if label in slots.skill_choices]
    label = phrases("utter_label_request_conditions")
    met = phrases.maybe("utter_review_line", name=label, value=known(slots.request_conditions))
    course = about(turn)
    named = course and phrases(
        "utter_review_line",
        name=phrases("utter_label_request_credential"),
        value=f"{course.title}, {course.provider}",
    )
    # the places are the region already, where the employer named none for the request
    conditions = conditions_of(turn, places=slots.request_region is not None)
    providers = (*([course.provider] if course else []), *filters.providers)
    return Draft(
        organisation=str(slots.request_organisation),
        contact_name=str(slots.request_name),
        contact=str(slots.request_contact),
        consent_version=version_of(consent_words(turn)),
        need=str(slots.request_need),
        said=slots.request_said or None,
        remarks=slots.request_remarks or None,
        roles=known(slots.request_roles),
        skills=tuple(confirmed),
        learners=known(slots.request_learners),
        deadline=known(slots.request_deadline),
        mode=phrases.listing([str(mode) for mode in filters.modes]) or None,
        level=_level(filters.level_min, filters.level_max),
        credit_wanted={True: "yes", False: "no", None: None}[filters.credit_bearing],
        preferred_providers=tuple(dict.fromkeys(providers)),
        region=slots.request_region or phrases.listing(filters.places[:MOST_PLACES]) or None,
        route=Route(route) if (route := known(slots.request_route)) else None,
        notes="\n".join(note for note in (named, met, conditions) if note) or None,
        shown=offers,
    )


def _level(lowest: int | None, highest: int | None) -> str | None:
    bounds = (lowest, highest)
    return None if bounds == (None, None) else " to ".join(str(bound or "any") for bound in dict.fromkeys(bounds))


def _forgotten() -> Events:
    forgotten = (
        *QUESTIONS,
        "skill_choices",
        "request_credential",
        "request_region",
        "request_said",
        "request_remarks",
        "request_asked",
        "request_put_right",
        "request_consent",
        "request_key",
    )
    return remember(**dict.fromkeys(forgotten))
