"""status: how a request stands, for the conversation that made it and for whoever has its reference and its e-mail
address; its withdrawal and its amendment, for that conversation and for whoever proved to be its contact."""

from __future__ import annotations

import re

from actions.hearing_button import hearing_button
from actions.recommend import recommend
from actions.request_begin import GO_ON
from actions.request_said import answered
from actions.skill import skill
from actions.status_form import AMEND, DONE, LOST, STATUS, UNSENT, WITHDRAW, requests_meant, went_on
from actions.status_proof import LEFT, count_wrong, request_shown
from actions.turn import Events, Turn, payload, remember
from catalogue.facts import day
from contract import StatusChange, StatusData
from hub.answers import answer
from hub.guesses import TooManyGuesses
from hub.history import LONGEST_TEXT, TextTooLong, hold
from hub.lifecycle import Decision, IllegalTransition, change
from hub.models import EMPLOYER, CollaborationRequest
from hub.new_offers import waits_for_offers
from hub.proofs import may_change
from hub.references import parse
from hub.requests import get_request, requests_of, visible_history
from hub.transitions import CLOSED
from reading.amendments import change_asked, goes_on
from reading.contact import way_in

GONE = re.compile(r"\b(?:go|gone|went|sent|send|submit\w*|through|away|arrive\w*|get there|got there)\b", re.IGNORECASE)
"""Words of a question for whether a request was sent at all."""

PURPOSES = {STATUS, WITHDRAW, AMEND}
SLOTS = ("status_reference", "status_contact", "status_code", "status_answer", "status_purpose")


@skill("action_begin_status")
def begin_status(turn: Turn) -> Events:
    """Remember what the request is looked up for, and the change when the message says it already.

    Who asks again instead of giving the reference does not have it.
    """
    intent = turn.message.intent
    if intent == AMEND and goes_on(turn.text):
        return [*recommend(turn), *remember(status_purpose=DONE)]
    if turn.slots.requested_slot == "status_reference" and turn.text and parse(turn.text) is None:
        return remember(status_purpose=LOST)
    if intent == STATUS and GONE.search(turn.text) and _is_unsent(turn):
        return remember(status_purpose=UNSENT)
    return remember(
        status_purpose=intent if intent in PURPOSES else "status",
        status_reference=parse(turn.message.named.get("value") or turn.text),
        status_contact=way_in(turn.text),
        status_code=None,
        status_answer=_change(turn) if intent == AMEND else None,
    )


def _is_unsent(turn: Turn) -> bool:
    """Whether a request was begun in this conversation and none was sent, so that it can only be meant by a question
    for one without a reference."""
    if parse(turn.message.named.get("value") or turn.text) or not answered(turn):
        return False
    with turn.session() as session:
        return not requests_of(session, turn.conversation)


def _change(turn: Turn) -> str | None:
    """The words of a change to a request; None where the message only says that there is one."""
    return turn.text if turn.message.spans else change_asked(turn.text)


@skill("action_settle_status")
def settle_status(turn: Turn) -> Events:
    """Do what the request was looked up for."""
    slots = turn.slots
    if slots.status_purpose == DONE or went_on(turn):
        return remember(**dict.fromkeys(SLOTS))
    if slots.status_purpose == UNSENT:
        on = turn.button("utter_button_go_on", payload("request", value=GO_ON))
        turn.say(turn.phrases("utter_nothing_sent"), buttons=[on])
        return remember(**dict.fromkeys(SLOTS))
    if slots.status_purpose in (LEFT, LOST):
        turn.respond("utter_offer_ways" if slots.status_purpose == LEFT else "utter_reference_lost")
        return remember(**dict.fromkeys(SLOTS))
    with turn.session() as session:
        requests = requests_meant(turn, session)
        refs = [request.reference for request in requests]
        proved = {request.reference: may_change(session, request, turn.conversation) for request in requests}
        if slots.status_purpose not in (WITHDRAW, AMEND) or (slots.status_purpose == AMEND and not slots.status_answer):
            for request in requests:
                _say_status(turn, request, notes=proved[request.reference])
            refs = []
    if not requests:
        _say_nothing_found(turn)
    elif refs and not proved[refs[0]]:
        turn.respond("utter_not_proved", reference=refs[0], email=turn.services.settings.contact_email)
    elif refs and slots.status_purpose == WITHDRAW:
        _withdraw(turn, refs[0])
    elif refs:
        _add(turn, refs[0], str(slots.status_answer))
    return remember(**dict.fromkeys(SLOTS))


def _say_nothing_found(turn: Turn) -> None:
    name = "utter_no_open_request"
    if turn.slots.status_reference:
        name = "utter_no_such_request"
        try:
            with turn.session() as session:
                request_shown(turn, session)
            count_wrong(turn)
        except TooManyGuesses:
            name = "utter_too_many_guesses"
    text = turn.phrases(name, email=turn.services.settings.contact_email)
    turn.say(text, buttons=turn.buttons("utter_no_such_request"))


def _add(turn: Turn, reference: str, words: str) -> None:
    try:
        with turn.transaction() as session:
            answer(session, get_request(session, reference), words)
    except TextTooLong:
        turn.say(turn.phrases("utter_too_long_here", limit=LONGEST_TEXT))
        return
    turn.respond("utter_amended", reference=reference, words=words)


def _withdraw(turn: Turn, reference: str) -> None:
    name = "utter_not_withdrawn"
    if turn.slots.status_answer == "yes":
        try:
            with turn.transaction() as session:
                request = get_request(session, reference)
                hold(session, request)
                change(session, request, "withdraw", Decision(EMPLOYER))
            name = "utter_withdrawn"
        except IllegalTransition:
            name = "utter_cannot_withdraw"
    turn.respond(name, reference=reference)


def _say_status(turn: Turn, request: CollaborationRequest, *, notes: bool) -> None:
    """Say where the request stands and has stood; what was written about it only to who may change it."""
    phrases = turn.phrases
    history = tuple(
        StatusChange(status=phrases(f"utter_status_{event.status}"), at=event.at, note=event.note if notes else None)
        for event in visible_history(request)
        if notes or event.changed
    )
    status = phrases(f"utter_status_{request.status}")
    lines = [
        phrases("utter_status_line", status=change.status, day=day(change.at), note=change.note or "").rstrip()
        for change in history
    ]
    turn.say(
        phrases("utter_status", reference=request.reference, status=status),
        "\n".join(lines),
        kind="status",
        data=StatusData(reference=request.reference, status=status, history=history),
        buttons=[
            *turn.buttons("utter_status_closed" if request.status in CLOSED else "utter_status"),
            *([hearing_button(turn, request)] if notes and waits_for_offers(request) else []),
        ],
    )
