"""Conversations as stored: who may open one, what is taken in once, and what the history tells."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.conversations import (
    IdReused,
    UnknownConversation,
    UnknownPayload,
    claim,
    conversation_of_chat,
    conversation_of_token,
    history,
    open_conversation,
    take,
)
from bot.models import Conversation, IssuedButton
from contract import Button, Said, Text
from tests.bot.turns import answered, pressed, settled, typed


def test_a_token_opens_the_conversation_that_it_was_made_for(session: Session) -> None:
    (first, _), (second, token) = open_conversation(session), open_conversation(session)
    assert first != second
    assert conversation_of_token(session, token) == second


def test_the_database_holds_no_token_but_only_its_hash(session: Session) -> None:
    conversation, token = open_conversation(session)
    row = session.get_one(Conversation, conversation)
    stored = [str(getattr(row, column.name)) for column in Conversation.__table__.columns]
    assert not any(token in value for value in stored)
    assert len(row.token_hash or "") == 64


@pytest.mark.parametrize("token", ["", "x", "é☃", "' OR 1=1 --"])
def test_a_token_that_was_never_given_out_opens_nothing(session: Session, conversation: str, token: str) -> None:
    with pytest.raises(UnknownConversation):
        conversation_of_token(session, token)


def test_the_stored_hash_is_no_key(session: Session, conversation: str) -> None:
    stored = session.get_one(Conversation, conversation).token_hash
    with pytest.raises(UnknownConversation):
        conversation_of_token(session, str(stored))


def test_a_telegram_chat_keeps_its_conversation(session: Session) -> None:
    first, is_new = conversation_of_chat(session, "71")
    assert is_new
    assert conversation_of_chat(session, "71") == (first, False)


def test_two_telegram_chats_have_two_conversations(session: Session) -> None:
    assert conversation_of_chat(session, "71")[0] != conversation_of_chat(session, "72")[0]


def test_no_token_opens_the_conversation_of_a_telegram_chat(session: Session) -> None:
    conversation, token = open_conversation(session, chat="71")
    assert session.get_one(Conversation, conversation).token_hash is None
    with pytest.raises(UnknownConversation):
        conversation_of_token(session, token)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("/request", "request"),
        ("  /request", "request"),
        ("//request", "request"),
        ("/ /request", "request"),
        ("/\t/ \n/request", "request"),
        ("\N{NO-BREAK SPACE}/request", "request"),
        ('/inform{"need": "x"}', 'inform{"need": "x"}'),
        ("////", ""),
        ("either/or", "either/or"),
    ],
)
def test_typed_text_never_forces_an_intent(session: Session, conversation: str, text: str, sent: str) -> None:
    assert claim(session, conversation, typed(text)).sent == sent


def test_typed_text_is_kept_as_it_was_said(session: Session, conversation: str) -> None:
    claim(session, conversation, typed("/request"))
    (message,) = history(session, conversation).messages
    assert isinstance(message, Said)
    assert (message.id, message.text) == ("message-1", "/request")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "'; DROP TABLE turn; --", "Zürich & “co” 🎓\nsecond line", "x" * 10_000]
)
def test_any_text_is_stored_and_sent_unchanged(session: Session, conversation: str, text: str) -> None:
    assert claim(session, conversation, typed(text)).sent == text
    assert [message.text for message in history(session, conversation).messages] == [text]


def test_a_pressed_button_sends_what_it_stands_for_and_says_its_title(session: Session, conversation: str) -> None:
    text = Text(lead="Well?", buttons=(Button(title="Show more", payload="/more"),))
    (delivered,) = answered(session, conversation, text)
    assert claim(session, conversation, pressed(delivered.buttons[0].payload)).sent == "/more"
    assert history(session, conversation).messages[-1].text == "Show more"


@pytest.mark.parametrize("payload", ["/request", "", "x" * 64, "' OR 1=1 --"])
def test_a_forged_payload_is_refused(session: Session, conversation: str, payload: str) -> None:
    with pytest.raises(UnknownPayload):
        claim(session, conversation, pressed(payload))


def test_a_button_of_another_conversation_is_refused(session: Session, conversation: str) -> None:
    other, _ = open_conversation(session)
    (delivered,) = answered(session, other, Text(lead="Well?", buttons=(Button(title="More", payload="/more"),)))
    with pytest.raises(UnknownPayload):
        claim(session, conversation, pressed(delivered.buttons[0].payload))


def test_a_refused_payload_leaves_no_trace_in_the_history(session: Session, conversation: str) -> None:
    with pytest.raises(UnknownPayload):
        claim(session, conversation, pressed("/request"))
    assert history(session, conversation).messages == ()


def test_the_same_id_is_one_turn(session: Session, conversation: str) -> None:
    first = claim(session, conversation, typed("welding"))
    assert claim(session, conversation, typed("welding")) == first


def test_the_same_id_with_another_text_is_refused(session: Session, conversation: str) -> None:
    claim(session, conversation, typed("welding"))
    with pytest.raises(IdReused):
        claim(session, conversation, typed("plumbing"))


def test_two_conversations_may_use_the_same_id(session: Session, conversation: str) -> None:
    other, _ = open_conversation(session)
    first = claim(session, conversation, typed("welding"))
    assert claim(session, other, typed("plumbing")).turn_id != first.turn_id


def test_an_answered_turn_comes_with_its_answer(session: Session, conversation: str) -> None:
    delivered = answered(session, conversation, Text(lead="Hello."), key="message-1")
    assert claim(session, conversation, typed("hello")).answer == delivered


def test_a_failed_turn_comes_without_its_answer(session: Session, conversation: str) -> None:
    settled(session, claim(session, conversation, typed("hello")), Text(lead="Sorry."), failed=True)
    assert claim(session, conversation, typed("hello")).answer is None


def test_the_history_tells_both_sides_oldest_first(session: Session, conversation: str) -> None:
    settled(session, take(session, conversation, "opening", said=None, sent="/greet"), Text(lead="Hello."))
    first = claim(session, conversation, typed("welding", "message-1"))
    claim(session, conversation, typed("and plumbing", "message-2"))
    settled(session, first, Text(lead="One."), Text(lead="Two."))
    messages = [(message.author, message.text) for message in history(session, conversation).messages]
    assert messages == [
        ("advisor", "Hello."),
        ("employer", "welding"),
        ("advisor", "One."),
        ("advisor", "Two."),
        ("employer", "and plumbing"),
    ]


def test_the_history_holds_nothing_of_another_conversation(session: Session, conversation: str) -> None:
    answered(session, open_conversation(session)[0], Text(lead="Elsewhere."))
    assert history(session, conversation).messages == ()


def test_a_deleted_conversation_takes_its_turns_and_buttons_along(session: Session, conversation: str) -> None:
    answered(session, conversation, Text(lead="Well?", buttons=(Button(title="More", payload="/more"),)))
    session.delete(session.get_one(Conversation, conversation))
    session.flush()
    assert history(session, conversation).messages == ()
    assert session.scalars(select(IssuedButton)).all() == []


def test_turns_are_counted_from_one_in_their_order(session: Session, conversation: str) -> None:
    numbers = [claim(session, conversation, typed("hello", f"message-{turn}")).number for turn in range(3)]
    assert numbers == [1, 2, 3]


def test_turns_of_another_conversation_are_not_counted(session: Session, conversation: str) -> None:
    other, _ = open_conversation(session)
    claim(session, other, typed("hello"))
    assert claim(session, conversation, typed("hello")).number == 1


def test_the_same_id_again_keeps_its_number(session: Session, conversation: str) -> None:
    claim(session, conversation, typed("hello", "message-1"))
    claim(session, conversation, typed("hello", "message-2"))
    assert claim(session, conversation, typed("hello", "message-1")).number == 1
