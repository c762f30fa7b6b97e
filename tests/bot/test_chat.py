"""A turn: asked of Rasa once, in order, and answered whatever happens."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.chat import SESSION, Chat
from bot.conversations import IdReused, UnknownConversation, UnknownPayload
from contract import Answer, Button, Error, Post, Text
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.conftest import EMAIL


@pytest.fixture
async def conversation(chat: Chat, rasa: FakeRasa) -> str:
    """A conversation that has been opened, with nothing asked since."""
    found = await chat.identify((await chat.open()).token)
    rasa.asked.clear()
    return found


def typed(text: str, key: str = "message-1") -> Post:
    return Post(id=key, text=text)


def texts(answer: Answer) -> list[str]:
    return [message.text for message in answer.messages]


async def test_a_new_conversation_begins_with_rasas_greeting(chat: Chat, rasa: FakeRasa) -> None:
    rasa.replies["/greet"] = [Text(text="Hello.")]
    opened = await chat.open()
    assert [message.text for message in opened.messages] == ["Hello."]
    assert rasa.asked == [(await chat.identify(opened.token), "/greet")]


async def test_a_new_conversation_opens_also_while_rasa_is_away(chat: Chat, rasa: FakeRasa) -> None:
    rasa.down = True
    opened = await chat.open()
    assert [type(message) for message in opened.messages] == [Error]
    assert await chat.identify(opened.token)


async def test_an_unknown_token_is_refused(chat: Chat) -> None:
    with pytest.raises(UnknownConversation):
        await chat.identify("made up")


async def test_a_message_is_answered_by_rasa(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    answer = await chat.post(conversation, typed("we need welders"))
    assert texts(answer) == ["You said: we need welders"]
    assert rasa.asked == [(conversation, "we need welders")]


async def test_the_same_id_gets_the_same_answer_without_asking_rasa_again(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    rasa.replies["welders"] = [Text(text="Well?", buttons=(Button(title="More", payload="/more"),))]
    first = await chat.post(conversation, typed("welders"))
    rasa.replies["welders"] = [Text(text="Something else.")]
    assert await chat.post(conversation, typed("welders")) == first
    assert rasa.texts == ["welders"]


async def test_the_same_id_with_another_text_is_refused(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    await chat.post(conversation, typed("welders"))
    with pytest.raises(IdReused):
        await chat.post(conversation, typed("plumbers"))
    assert rasa.texts == ["welders"]


async def test_the_same_text_with_another_id_is_asked_again(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    await chat.post(conversation, typed("welders", "message-1"))
    await chat.post(conversation, typed("welders", "message-2"))
    assert rasa.texts == ["welders", "welders"]


async def test_an_answer_outlives_the_process_that_gave_it(
    chat: Chat, rasa: FakeRasa, conversation: str, sessions: Sessions
) -> None:
    first = await chat.post(conversation, typed("welders"))
    assert await Chat(sessions, rasa, PHRASES, EMAIL).post(conversation, typed("welders")) == first
    assert rasa.texts == ["welders"]


async def test_a_failed_turn_is_tried_again_under_its_id_and_then_stays(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    rasa.down = True
    await chat.post(conversation, typed("welders"))
    rasa.down = False
    mended = await chat.post(conversation, typed("welders"))
    assert texts(mended) == ["You said: welders"]
    assert await chat.post(conversation, typed("welders")) == mended
    assert rasa.texts == ["welders", "welders"]


async def test_the_history_keeps_only_the_last_answer_to_a_turn_that_was_tried_again(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    rasa.down = True
    await chat.post(conversation, typed("welders"))
    rasa.down = False
    await chat.post(conversation, typed("welders"))
    told = (await chat.history(conversation)).messages
    assert [one.text for one in told][1:] == ["welders", "You said: welders"]


async def test_an_apology_names_the_contact_and_a_reference_that_the_log_has(
    chat: Chat, rasa: FakeRasa, conversation: str, caplog: pytest.LogCaptureFixture
) -> None:
    rasa.down = True
    with caplog.at_level(logging.WARNING):
        (error,) = (await chat.post(conversation, typed("welders"))).messages
    assert isinstance(error, Error)
    assert EMAIL in error.text
    assert error.data.reference in error.text
    assert error.data.retry
    assert f"(reference {error.data.reference}): switched off by the test" in caplog.text


async def test_an_apology_says_nothing_of_the_cause(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    rasa.down = True
    (error,) = (await chat.post(conversation, typed("welders"))).messages
    assert "switched off by the test" not in error.model_dump_json()


async def test_a_turn_that_broke_off_is_asked_again_under_its_id(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    rasa.broken = RuntimeError("a bug")
    with pytest.raises(RuntimeError):
        await chat.post(conversation, typed("welders"))
    rasa.broken = None
    assert texts(await chat.post(conversation, typed("welders"))) == ["You said: welders"]


async def test_messages_of_one_conversation_are_taken_one_after_the_other(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    rasa.held = {"first"}
    first = asyncio.create_task(chat.post(conversation, typed("first", "message-1")))
    await rasa.reached.wait()
    later = [asyncio.create_task(chat.post(conversation, typed(f"later {n}", f"message-{n}"))) for n in range(2, 5)]
    rasa.let_go()
    await asyncio.gather(first, *later)
    assert rasa.texts == ["first", "later 2", "later 3", "later 4"]
    assert rasa.most_at_once == 1


async def test_messages_of_two_conversations_do_not_wait_for_each_other(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    other = await chat.identify((await chat.open()).token)
    rasa.held = {"slow"}
    slow = asyncio.create_task(chat.post(conversation, typed("slow")))
    await rasa.reached.wait()
    assert texts(await chat.post(other, typed("quick"))) == ["You said: quick"]
    rasa.let_go()
    await slow


async def test_the_same_post_twice_at_once_asks_rasa_once(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    posts = [chat.post(conversation, typed("welders")) for _ in range(5)]
    first, *others = await asyncio.gather(*posts)
    assert all(answer == first for answer in others)
    assert rasa.texts == ["welders"]


async def test_a_refused_message_does_not_hold_up_the_next(chat: Chat, conversation: str) -> None:
    with pytest.raises(UnknownPayload):
        await chat.post(conversation, Post(id="message-1", payload="forged"))
    assert texts(await chat.post(conversation, typed("welders", "message-2"))) == ["You said: welders"]


async def test_a_pressed_button_reaches_rasa_as_what_it_stands_for(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    rasa.replies["welders"] = [Text(text="Well?", buttons=(Button(title="More", payload="/more"),))]
    (message,) = (await chat.post(conversation, typed("welders"))).messages
    await chat.post(conversation, Post(id="message-2", payload=message.buttons[0].payload))
    assert rasa.texts == ["welders", "/more"]


async def test_the_server_may_ask_by_intent_where_a_client_may_not(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    await chat.ask(conversation, "telegram-7", "/help", said="/help")
    await chat.post(conversation, typed("/help"))
    assert rasa.texts == ["/help", "help"]


async def test_what_the_server_asks_is_asked_once_per_key(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    first = await chat.ask(conversation, "telegram-7", "/help", said="/help")
    assert await chat.ask(conversation, "telegram-7", "/help", said="/help") == first
    assert rasa.texts == ["/help"]


@pytest.mark.parametrize("text", ["////", "/ / /", "🎓🔥", "?!", "..."])
async def test_a_message_without_words_is_answered_without_rasa(
    chat: Chat, rasa: FakeRasa, conversation: str, text: str
) -> None:
    assert texts(await chat.post(conversation, typed(text))) == [PHRASES["utter_message_without_words"]]
    assert rasa.asked == []


async def test_a_message_that_is_too_long_is_kept_and_answered_without_rasa(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    (answer,) = texts(await chat.post(conversation, typed("welders " * 1250)))
    assert "4,000 characters" in answer
    assert rasa.asked == []
    said = (await chat.history(conversation)).messages[-2]
    assert len(said.text) == len("welders " * 1250) - 1


async def test_a_message_of_the_longest_length_is_asked(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    await chat.post(conversation, typed("w" * 4000))
    assert rasa.texts == ["w" * 4000]


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "'; DROP TABLE turn; --", "{email} {0} %s"])
async def test_any_text_reaches_rasa_and_the_history_unchanged(
    chat: Chat, rasa: FakeRasa, conversation: str, text: str
) -> None:
    await chat.post(conversation, typed(text))
    assert rasa.texts == [text]
    assert (await chat.history(conversation)).messages[-2].text == text


async def test_a_telegram_chat_is_greeted_once(chat: Chat, rasa: FakeRasa) -> None:
    conversation, opening = await chat.of_chat("71")
    assert [message.text for message in opening] == ["You said: /greet"]
    assert await chat.of_chat("71") == (conversation, ())
    assert rasa.texts == ["/greet"]


async def talk(chat: Chat, conversation: str, turns: int) -> None:
    for turn in range(turns):
        await chat.post(conversation, typed(f"turn {turn}", f"message-{turn}"))


async def test_a_long_conversation_begins_a_new_session_before_its_thirtieth_turn(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    await talk(chat, conversation, 2 * SESSION)  # the opening is the first turn
    assert SESSION == 30
    assert rasa.renewed == [(conversation, SESSION - 2), (conversation, 2 * SESSION - 2)]


async def test_a_short_conversation_begins_no_new_session(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    await talk(chat, conversation, SESSION - 2)
    assert rasa.renewed == []


async def test_the_turns_of_another_conversation_do_not_count(chat: Chat, rasa: FakeRasa, conversation: str) -> None:
    await talk(chat, conversation, SESSION - 2)
    other = await chat.identify((await chat.open()).token)
    await talk(chat, other, 1)
    assert rasa.renewed == []


async def test_a_session_that_cannot_begin_is_apologised_for_and_begun_at_the_next_try(
    chat: Chat, rasa: FakeRasa, conversation: str
) -> None:
    await talk(chat, conversation, SESSION - 2)
    rasa.down = True
    failed = await chat.post(conversation, typed("welders", "the-thirtieth"))
    rasa.down = False
    mended = await chat.post(conversation, typed("welders", "the-thirtieth"))
    assert [type(one) for one in failed.messages] == [Error]
    assert texts(mended) == ["You said: welders"]
    assert len(rasa.renewed) == 1
