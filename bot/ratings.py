"""Rating an answer, for every channel: it is kept for staff, and whoever says that it did not help is asked why."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.answers import UnknownMessage, turn_of_message
from contract import read_stored
from contract.ratings import Rate, Rated, Reason
from hub.lessons.lessons import hear
from hub.lessons.models import Why
from hub.ratings import Fault, RatedTurn, rate
from runtime.phrases import Phrases

LONGEST = 2000
"""Characters of a side's words that are kept with a rating."""


def take_rating(session: Session, conversation_id: str, said: Rate, phrases: Phrases) -> Rated:
    """Keep what is said of an answer of this conversation. Raises UnknownMessage."""
    turn = turn_of_message(session, conversation_id, said.message)
    if said.fault is not None and said.fault not in set(Fault):
        raise UnknownMessage
    answered = "\n\n".join(read_stored(message).text for message in turn.answer or ())
    rated = RatedTurn(conversation_id, turn.id, (turn.said or "")[:LONGEST], answered[:LONGEST])
    rate(session, rated, helpful=said.helpful, fault=Fault(said.fault) if said.fault else None)
    if not said.helpful:
        hear(session, conversation_id, rated.said, rated.answered, Why.NOT_HELPFUL)
    if said.helpful or said.fault:
        return Rated(text=phrases("utter_rated"))
    reasons = tuple(Reason(code=fault, title=phrases(f"utter_fault_{fault}")) for fault in Fault)
    return Rated(text=phrases("utter_rating_why"), reasons=reasons)
