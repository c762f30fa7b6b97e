"""While the hub has paused the advisor, employers read its message and lose nothing."""

from __future__ import annotations

import httpx
from sqlalchemy import func, select

from bot.chat import Chat
from bot.models import Conversation
from contract import Error
from hub.pause import pause, resume
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import texts, typed
from tests.conftest import EMAIL
from tests.hub.made import AILSA

PAUSED = PHRASES("utter_paused", message="Back at 14:00.", email=EMAIL)


async def test_a_message_in_a_pause_gets_the_hubs_words_and_is_answered_when_it_is_sent_again(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        pause(session, "Back at 14:00.", by=AILSA)
    (answer,) = (await chat.post(begun, typed("we need welders"))).messages
    assert isinstance(answer, Error)
    assert (answer.lead, answer.data.retry) == (PAUSED, True)
    assert rasa.asked == []
    with sessions.begin() as session:
        resume(session, by=AILSA)
    assert texts(await chat.post(begun, typed("we need welders"))) == ["You said: we need welders"]


async def test_whoever_opens_the_page_reads_it_before_they_write_and_nothing_is_stored(
    client: httpx.AsyncClient, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        pause(session, "Back at 14:00.", by=AILSA)
    said = (await client.get("/api/conversations/greeting")).json()["messages"]
    assert [message["lead"] for message in said] == [PAUSED, PHRASES("utter_greet")]
    page = (await client.get("/advisor")).text
    assert "Back at 14:00." in page
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Conversation)) == 0
