"""The button by which an employer hears of new courses, answered without Rasa and only for their own request."""

from __future__ import annotations

from typing import Any

import pytest

from bot.chat import Chat
from contract import Button, Post, Text
from hub.models import CollaborationRequest
from hub.requests import get_request, open_request
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import texts, typed
from tests.hub.made import draft_of


def opened(sessions: Sessions, conversation: str) -> str:
    with sessions.begin() as session:
        return open_request(session, draft_of(), conversation_id=conversation, submission_key="k").reference


def read(sessions: Sessions, reference: str) -> CollaborationRequest:
    with sessions() as session:
        return get_request(session, reference)


async def press(chat: Chat, rasa: FakeRasa, conversation: str, payload: str, key: str) -> Any:
    """Show a button with this payload, then press it."""
    rasa.replies[key] = [Text(lead="Well?", buttons=(Button(title="Press", payload=payload),))]
    (shown,) = (await chat.post(conversation, typed(key, f"say-it-{key}"))).messages
    rasa.asked.clear()
    return await chat.post(conversation, Post(id=f"press-it-{key}", payload=shown.buttons[0].payload))


async def test_the_button_is_kept_and_taken_back_without_asking_rasa(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions
) -> None:
    reference = opened(sessions, begun)
    agreed = await press(chat, rasa, begun, f'/status{{"hear": "{reference}"}}', "one")
    assert texts(agreed) == [PHRASES("utter_hears", reference=reference)]
    assert rasa.asked == []
    assert read(sessions, reference).hears
    refused = await press(chat, rasa, begun, f'/status{{"hear_not": "{reference}"}}', "two")
    assert texts(refused) == [PHRASES("utter_hears_not", reference=reference)]
    assert not read(sessions, reference).hears


@pytest.mark.parametrize("whose", ["another", "nobody's"])
async def test_no_other_request_is_changed(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions, whose: str
) -> None:
    reference = opened(sessions, "another conversation")
    named = reference if whose == "another" else "MC-222222"
    answer = await press(chat, rasa, begun, f'/status{{"hear": "{named}"}}', "one")
    words = "utter_hear_proof" if whose == "another" else "utter_no_open_request"
    assert texts(answer) == [PHRASES(words, reference=reference)]
    assert not read(sessions, reference).hears


async def test_typed_words_press_nothing(chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions) -> None:
    reference = opened(sessions, begun)
    await chat.post(begun, typed(f'/status{{"hear": "{reference}"}}'))
    assert not read(sessions, reference).hears
    assert len(rasa.asked) == 1
