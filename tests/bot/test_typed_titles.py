"""The title of a button that is typed instead of pressed does what the button does."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from bot.conversations import claim
from contract import Button, Text
from tests.bot.turns import answered, settled, typed

OFFER = Text(lead="Which?", buttons=(Button(title="None of these fit", payload="/request"),))


@pytest.mark.parametrize("words", ["None of these fit", " none of these FIT "])
def test_a_title_of_the_last_answer_is_that_button(session: Session, conversation: str, words: str) -> None:
    answered(session, conversation, OFFER)
    assert claim(session, conversation, typed(words)).sent == "/request"


def test_other_words_are_read_as_they_are(session: Session, conversation: str) -> None:
    answered(session, conversation, OFFER)
    assert claim(session, conversation, typed("none of these fit us")).sent == "none of these fit us"


def test_a_title_of_an_answer_before_the_last_is_words(session: Session, conversation: str) -> None:
    answered(session, conversation, OFFER)
    answered(session, conversation, Text(lead="Well."), key="message-00")
    assert claim(session, conversation, typed("None of these fit")).sent == "None of these fit"


def test_a_typed_title_that_is_sent_again_gets_the_same_answer(session: Session, conversation: str) -> None:
    answered(session, conversation, OFFER)
    first = claim(session, conversation, typed("None of these fit"))
    said = settled(session, first, Text(lead="All right."))
    again = claim(session, conversation, typed("None of these fit"))
    assert (again.turn_id, again.answer) == (first.turn_id, said)


def test_what_is_typed_before_any_answer_is_words(session: Session, conversation: str) -> None:
    assert claim(session, conversation, typed("None of these fit")).sent == "None of these fit"
