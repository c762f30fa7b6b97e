"""What is kept of a turn beside the conversation itself: what it made use of, and words that were not understood."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.conversations import OPENING, Claim
from bot.usage import used_by
from contract import Fallback, Message
from hub.lessons.lessons import hear
from hub.lessons.models import Why
from hub.measures.usage import keep_usage


def note_turn(session: Session, claim: Claim, messages: Sequence[Message]) -> None:
    """Keep the marks of a turn that was answered, and its words where the answer is that they were not understood."""
    if claim.sent == OPENING:
        return
    keep_usage(session, claim.conversation_id, used_by(messages))
    if claim.said and any(isinstance(message, Fallback) for message in messages):
        answered = "\n\n".join(message.text for message in messages)
        hear(session, claim.conversation_id, claim.said, answered, Why.NOT_UNDERSTOOD)
