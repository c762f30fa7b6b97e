"""Formatted answers: sent without their tags where Telegram cannot read them, a page in the place of the one before."""

from __future__ import annotations

import logging

import pytest
from telegram import Bot

from bot.chat import Chat
from bot.telegram.channel import Account
from bot.telegram.kept_answers import Html
from bot.telegram.outbox import Outbox
from bot.telegram.push import Push
from bot.turn_order import TurnOrder
from contract import Button, Recommendations, RecommendationsData, Text
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import TOKEN, Until
from tests.bot.telegram_server import FakeBotApi

ANNA = 71
((MORE, MORE_PAYLOAD),) = PHRASES.buttons("utter_found")


def page(number: int) -> Recommendations:
    data = RecommendationsData(needs=(), filters=(), items=(), uncovered=(), total=6)
    return Recommendations(lead=f"Page {number}", data=data, buttons=(Button(title=MORE, payload=MORE_PAYLOAD),))


@pytest.mark.usefixtures("bot")
async def test_words_that_look_like_tags_are_read_as_they_were_said(telegram: FakeBotApi, until: Until) -> None:
    telegram.deliver_text(ANNA, "steel <b> & <i>")
    await until(lambda: telegram.texts(ANNA) == ["You said: steel <b> & <i>"])


@pytest.mark.usefixtures("bot")
async def test_an_answer_whose_tags_telegram_cannot_read_comes_as_plain_words(
    telegram: FakeBotApi, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.refuse("sendMessage", 400, "Bad Request: can't parse entities: unsupported start tag")
    telegram.deliver_text(ANNA, "steel & glass")
    await until(lambda: telegram.texts(ANNA) == ["You said: steel & glass"])
    assert "without them" in caplog.text
    assert "glass" not in caplog.text


@pytest.mark.usefixtures("bot")
async def test_an_answer_that_telegram_refuses_for_another_reason_is_not_tried_as_plain_words(
    telegram: FakeBotApi, until: Until
) -> None:
    telegram.refuse("sendMessage", 400, "Bad Request: message is too long")
    telegram.deliver_text(ANNA, "first")
    telegram.deliver_text(ANNA, "second")
    await until(lambda: telegram.texts(ANNA) == ["You said: second"])


async def test_news_whose_tags_telegram_cannot_read_come_as_plain_words(telegram: FakeBotApi) -> None:
    push = Push(TOKEN, f"{telegram.url}/bot", PHRASES)
    telegram.refuse("sendMessage", 400, "Bad Request: can't parse entities: unsupported start tag")
    await push.send(str(ANNA), Text(lead="steel & glass"))
    await push.close()
    assert telegram.texts(ANNA) == ["steel & glass"]


async def turned(telegram: FakeBotApi, until: Until, rasa: FakeRasa, *, below: int | None = None) -> None:
    """The first page of a list, and the press of the button for the next one."""
    rasa.replies |= {"welders": [page(1)], MORE_PAYLOAD: [page(2)]}
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == ["Page 1"])
    (first,) = telegram.sent(ANNA)
    more = dict(first.buttons)[MORE]
    telegram.deliver_press(ANNA, more, below=first.number if below is None else below)


@pytest.mark.usefixtures("bot")
async def test_the_next_page_of_a_list_takes_the_place_of_the_one_before(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    await turned(telegram, until, rasa)
    await until(lambda: telegram.texts(ANNA) == ["Page 2"])
    (second,) = telegram.sent(ANNA)
    assert MORE in dict(second.buttons)
    assert telegram.calls("editMessageReplyMarkup") == []  # its new buttons stay
    telegram.deliver_text(ANNA, "thanks")
    await until(
        lambda: [call["message_id"] for call in telegram.calls("editMessageReplyMarkup")] == [str(second.number)]
    )


@pytest.mark.usefixtures("bot")
async def test_where_the_page_before_can_be_changed_no_more_the_next_one_is_sent(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    await turned(telegram, until, rasa, below=1)
    await until(lambda: telegram.texts(ANNA) == ["Page 1", "Page 2"])


@pytest.mark.usefixtures("bot")
async def test_a_page_waits_as_any_answer_does_while_telegram_is_away(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    telegram.refuse("editMessageText", 502, "Bad Gateway")
    await turned(telegram, until, rasa)
    await until(lambda: telegram.texts(ANNA) == ["Page 2"])


@pytest.mark.usefixtures("bot")
async def test_the_answer_to_any_other_button_is_sent(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.replies |= {"welders": [page(1)], MORE_PAYLOAD: [page(2)]}
    other = Recommendations(lead="x", data=page(1).data, buttons=(Button(title="About it", payload="/details"),))
    rasa.replies["welders"], rasa.replies["/details"] = [other], [Text(lead="All of it")]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == ["x"])
    (first,) = telegram.sent(ANNA)
    telegram.deliver_press(ANNA, dict(first.buttons)["About it"], below=first.number)
    await until(lambda: telegram.texts(ANNA) == ["x", "All of it"])


@pytest.mark.usefixtures("bot")
async def test_a_list_that_is_away_leaves_the_page_and_its_buttons(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    rasa.replies["welders"] = [page(1)]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == ["Page 1"])
    rasa.down = True
    (first,) = telegram.sent(ANNA)
    telegram.deliver_press(ANNA, dict(first.buttons)[MORE], below=first.number)
    await until(lambda: len(telegram.sent(ANNA)) == 2)
    assert telegram.texts(ANNA)[0] == "Page 1"
    assert telegram.calls("editMessageReplyMarkup") == []


async def test_a_page_that_is_there_already_is_not_sent_once_more(
    telegram: FakeBotApi, chat: Chat, account: Account, order: TurnOrder, until: Until
) -> None:
    """The process ended after Telegram had taken the change."""
    async with Bot(TOKEN, base_url=account.api) as bot:
        outbox = Outbox(bot, chat.in_session, order)
        await outbox.send(1, str(ANNA), [Html("Page 1")])
        await until(lambda: telegram.texts(ANNA) == ["Page 1"])
        (first,) = telegram.sent(ANNA)
        await outbox.send(2, str(ANNA), [Html("Page 1", edits=first.number)])
        await outbox.send(3, str(ANNA), [Html("Then")])
        await until(lambda: telegram.texts(ANNA) == ["Page 1", "Then"])
        await outbox.stop()
