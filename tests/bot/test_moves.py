"""A code takes a conversation to another channel, once: one thread, one form, and erased as one."""

from __future__ import annotations

import datetime as dt

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from bot.chat import Chat
from bot.conversations import UnknownConversation
from bot.erasure import Eraser
from bot.models import Conversation, MoveCode, Turn
from bot.moves import LASTS, UnknownCode, code_in, into_chat, offer, onto_web
from hub.erasure import Scope
from hub.guesses import OF_A_CONVERSATION, TooManyGuesses
from hub.models import EMPLOYER
from hub.requests import open_request, requests_of
from runtime.clock import now
from runtime.database import Sessions
from tests.bot.turns import typed
from tests.hub.made import draft_of

CHAT = "71"
MOVES = "/api/conversations/moves"


async def code_of(chat: Chat, conversation: str) -> str:
    return await chat.in_session(lambda session: offer(session, conversation))


async def test_a_conversation_goes_on_in_a_chat_and_stays_open_on_the_web(chat: Chat) -> None:
    token = (await chat.open()).token
    conversation = await chat.identify(token)
    code = await code_of(chat, conversation)
    assert await chat.in_session(lambda session: into_chat(session, code, CHAT)) == conversation
    assert await chat.of_chat(CHAT) == (conversation, ())
    assert await chat.identify(token) == conversation


async def test_a_conversation_of_a_chat_goes_on_on_the_web_and_stays_in_the_chat(chat: Chat) -> None:
    conversation, _ = await chat.of_chat(CHAT)
    code = await code_of(chat, conversation)
    token = await chat.in_session(lambda session: onto_web(session, code, None))
    assert await chat.identify(token) == conversation
    assert await chat.of_chat(CHAT) == (conversation, ())


async def test_a_code_works_once_and_only_the_newest_does(chat: Chat, begun: str) -> None:
    first, second = await code_of(chat, begun), await code_of(chat, begun)
    for code, moved in ((first, None), (second, begun), (second, None)):
        found = await chat.in_session(lambda session, code=code: into_chat(session, code, CHAT))  # type: ignore[misc]
        assert found == moved


async def test_a_code_dies_after_ten_minutes_and_the_next_one_sweeps_it_away(
    chat: Chat, begun: str, sessions: Sessions
) -> None:
    code = await code_of(chat, begun)
    with sessions.begin() as session:
        assert now() + LASTS - session.scalars(select(MoveCode.expires)).one() < dt.timedelta(seconds=60)
        session.execute(update(MoveCode).values(expires=now() - dt.timedelta(seconds=1)))
    with pytest.raises(UnknownCode):
        await chat.in_session(lambda session: onto_web(session, code, None))
    other = await chat.identify((await chat.open()).token)
    await code_of(chat, other)
    with sessions() as session:
        assert session.scalars(select(MoveCode.conversation_id)).all() == [other]


async def test_a_chat_that_guesses_is_stopped_and_no_other(chat: Chat, begun: str) -> None:
    code = await code_of(chat, begun)
    for _ in range(OF_A_CONVERSATION):
        assert await chat.in_session(lambda session: into_chat(session, "2AAA-2AAA", CHAT)) is None
    with pytest.raises(TooManyGuesses):
        await chat.in_session(lambda session: into_chat(session, code, CHAT))
    assert await chat.in_session(lambda session: into_chat(session, code, "72")) == begun


async def test_what_a_chat_said_before_goes_along_with_its_requests_and_is_erased_together(
    chat: Chat, begun: str, sessions: Sessions, eraser: Eraser
) -> None:
    before, _ = await chat.of_chat(CHAT)
    await chat.post(before, typed("we are Craigellan", "message-9"))
    with sessions.begin() as session:
        reference = open_request(session, draft_of(), conversation_id=before, submission_key="k").reference
    code = await code_of(chat, begun)
    await chat.in_session(lambda session: into_chat(session, code, CHAT))
    with sessions() as session:
        assert [request.reference for request in requests_of(session, begun)] == [reference]
        assert session.get_one(Conversation, before).continued_as == begun
    eraser.erase(Scope.CONVERSATION, begun, EMPLOYER, keep_open=True)
    with sessions() as session:
        assert session.scalars(select(Turn.id)).all() == []
        assert session.scalars(select(Conversation.id)).all() == []


async def test_a_thread_that_moved_twice_is_still_erased_as_one(
    chat: Chat, begun: str, sessions: Sessions, eraser: Eraser
) -> None:
    first, _ = await chat.of_chat(CHAT)
    await chat.in_session(lambda session: into_chat(session, offer(session, begun), CHAT))
    last = await chat.identify((await chat.open()).token)
    await chat.in_session(lambda session: into_chat(session, offer(session, last), CHAT))
    with sessions() as session:
        assert {session.get_one(Conversation, name).continued_as for name in (first, begun)} == {last}
    eraser.erase(Scope.CONVERSATION, first, EMPLOYER)
    with sessions() as session:
        assert session.scalars(select(Conversation.id)).all() == []


async def test_a_widget_leaves_its_own_conversation_for_that_of_a_code(chat: Chat) -> None:
    opened = await chat.open()
    left = await chat.identify(opened.token)
    goes_on, _ = await chat.of_chat(CHAT)
    code = await code_of(chat, goes_on)
    token = await chat.in_session(lambda session: onto_web(session, code, left))
    assert await chat.identify(token) == goes_on
    with pytest.raises(UnknownConversation):
        await chat.identify(opened.token)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("7K4Q-2XMP", "7K4Q-2XMP"),
        (" 7k4q – 2xmp\n", "7K4Q-2XMP"),
        ("part-time", None),
        ("hard-wear", None),
        ("7K4Q2XMP", None),
        ("is it 7K4Q-2XMP?", None),
        ("1K4Q-2XMP", None),
    ],
)
def test_a_code_is_known_by_its_look(text: str, code: str | None) -> None:
    assert code_in(text) == code


class Connected:
    """What the application knows of a bot that is connected."""

    bot_name = "advisor_bot"


async def test_the_api_offers_a_code_with_a_link_and_takes_one(
    client: httpx.AsyncClient, app: FastAPI, chat: Chat
) -> None:
    app.state.telegram = Connected()
    token = (await client.post("/api/conversations")).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    offered = (await client.post(MOVES, headers=headers)).json()
    assert offered["link"] == f"https://t.me/advisor_bot?start={offered['code']}"
    assert (offered["bot"], offered["minutes"], code_in(offered["code"])) == ("advisor_bot", 10, offered["code"])
    moved = (await client.post(f"{MOVES}/taken", json={"code": offered["code"].lower()})).json()
    assert await chat.identify(moved["token"]) == await chat.identify(token)


async def test_the_api_says_what_a_code_is_not_good_for(client: httpx.AsyncClient, app: FastAPI) -> None:
    token = (await client.post("/api/conversations")).json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    offered = await client.post(MOVES, headers=headers)
    assert (offered.status_code, offered.json()["code"]) == (404, "no_telegram")
    assert (await client.post(MOVES)).status_code == 401
    for code in ("7K4Q-2XMP", "nonsense"):
        refused = await client.post(f"{MOVES}/taken", json={"code": code}, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (422, "unknown_code")
    unknown = await client.post(f"{MOVES}/taken", json={"code": "7K4Q-2XMP"}, headers={"Authorization": "Bearer x"})
    assert unknown.status_code == 401
