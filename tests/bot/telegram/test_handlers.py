from __future__ import annotations

import logging
from typing import Any

import pytest

from contract import Button, FilterChip, Recommendations, RecommendationsData, Text
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import NOTICE, Until
from tests.bot.telegram_content import PHOTO, STICKER
from tests.bot.telegram_server import FakeBotApi
from tests.conftest import EMAIL

pytestmark = pytest.mark.usefixtures("bot")

ANNA, BEN = 71, 72


async def test_typed_text_is_answered(telegram: FakeBotApi, until: Until) -> None:
    telegram.deliver_text(ANNA, "we need welders")
    await until(lambda: telegram.texts(ANNA) == ["You said: we need welders"])


async def test_start_greets_without_asking_rasa(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    telegram.deliver_text(ANNA, "/start")
    await until(lambda: telegram.texts(ANNA) == [PHRASES("utter_greet")])
    assert rasa.texts == []


async def test_whoever_begins_without_start_gets_the_answer_and_no_greeting(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == ["You said: welders"])
    assert rasa.texts == ["welders"]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("/start", "/greet"),
        ("/start a-parameter-of-a-link", "/greet"),
        ("/help", "/help"),
        ("/HELP", "/help"),
        ("/help@advisor_bot", "/help"),
        ("/find", "/recommend"),
        ("/find welding for 12 people", "welding for 12 people"),
        ("/find\nwelding", "welding"),
        ("/find /request", "request"),
        ("/request", "/request"),
        ("/status", "/status"),
        ("/shortlist", "/shortlist"),
        ("/explain SCQF", "What does SCQF mean?"),
        ("/human", "/human"),
        ("/forget", "/erase"),
        ("/courses in welding", "courses in welding"),
        ("/restart", "restart"),
        ("/ /request", "request"),
    ],
)
async def test_a_command_asks_its_intent_and_any_other_text_is_only_text(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, typed: str, asked: str
) -> None:
    telegram.deliver_text(ANNA, "hello")
    telegram.deliver_text(ANNA, typed)
    await until(lambda: len(telegram.sent(ANNA)) == 2)
    assert rasa.texts == ["hello", asked]


async def test_what_is_kept_is_said_also_while_rasa_is_away(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.down = True
    telegram.deliver_text(ANNA, "/privacy")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    assert telegram.texts(ANNA) == [NOTICE.in_telegram()]
    assert rasa.asked == []


async def test_a_pressed_button_is_answered_and_confirmed(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.replies["welders"] = [Text(lead="Well?", buttons=(Button(title="More", payload="/more"),))]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    ((title, data),) = telegram.sent(ANNA)[0].buttons
    telegram.deliver_press(ANNA, data)
    await until(lambda: len(telegram.calls("answerCallbackQuery")) == 1)
    await until(lambda: telegram.texts(ANNA) == ["Well?", "You said: /more"])
    assert title == "More"


async def test_a_pressed_chip_takes_its_condition_back(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    chip = FilterChip(field="weeks_max", value="6 weeks", words="six weeks", drop='/refine{"drop": "weeks_max"}')
    data = RecommendationsData(needs=(), filters=(chip,), items=(), uncovered=(), total=0)
    rasa.replies["welders"] = [Recommendations(lead="Nothing.", data=data)]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    (title, key), *_ = telegram.sent(ANNA)[0].buttons
    telegram.deliver_press(ANNA, key)
    await until(lambda: len(telegram.sent(ANNA)) == 2)
    assert title == "× 6 weeks"
    assert rasa.texts[-1] == '/refine{"drop": "weeks_max"}'


async def test_a_message_is_shown_with_its_lead_and_its_body(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["welders"] = [Text(lead="I found one:", body="1. Welding")]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == ["I found one:\n\n1. Welding"])


@pytest.mark.parametrize("data", ["/request", "never-issued"])
async def test_a_button_that_is_not_known_is_answered_in_words(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, data: str
) -> None:
    telegram.deliver_press(ANNA, data)
    await until(lambda: telegram.texts(ANNA) == [PHRASES("utter_button_gone")])
    assert rasa.texts == []


async def test_a_button_of_another_chat_is_answered_in_words(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["welders"] = [Text(lead="Well?", buttons=(Button(title="More", payload="/more"),))]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    telegram.deliver_press(BEN, telegram.sent(ANNA)[0].buttons[0][1])
    await until(lambda: telegram.texts(BEN) == [PHRASES("utter_button_gone")])


async def test_a_press_that_telegram_has_forgotten_still_counts(telegram: FakeBotApi, until: Until) -> None:
    telegram.refuse("answerCallbackQuery", 400, "Bad Request: query is too old and response timeout expired")
    telegram.deliver_press(ANNA, "never-issued")
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: telegram.texts(ANNA) == [PHRASES("utter_button_gone"), "You said: welders"])


@pytest.mark.parametrize("typed", ["welders", "/help", "/start"])
async def test_an_update_that_is_delivered_twice_is_answered_once(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, typed: str
) -> None:
    telegram.deliver_text(ANNA, typed, times=2)
    telegram.deliver_text(ANNA, "and then")
    await until(lambda: "You said: and then" in telegram.texts(ANNA))
    assert len(telegram.sent(ANNA)) == 2
    assert len(rasa.texts) == len(set(rasa.texts))


async def test_a_press_that_is_delivered_twice_is_answered_once(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["welders"] = [Text(lead="Well?", buttons=(Button(title="More", payload="/more"),))]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    telegram.deliver_press(ANNA, telegram.sent(ANNA)[0].buttons[0][1], times=2)
    telegram.deliver_text(ANNA, "and then")
    await until(lambda: telegram.texts(ANNA) == ["Well?", "You said: /more", "You said: and then"])


@pytest.mark.parametrize("content", [{"sticker": STICKER}, {"photo": PHOTO}, {"text": "🎓"}, {"text": "////"}])
async def test_a_message_without_words_is_answered_in_words(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, content: dict[str, Any]
) -> None:
    telegram.deliver(ANNA, **content)
    await until(lambda: telegram.texts(ANNA) == [PHRASES("utter_message_without_words")])
    assert rasa.texts == []


async def test_buttons_go_when_they_are_spent_and_stay_where_the_press_failed(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["welders"] = [Text(lead="Well?", buttons=(Button(title="More", payload="/more"),))]
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    (asked,) = telegram.sent(ANNA)
    rasa.down = True
    telegram.deliver_press(ANNA, asked.buttons[0][1])
    await until(lambda: len(telegram.sent(ANNA)) == 2)
    assert telegram.calls("editMessageReplyMarkup") == []
    rasa.down = False
    telegram.deliver_press(ANNA, asked.buttons[0][1])
    await until(lambda: len(telegram.calls("editMessageReplyMarkup")) == 1)
    (edit,) = telegram.calls("editMessageReplyMarkup")
    assert (edit["chat_id"], edit["message_id"], edit.get("reply_markup")) == (str(ANNA), str(asked.number), None)


async def test_two_chats_do_not_share_a_conversation(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    telegram.deliver_text(ANNA, "welders")
    telegram.deliver_text(BEN, "plumbers")
    await until(lambda: bool(telegram.sent(ANNA) and telegram.sent(BEN)))
    conversations = {text: conversation for conversation, text in rasa.asked}
    assert conversations["welders"] != conversations["plumbers"]
    assert (telegram.texts(ANNA), telegram.texts(BEN)) == (["You said: welders"], ["You said: plumbers"])


async def test_messages_of_one_chat_are_answered_in_their_order(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.held = {"slow"}
    telegram.deliver_text(ANNA, "slow")
    for number in range(4):
        telegram.deliver_text(ANNA, f"quick {number}")
    await rasa.reached.wait()
    rasa.let_go()
    await until(lambda: len(telegram.sent(ANNA)) == 5)
    assert telegram.texts(ANNA) == ["You said: slow", *(f"You said: quick {number}" for number in range(4))]


async def test_a_slow_chat_does_not_hold_up_another(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.held = {"slow"}
    telegram.deliver_text(ANNA, "slow")
    await rasa.reached.wait()
    telegram.deliver_text(BEN, "quick")
    await until(lambda: telegram.texts(BEN) == ["You said: quick"])
    assert telegram.texts(ANNA) == []
    rasa.let_go()


async def test_while_rasa_is_away_the_chat_is_told_so(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    rasa.down = True
    telegram.deliver_text(ANNA, "welders")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    assert EMAIL in telegram.texts(ANNA)[0]


async def test_a_bug_is_logged_and_owned_up_to_and_the_next_message_is_answered(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, caplog: pytest.LogCaptureFixture
) -> None:
    telegram.deliver_text(ANNA, "hello")
    await until(lambda: len(telegram.sent(ANNA)) == 1)
    rasa.broken = RuntimeError("a bug")
    with caplog.at_level(logging.ERROR):
        telegram.deliver_text(ANNA, "welders")
        await until(lambda: len(telegram.sent(ANNA)) == 2)
    rasa.broken = None
    assert "RuntimeError: a bug" in caplog.text
    assert "a bug" not in telegram.texts(ANNA)[1]
    assert EMAIL in telegram.texts(ANNA)[1]
    telegram.deliver_text(ANNA, "plumbers")
    await until(lambda: telegram.texts(ANNA)[2:] == ["You said: plumbers"])
