"""The form of a request holds the need that the assistant could not answer, and no other words."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy.orm import Session

from bot.chat import Chat
from bot.conversations import take
from bot.erasure import Eraser
from bot.request_form import unanswered
from contract import Message, Question, QuestionData, Text
from hub.pause import pause
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.test_advisor_page import say
from tests.bot.test_request_page import FORM
from tests.bot.turns import answered, settled
from tests.conftest import EMAIL
from tests.hub.made import AILSA


async def test_words_in_a_pause_are_no_need(client: httpx.AsyncClient, sessions: Sessions) -> None:
    with sessions.begin() as session:
        pause(session, "Back at 14:00.", by=AILSA)
    assert "Back at 14:00." in (await say(client, "we need welders")).text
    assert "></textarea>" in (await client.get(FORM)).text


@pytest.mark.parametrize(
    ("sent", "before", "need"),
    [
        ("care", Text(lead="Well."), "care"),
        ('/request{"slot": "x"}', Text(lead="Well."), ""),
        ("care", Question(lead="How many?", data=QuestionData(slot="request_learners", optional=True)), ""),
        ("care", Question(lead="Which?", data=QuestionData(slot="status_contact", optional=False)), ""),
    ],
)
def test_only_a_need_that_was_typed_is_filled_in(
    session: Session, conversation: str, sent: str, before: Message, need: str
) -> None:
    answered(session, conversation, before)
    turn = take(session, conversation, "message-9", said="care", sent=sent)
    assert unanswered(session, conversation) == ""
    settled(session, turn, Text(lead="Sorry."), failed=True)
    assert unanswered(session, conversation) == need


@pytest.mark.parametrize(
    ("public", "form"),
    [("https://hub.example/", "https://hub.example/advisor/request"), ("", None)],
)
def test_the_apology_names_the_form_only_where_others_can_open_it(
    sessions: Sessions, rasa: FakeRasa, eraser: Eraser, chosen: Settings, public: str, form: str | None
) -> None:
    address = chosen.model_copy(update={"public_url": public}).request_form
    assert address == form
    words = Chat(sessions, rasa, PHRASES, EMAIL, address, eraser).apology("E-1").text
    assert (EMAIL in words, "E-1" in words) == (True, True)
    assert ("by a form" in words, "127.0.0.1" in words, str(form) in words) == (bool(form), False, bool(form))
