"""Answers that the version before stored are shown, whatever shape their data had."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.conversations import claim, history
from bot.models import Turn
from tests.bot.turns import typed
from tests.contract.stored import STORED


def store(session: Session, conversation: str, answer: dict[str, Any]) -> None:
    """Store an answer to "hello" as it stands."""
    session.add(Turn(conversation_id=conversation, client_id="message-1", said="hello", sent="hello", answer=[answer]))
    session.flush()


@pytest.mark.parametrize("answer", STORED, ids=lambda answer: answer["kind"])
def test_an_answer_of_the_version_before_is_shown_in_the_history(
    session: Session, conversation: str, answer: dict[str, Any]
) -> None:
    store(session, conversation, answer)
    assert [message.text for message in history(session, conversation).messages] == ["hello", answer["text"]]


@pytest.mark.parametrize("answer", STORED, ids=lambda answer: answer["kind"])
def test_an_answer_of_the_version_before_is_given_again_for_its_id(
    session: Session, conversation: str, answer: dict[str, Any]
) -> None:
    store(session, conversation, answer)
    messages = claim(session, conversation, typed("hello")).answer
    assert [message.text for message in messages or ()] == [answer["text"]]
