"""Proof that whoever wants to change a request from another conversation speaks for its contact: a code sent to it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from actions.form import Answers
from actions.skill import skill
from actions.turn import Events, Turn
from contract import QuestionData
from hub.correspondence import Channel
from hub.guesses import TooManyGuesses, check_guesses, count_guess
from hub.models import CollaborationRequest
from hub.proofs import NoCode, TooManyCodes, may_change, redeem, send_code
from hub.requests import NoSuchRequest, find_request

PROVED, LEFT = "proved", "left"


def request_shown(turn: Turn, session: Session) -> CollaborationRequest | None:
    """The request of the reference in the slots that this conversation may see: its own, or that of the address too.

    Raises TooManyGuesses.
    """
    slots = turn.slots
    reference = str(slots.status_reference)
    try:
        own = find_request(session, reference, conversation_id=turn.conversation)
    except NoSuchRequest:
        own = None
    if own is not None or slots.status_contact is None:
        return own
    check_guesses(session, turn.conversation, reference)
    try:
        return find_request(session, reference, contact=slots.status_contact)
    except NoSuchRequest:
        return None


def count_wrong(turn: Turn) -> None:
    """Count a look-up that found nothing."""
    with turn.transaction() as session:
        count_guess(session, turn.conversation, str(turn.slots.status_reference))


def needs_proof(turn: Turn, session: Session) -> bool:
    """Whether the request of the slots is shown to this conversation, but not yet changed from it."""
    try:
        request = request_shown(turn, session)
    except TooManyGuesses:
        return False
    return request is not None and not may_change(session, request, turn.conversation)


@skill("action_ask_status_code")
def ask_code(turn: Turn) -> Events:
    """Send the code, unless one that was sent still holds, and ask for it.

    It goes to the conversation that made the request, which Telegram rings for, and by e-mail where the hub has a mail
    server.
    """
    mail = turn.services.settings.smtp_host is not None
    name = "utter_ask_code_mail" if mail else "utter_ask_code_chat"
    with turn.transaction() as session:
        request = request_shown(turn, session)
        if request is None:
            return []
        try:
            send_code(session, request, turn.conversation, tuple(Channel) if mail else (Channel.CHAT,))
        except TooManyCodes:
            name = "utter_too_many_codes"
        reference = request.reference
    turn.say(
        turn.phrases(name, reference=reference, email=turn.services.settings.contact_email),
        kind="question",
        data=QuestionData(slot="status_code", optional=False),
        buttons=turn.buttons(name),
    )
    return []


def check_code(turn: Turn, value: Any) -> Answers:
    """Whether the code is the one that was sent. A wrong one is asked for again while it can still be typed."""
    if value in (None, PROVED):
        return {"status_code": value}
    with turn.transaction() as session:
        request = request_shown(turn, session)
        try:
            if request is not None and redeem(session, request, turn.conversation, str(value)):
                return {"status_code": PROVED}
        except NoCode:
            turn.say(turn.phrases("utter_code_gone"))
            return {"status_code": None, "status_purpose": LEFT}
    turn.say(turn.phrases("utter_code_wrong"))
    return {"status_code": None}
