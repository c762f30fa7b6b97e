"""status: how a request stands, and its withdrawal or amendment, for whoever may: the conversation that made it, or
whoever has its reference and its e-mail address."""

from __future__ import annotations

from sqlalchemy.orm import Session

from actions.skill import skill
from actions.status_form import AMEND, LEFT, LOST, WITHDRAW, count_wrong_reference, requests_meant
from actions.turn import Events, Turn, remember
from catalogue.facts import day
from contract import StatusChange, StatusData
from hub.arrangement import add_note
from hub.lifecycle import Decision, IllegalTransition, change
from hub.models import EMPLOYER, CollaborationRequest
from hub.references import parse
from hub.requests import visible_history
from hub.transitions import CLOSED
from reading.amendments import change_asked
from reading.answers import address_in
from runtime.rates import TooOften

PURPOSES = {"status", WITHDRAW, AMEND}
SLOTS = ("status_reference", "status_email", "status_answer", "status_purpose")


@skill("action_begin_status")
def begin_status(turn: Turn) -> Events:
    """Remember what the request is looked up for, and the change when the message says it already.

    Who asks again instead of giving the reference does not have it.
    """
    intent = turn.message.intent
    if turn.slots.requested_slot == "status_reference" and turn.text and parse(turn.text) is None:
        return remember(status_purpose=LOST)
    return remember(
        status_purpose=intent if intent in PURPOSES else "status",
        status_reference=parse(turn.text),
        status_email=address_in(turn.text),
        status_answer=_change(turn) if intent == AMEND else None,
    )


def _change(turn: Turn) -> str | None:
    """The words of a change to a request; None where the message only says that there is one."""
    return turn.text if turn.message.spans else change_asked(turn.text)


@skill("action_settle_status")
def settle_status(turn: Turn) -> Events:
    """Do what the request was looked up for."""
    slots = turn.slots
    if slots.status_purpose in (LEFT, LOST):
        turn.respond("utter_offer_ways" if slots.status_purpose == LEFT else "utter_reference_lost")
        return remember(**dict.fromkeys(SLOTS))
    with turn.transaction() as session:
        requests = requests_meant(turn, session)
        if not requests:
            turn.say(turn.phrases(_not_found(turn)), buttons=turn.buttons("utter_no_such_request"))
        elif slots.status_purpose == WITHDRAW:
            _withdraw(turn, session, requests[0])
        elif slots.status_purpose == AMEND and slots.status_answer:
            add_note(session, requests[0], by=EMPLOYER, text=slots.status_answer)
            turn.respond("utter_amended", reference=requests[0].reference, words=slots.status_answer)
        else:
            for request in requests:
                _say_status(turn, request)
    return remember(**dict.fromkeys(SLOTS))


def _not_found(turn: Turn) -> str:
    """The response where no request was found; a wrong reference is counted against guessing."""
    if not turn.slots.status_reference:
        return "utter_no_open_request"
    try:
        count_wrong_reference(turn)
    except TooOften:
        return "utter_too_many_references"
    return "utter_no_such_request"


def _withdraw(turn: Turn, session: Session, request: CollaborationRequest) -> None:
    name = "utter_not_withdrawn"
    if turn.slots.status_answer == "yes":
        try:
            change(session, request, "withdraw", Decision(EMPLOYER))
            name = "utter_withdrawn"
        except IllegalTransition:
            name = "utter_cannot_withdraw"
    turn.respond(name, reference=request.reference)


def _say_status(turn: Turn, request: CollaborationRequest) -> None:
    phrases = turn.phrases
    history = tuple(
        StatusChange(status=phrases(f"utter_status_{event.status}"), at=event.at, note=event.note)
        for event in visible_history(request)
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
        buttons=turn.buttons("utter_status_closed" if request.status in CLOSED else "utter_status"),
    )
