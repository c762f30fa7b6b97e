"""A turn: asked of Rasa once, in order, and answered whatever happens."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.chat import Chat
from bot.conversations import IdReused, UnknownConversation, UnknownPayload
from bot.erasure import Eraser
from contract import Button, Error, Post, Text
from runtime.database import Sessions
from runtime.logs import turn_of
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import texts, typed
from tests.conftest import EMAIL, FORM


async def test_a_new_conversation_begins_with_the_greeting_also_while_rasa_is_away(chat: Chat, rasa: FakeRasa) -> None:
    rasa.down = True
    opened = await chat.open()
    assert [message.text for message in opened.messages] == [PHRASES("utter_greet")]
    assert await chat.identify(opened.token)
    assert rasa.asked == []


async def test_an_unknown_token_is_refused(chat: Chat) -> None:
    with pytest.raises(UnknownConversation):
        await chat.identify("made up")


async def test_a_message_is_answered_by_rasa(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    answer = await chat.post(begun, typed("we need welders"))
    assert texts(answer) == ["You said: we need welders"]
    assert rasa.asked == [(begun, "we need welders")]


async def test_the_same_id_gets_the_same_answer_without_asking_rasa_again(
    chat: Chat, rasa: FakeRasa, begun: str
) -> None:
    rasa.replies["welders"] = [Text(lead="Well?", buttons=(Button(title="More", payload="/more"),))]
    first = await chat.post(begun, typed("welders"))
    rasa.replies["welders"] = [Text(lead="Something else.")]
    assert await chat.post(begun, typed("welders")) == first
    assert rasa.texts == ["welders"]


async def test_the_same_id_with_another_text_is_refused(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    await chat.post(begun, typed("welders"))
    with pytest.raises(IdReused):
        await chat.post(begun, typed("plumbers"))
    assert rasa.texts == ["welders"]


async def test_the_same_text_with_another_id_is_asked_again(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    await chat.post(begun, typed("welders", "message-1"))
    await chat.post(begun, typed("welders", "message-2"))
    assert rasa.texts == ["welders", "welders"]


async def test_an_answer_outlives_the_process_that_gave_it(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions, eraser: Eraser
) -> None:
    first = await chat.post(begun, typed("welders"))
    assert await Chat(sessions, rasa, PHRASES, EMAIL, FORM, eraser).post(begun, typed("welders")) == first
    assert rasa.texts == ["welders"]


async def test_a_failed_turn_is_tried_again_under_its_id_and_then_stays(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    rasa.down = True
    await chat.post(begun, typed("welders"))
    rasa.down = False
    mended = await chat.post(begun, typed("welders"))
    assert texts(mended) == ["You said: welders"]
    assert await chat.post(begun, typed("welders")) == mended
    assert rasa.texts == ["welders", "welders"]


async def test_the_history_keeps_only_the_last_answer_to_a_turn_that_was_tried_again(
    chat: Chat, rasa: FakeRasa, begun: str
) -> None:
    rasa.down = True
    await chat.post(begun, typed("welders"))
    rasa.down = False
    await chat.post(begun, typed("welders"))
    messages = (await chat.history(begun)).messages
    assert [message.text for message in messages][1:] == ["welders", "You said: welders"]


async def test_an_apology_names_the_contact_and_a_reference_that_the_log_has(
    chat: Chat, rasa: FakeRasa, begun: str, caplog: pytest.LogCaptureFixture
) -> None:
    rasa.down = True
    with caplog.at_level(logging.WARNING):
        (error,) = (await chat.post(begun, typed("welders"))).messages
    assert isinstance(error, Error)
    assert EMAIL in error.text
    assert error.data.reference in error.text
    assert error.data.retry
    assert "Rasa is unavailable: switched off by the test" in caplog.text
    with turn_of(begun, "message-1") as turn:  # which every line of the turn has
        assert error.data.reference == turn


async def test_an_apology_says_nothing_of_the_cause(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    rasa.down = True
    (error,) = (await chat.post(begun, typed("welders"))).messages
    assert "switched off by the test" not in error.model_dump_json()


async def test_a_turn_that_broke_off_is_asked_again_under_its_id(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    rasa.broken = RuntimeError("a bug")
    with pytest.raises(RuntimeError):
        await chat.post(begun, typed("welders"))
    rasa.broken = None
    assert texts(await chat.post(begun, typed("welders"))) == ["You said: welders"]


async def test_messages_of_one_conversation_are_taken_one_after_the_other(
    chat: Chat, rasa: FakeRasa, begun: str
) -> None:
    rasa.held = {"first"}
    first = asyncio.create_task(chat.post(begun, typed("first", "message-1")))
    await rasa.reached.wait()
    later = [asyncio.create_task(chat.post(begun, typed(f"later {n}", f"message-{n}"))) for n in range(2, 5)]
    rasa.let_go()
    await asyncio.gather(first, *later)
    assert rasa.texts == ["first", "later 2", "later 3", "later 4"]
    assert rasa.most_at_once == 1


async def test_messages_of_two_conversations_do_not_wait_for_each_other(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    other = await chat.identify((await chat.open()).token)
    rasa.held = {"slow"}
    slow = asyncio.create_task(chat.post(begun, typed("slow")))
    await rasa.reached.wait()
    assert texts(await chat.post(other, typed("quick"))) == ["You said: quick"]
    rasa.let_go()
    await slow


async def test_the_same_post_twice_at_once_asks_rasa_once(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    posts = [chat.post(begun, typed("welders")) for _ in range(5)]
    first, *others = await asyncio.gather(*posts)
    assert all(answer == first for answer in others)
    assert rasa.texts == ["welders"]


async def test_a_refused_message_does_not_hold_up_the_next(chat: Chat, begun: str) -> None:
    with pytest.raises(UnknownPayload):
        await chat.post(begun, Post(id="message-1", payload="forged"))
    assert texts(await chat.post(begun, typed("welders", "message-2"))) == ["You said: welders"]


async def test_a_pressed_button_reaches_rasa_as_what_it_stands_for(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    rasa.replies["welders"] = [Text(lead="Well?", buttons=(Button(title="More", payload="/more"),))]
    (message,) = (await chat.post(begun, typed("welders"))).messages
    await chat.post(begun, Post(id="message-2", payload=message.buttons[0].payload))
    assert rasa.texts == ["welders", "/more"]


async def test_the_server_may_ask_by_intent_where_a_client_may_not(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    await chat.ask(begun, "telegram-7", "/help", said="/help")
    await chat.post(begun, typed("/help"))
    assert rasa.texts == ["/help", "help"]


async def test_what_the_server_asks_is_asked_once_per_key(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    first = await chat.ask(begun, "telegram-7", "/help", said="/help")
    assert await chat.ask(begun, "telegram-7", "/help", said="/help") == first
    assert rasa.texts == ["/help"]


@pytest.mark.parametrize("text", ["////", "/ / /", "🎓🔥", "?!", "..."])
async def test_a_message_without_words_is_answered_without_rasa(
    chat: Chat, rasa: FakeRasa, begun: str, text: str
) -> None:
    assert texts(await chat.post(begun, typed(text))) == [PHRASES("utter_message_without_words")]
    assert rasa.asked == []


async def test_a_message_that_is_too_long_is_kept_and_answered_without_rasa(
    chat: Chat, rasa: FakeRasa, begun: str
) -> None:
    (answer,) = texts(await chat.post(begun, typed("welders " * 1250)))
    assert "4,000 characters" in answer
    assert rasa.asked == []
    message = (await chat.history(begun)).messages[-2]
    assert len(message.text) == len("welders " * 1250) - 1


async def test_a_message_of_the_longest_length_is_asked(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    await chat.post(begun, typed("w" * 4000))
    assert rasa.texts == ["w" * 4000]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "'; DROP TABLE turn; --", "{email} {0} %s"])
async def test_any_text_reaches_rasa_and_the_history_unchanged(
    chat: Chat, rasa: FakeRasa, begun: str, text: str
) -> None:
    await chat.post(begun, typed(text))
    assert rasa.texts == [text]
    assert (await chat.history(begun)).messages[-2].text == text


async def test_a_telegram_chat_is_greeted_once(chat: Chat, rasa: FakeRasa) -> None:
    begun, opening = await chat.of_chat("71")
    assert [message.text for message in opening] == [PHRASES("utter_greet")]
    assert await chat.of_chat("71") == (begun, ())
    assert rasa.texts == []
