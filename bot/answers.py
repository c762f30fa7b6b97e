"""An answer that was given before, found by the id of its message."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.models import Turn
from contract import Message, read_stored


class UnknownMessage(Exception):
    """The conversation has no such message of the advisor, or what was asked of it is nothing that was offered."""


def turn_of_message(session: Session, conversation_id: str, message_id: str) -> Turn:
    """The answered turn in which the advisor said the message. Raises UnknownMessage."""
    number = message_id.partition("-")[0]
    turn = session.get(Turn, int(number)) if number.isdecimal() else None
    if turn is None or turn.conversation_id != conversation_id or not turn.answer:
        raise UnknownMessage
    return turn


def message_of(session: Session, conversation_id: str, message_id: str) -> Message:
    """The message itself. Raises UnknownMessage."""
    turn = turn_of_message(session, conversation_id, message_id)
    for stored in turn.answer or ():
        if (message := read_stored(stored)).id == message_id:
            return message
    raise UnknownMessage
