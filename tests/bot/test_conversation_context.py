"""What the advisor said last, as the next message of a conversation is taken in with it."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from bot.conversations import BY_FORM, MAX_CHARACTERS, OPENING, claim, open_conversation, take
from bot.models import Turn
from contract import Card, Question, QuestionData, Recommendations, RecommendationsData, Text
from contract.context import START, UNKNOWN
from tests.bot.turns import answered, pressed, settled, typed
from tests.contract.stored import STORED

CARD = Card(id="a", title="Welding", provider="Forth", facts=(), checked="Never checked", stale=True, sample=False)
HOW_MANY = Question(lead="How many?", data=QuestionData(slot="request_learners", optional=True))


def recommended(total: int) -> Recommendations:
    data = RecommendationsData(needs=(), filters=(), items=(CARD,) * min(total, 3), uncovered=(), total=total)
    return Recommendations(lead="Here:", data=data)


def opened(session: Session, conversation: str) -> None:
    settled(session, take(session, conversation, "opening", said=None, sent=OPENING), Text(lead="Hello."))


def context(session: Session, conversation: str, key: str = "message-9") -> str:
    """The context in which the next message is read."""
    return claim(session, conversation, typed("welding", key)).context


def test_before_anything_was_said_the_context_is_not_known(session: Session, conversation: str) -> None:
    assert context(session, conversation) == UNKNOWN


def test_after_the_opening_the_conversation_is_at_its_start(session: Session, conversation: str) -> None:
    opened(session, conversation)
    assert context(session, conversation) == START


def test_a_greeting_that_was_typed_is_no_opening(session: Session, conversation: str) -> None:
    settled(session, claim(session, conversation, typed(OPENING)), Text(lead="Hello."))
    assert context(session, conversation) == "chat"


@pytest.mark.parametrize(("total", "expected"), [(0, "nothing"), (1, "one"), (5, "list")])
def test_after_a_list_the_context_says_how_long_it_was(
    session: Session, conversation: str, total: int, expected: str
) -> None:
    answered(session, conversation, recommended(total))
    assert context(session, conversation) == expected


def test_after_a_question_the_context_is_that_question(session: Session, conversation: str) -> None:
    answered(session, conversation, Text(lead="Noted."), HOW_MANY)
    assert context(session, conversation) == "q-learners"


def test_only_the_last_answer_counts(session: Session, conversation: str) -> None:
    opened(session, conversation)
    answered(session, conversation, recommended(5))
    answered(session, conversation, HOW_MANY, key="message-1")
    assert context(session, conversation) == "q-learners"


def test_a_turn_that_failed_leaves_what_was_before_it(session: Session, conversation: str) -> None:
    answered(session, conversation, recommended(5))
    settled(session, claim(session, conversation, typed("more", "message-1")), Text(lead="Sorry."), failed=True)
    assert context(session, conversation) == "list"


def test_a_turn_that_is_not_answered_yet_leaves_what_was_before_it(session: Session, conversation: str) -> None:
    answered(session, conversation, recommended(5))
    claim(session, conversation, typed("more", "message-1"))
    assert context(session, conversation) == "list"


def test_a_button_that_rasa_does_not_answer_leaves_what_was_before_it(session: Session, conversation: str) -> None:
    answered(session, conversation, HOW_MANY)
    agreed = take(session, conversation, "message-1", said="Tell me", sent='/status{"hear": "MC-ABC123"}')
    settled(session, agreed, Text(lead="You will hear."))
    assert context(session, conversation) == "q-learners"


@pytest.mark.parametrize("text", ["👍", "?!", "x" * (MAX_CHARACTERS + 1)])
def test_a_message_that_is_not_put_to_rasa_leaves_what_was_before_it(
    session: Session, conversation: str, text: str
) -> None:
    answered(session, conversation, HOW_MANY)
    settled(session, claim(session, conversation, typed(text, "message-1")), Text(lead="I read words."))
    settled(session, claim(session, conversation, typed(text, "message-2")), Text(lead="I read words."))
    assert context(session, conversation) == "q-learners"


def test_messages_without_words_alone_leave_no_context(session: Session, conversation: str) -> None:
    settled(session, claim(session, conversation, typed("👍", "message-1")), Text(lead="I read words."))
    assert context(session, conversation) == UNKNOWN


def test_the_longest_message_that_is_put_to_rasa_leaves_a_context(session: Session, conversation: str) -> None:
    settled(session, claim(session, conversation, typed("x" * MAX_CHARACTERS, "message-1")), recommended(5))
    assert context(session, conversation) == "list"


def test_a_pressed_button_is_read_in_the_context_too(session: Session, conversation: str) -> None:
    delivered, _ = answered(session, conversation, Text(lead="RPL counts."), recommended(5))
    assert claim(session, conversation, pressed(delivered.terms[0].payload, "message-1")).context == "list"


def test_a_message_that_is_sent_again_keeps_its_context(session: Session, conversation: str) -> None:
    answered(session, conversation, recommended(5))
    first = claim(session, conversation, typed("welding", "message-1"))
    settled(session, first, HOW_MANY)
    assert claim(session, conversation, typed("welding", "message-1")).context == first.context == "list"


def test_what_was_said_in_another_conversation_is_no_context(session: Session, conversation: str) -> None:
    answered(session, open_conversation(session)[0], recommended(5))
    assert context(session, conversation) == UNKNOWN


def test_an_answer_of_the_version_before_leaves_a_context(session: Session, conversation: str) -> None:
    (term,) = (stored for stored in STORED if stored["kind"] == "definition")
    session.add(Turn(conversation_id=conversation, client_id="message-1", said="RPL?", sent="RPL?", answer=[term]))
    session.flush()
    assert context(session, conversation) == "term"


def test_a_form_that_rasa_never_saw_leaves_the_context_as_it_was(session: Session, conversation: str) -> None:
    answered(session, conversation, recommended(5))
    settled(session, take(session, conversation, "form:1", said="Need: welding", sent=BY_FORM), Text(lead="Sent."))
    assert context(session, conversation) == "list"
