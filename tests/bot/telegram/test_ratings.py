"""Thumbs in Telegram: kept beside the conversation, asked why once, and only of answers of this chat."""

from __future__ import annotations

import pytest

from contract import GuidanceData, Text
from contract.messages import Guidance
from hub.ratings import Fault, ratings
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import Until
from tests.bot.telegram_server import FakeBotApi

pytestmark = pytest.mark.usefixtures("bot")

ANNA, BEN = 71, 72
ADVICE = Guidance(lead="It depends.", data=GuidanceData(topic="x", facts=(), schemes=(), source=None, as_of=None))
UP, DOWN = PHRASES("utter_button_helpful"), PHRASES("utter_button_not_helpful")


@pytest.fixture
async def thumbs(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> dict[str, str]:
    """The data of the two thumbs below an answer to Anna, by their titles."""
    rasa.replies["may they?"] = [ADVICE]
    telegram.deliver_text(ANNA, "may they?")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    return dict(telegram.sent(ANNA)[0].buttons)


async def confirmed(telegram: FakeBotApi, until: Until, count: int = 1) -> list[str]:
    """The words that were shown to whoever pressed, after so many presses."""
    await until(lambda: len(telegram.calls("answerCallbackQuery")) == count)
    return [call.get("text", "") for call in telegram.calls("answerCallbackQuery")]


async def test_a_thumb_up_is_kept_and_thanked_for_without_a_message(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, thumbs: dict[str, str], sessions: Sessions
) -> None:
    telegram.deliver_press(ANNA, thumbs[UP])
    assert await confirmed(telegram, until) == [PHRASES("utter_rated")]
    with sessions() as session:
        (rating,) = ratings(session, helpful=True)
    assert (rating.said, rating.answered) == ("may they?", "It depends.")
    assert (len(telegram.sent(ANNA)), rasa.texts) == (1, ["may they?"])


async def test_a_thumb_down_asks_why_and_keeps_the_reason(
    telegram: FakeBotApi, until: Until, thumbs: dict[str, str], sessions: Sessions
) -> None:
    telegram.deliver_press(ANNA, thumbs[DOWN])
    await until(lambda: len(telegram.sent(ANNA)) == 2)
    asked = telegram.sent(ANNA)[1]
    assert asked.text == PHRASES("utter_rating_why")
    assert [title for title, _ in asked.buttons] == [PHRASES(f"utter_fault_{fault}") for fault in Fault]
    telegram.deliver_press(ANNA, asked.buttons[1][1])
    assert await confirmed(telegram, until, 2) == [PHRASES("utter_rating_why"), PHRASES("utter_rated")]
    with sessions() as session:
        assert [rating.fault for rating in ratings(session, helpful=False)] == [Fault.NOT_ASKED]


async def test_nobody_rates_an_answer_of_another_chat_or_for_a_made_up_reason(
    telegram: FakeBotApi, until: Until, thumbs: dict[str, str], sessions: Sessions
) -> None:
    telegram.deliver_press(BEN, thumbs[UP])
    await until(lambda: telegram.texts(BEN) == [PHRASES("utter_button_gone")])
    telegram.deliver_press(ANNA, thumbs[UP].replace(":up", ":made_up"))
    await until(lambda: telegram.texts(ANNA)[1:] == [PHRASES("utter_button_gone")])
    with sessions() as session:
        assert ratings(session, helpful=True) == ratings(session, helpful=False) == []


async def test_small_talk_has_no_thumbs(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.replies["thanks"] = [Text(lead="You are welcome.")]
    telegram.deliver_text(ANNA, "thanks")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    assert telegram.sent(ANNA)[0].buttons == ()
