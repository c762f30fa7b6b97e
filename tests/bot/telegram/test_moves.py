"""Going on in Telegram with a conversation of the web, and back."""

from __future__ import annotations

import pytest

from bot.chat import Chat
from bot.moves import code_in, offer, onto_web
from contract import Button, Text
from hub.guesses import OF_A_CONVERSATION
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import Until
from tests.bot.telegram_server import FakeBotApi
from tests.bot.turns import typed

pytestmark = pytest.mark.usefixtures("bot")

ANNA = 71
HERE = PHRASES("utter_move_here")


@pytest.mark.parametrize("way", ["/start {}", "/continue {}", "{}", "/CONTINUE@advisor_bot {}"])
async def test_a_code_from_the_web_repeats_the_open_question_and_its_buttons_work(
    telegram: FakeBotApi, until: Until, chat: Chat, rasa: FakeRasa, begun: str, way: str
) -> None:
    rasa.replies["a form"] = [Text(lead="How many?", buttons=(Button(title="Not sure", payload="/not_sure"),))]
    await chat.post(begun, typed("a form"))
    code = await chat.in_session(lambda session: offer(session, begun))
    telegram.deliver_text(ANNA, way.format(code))
    await until(lambda: telegram.texts(ANNA) == [HERE, "How many?"])
    telegram.deliver_press(ANNA, telegram.sent(ANNA)[1].buttons[0][1])
    await until(lambda: telegram.texts(ANNA)[2:] == ["You said: /not_sure"])
    assert {conversation for conversation, _ in rasa.asked} == {begun}


async def test_a_wrong_code_is_said_to_be_one_and_guessing_ends(telegram: FakeBotApi, until: Until) -> None:
    for _ in range(OF_A_CONVERSATION + 1):
        telegram.deliver_text(ANNA, "2AAA-2AAA")
    unknown, enough = PHRASES("utter_move_unknown"), PHRASES("utter_move_too_often")
    await until(lambda: telegram.texts(ANNA) == [unknown] * OF_A_CONVERSATION + [enough])


async def test_web_gives_a_code_by_itself_to_copy_that_opens_this_conversation(
    telegram: FakeBotApi, until: Until, chat: Chat
) -> None:
    telegram.deliver_text(ANNA, "hello")
    telegram.deliver_text(ANNA, "/web")
    await until(lambda: len(telegram.sent(ANNA)) == 3)
    *_, words, code = telegram.texts(ANNA)
    assert "within 10 minutes" in words
    assert code_in(code) == code
    token = await chat.in_session(lambda session: onto_web(session, code, None))
    assert (await chat.identify(token), ()) == await chat.of_chat(str(ANNA))
