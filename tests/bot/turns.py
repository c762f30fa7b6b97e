"""What the tests of stored conversations share: messages of a client, and answers to them."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.conversations import Claim, settle, take
from catalogue.glossary import TermMatcher
from catalogue.records import Term
from contract import Answer, Message, Post
from tests.bot.conftest import PHRASES

MATCHER = TermMatcher(
    [
        Term(
            id="scqf", term="SCQF", aliases=("Scottish Credit and Qualifications Framework",), definition="A framework."
        ),
        Term(id="rpl", term="recognition of prior learning", aliases=("RPL",), definition="Credit for what is known."),
    ]
)


def typed(text: str, key: str = "message-1") -> Post:
    return Post(id=key, text=text)


def pressed(payload: str | None, key: str = "message-1") -> Post:
    return Post(id=key, payload=payload)


def answered(session: Session, conversation: str, *messages: Message, key: str = "message-0") -> tuple[Message, ...]:
    """The messages as delivered to "hello"."""
    return settled(session, take(session, conversation, key, said="hello", sent="hello"), *messages)


def settled(session: Session, turn: Claim, *messages: Message, failed: bool = False) -> tuple[Message, ...]:
    """The messages as delivered to a turn."""
    return settle(session, turn, messages, matcher=MATCHER, phrases=PHRASES, failed=failed)


def texts(answer: Answer) -> list[str]:
    return [message.text for message in answer.messages]
