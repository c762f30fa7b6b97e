"""Rating an answer at the API: kept once for each answer, only in its own conversation, and erased with it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from bot.answers import UnknownMessage
from bot.chat import Chat
from bot.erasure import Eraser
from bot.ratings import LONGEST
from contract import Text
from contract.ratings import Rate
from hub.erasure import Scope, Store
from hub.models import EMPLOYER
from hub.ratings import Fault, Rating, ratings
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import typed

PATH = "/api/conversations/ratings"


@pytest.fixture
async def answer(chat: Chat, begun: str) -> str:
    """The id of an answer in the conversation `begun`."""
    (message,) = (await chat.post(begun, typed("welders", "message-1"))).messages
    return message.id


def kept(sessions: Sessions) -> list[Rating]:
    with sessions() as session:
        return [*ratings(session, helpful=True), *ratings(session, helpful=False)]


async def test_whoever_says_no_is_asked_why_and_the_reason_is_kept(
    chat: Chat, begun: str, answer: str, sessions: Sessions
) -> None:
    asked = await chat.rate(begun, Rate(message=answer, helpful=False))
    assert [reason.code for reason in asked.reasons] == list(Fault)
    assert asked.text == PHRASES("utter_rating_why")
    thanked = await chat.rate(begun, Rate(message=answer, helpful=False, fault="unclear"))
    assert (thanked.text, thanked.reasons) == (PHRASES("utter_rated"), ())
    (rating,) = kept(sessions)
    assert (rating.said, rating.answered, rating.fault) == ("welders", "You said: welders", Fault.UNCLEAR)


async def test_a_later_word_on_the_same_answer_takes_the_place_of_the_first(
    chat: Chat, begun: str, answer: str, sessions: Sessions
) -> None:
    await chat.rate(begun, Rate(message=answer, helpful=False, fault="wrong"))
    assert (await chat.rate(begun, Rate(message=answer, helpful=True))).reasons == ()
    assert [(rating.helpful, rating.fault) for rating in kept(sessions)] == [(True, None)]


@pytest.mark.parametrize(
    "change", [{"message": "999999-0"}, {"message": "1-0"}, {"helpful": False, "fault": "made_up"}]
)
async def test_what_is_no_answer_here_or_no_reason_is_refused(
    chat: Chat, begun: str, answer: str, sessions: Sessions, change: dict[str, Any]
) -> None:
    other = await chat.identify((await chat.open()).token)
    conversation = begun if change != {"message": "1-0"} else other
    with pytest.raises(UnknownMessage):
        await chat.rate(conversation, Rate(**{"message": answer, "helpful": True} | change))
    assert kept(sessions) == []


async def test_words_of_any_length_are_kept_short(chat: Chat, begun: str, rasa: FakeRasa, sessions: Sessions) -> None:
    rasa.replies["long"] = [Text(lead="x" * 3000), Text(lead="y")]
    *_, message = (await chat.post(begun, typed("long", "message-2"))).messages
    await chat.rate(begun, Rate(message=message.id, helpful=True))
    assert kept(sessions)[0].answered == "x" * LONGEST


async def test_a_rating_goes_with_its_conversation(
    chat: Chat, begun: str, answer: str, sessions: Sessions, eraser: Eraser
) -> None:
    await chat.rate(begun, Rate(message=answer, helpful=True))
    assert eraser.erase(Scope.CONVERSATION, begun, EMPLOYER)[Store.RATINGS] == 1
    assert kept(sessions) == []


async def test_the_api_takes_ratings_of_whoever_holds_the_token(client: httpx.AsyncClient, sessions: Sessions) -> None:
    opened = (await client.post("/api/conversations")).json()
    headers = {"Authorization": f"Bearer {opened['token']}"}
    said = {"message": opened["messages"][0]["id"], "helpful": True}
    assert (await client.post(PATH, json=said)).status_code == 401
    assert (await client.post(PATH, json=said, headers=headers)).json()["text"] == PHRASES("utter_rated")
    refused = await client.post(PATH, json={**said, "message": "999999-0"}, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (422, "unknown_message")
    assert len(kept(sessions)) == 1
