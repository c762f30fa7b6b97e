"""What else people send in Telegram: groups, edits, captions, stickers, commands that need no conversation."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, select

from bot.models import Conversation
from contract import Button, Question, QuestionData
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.fake_rasa import FakeRasa
from tests.bot.telegram.conftest import Until
from tests.bot.telegram_content import BOT, PHOTO, STICKER
from tests.bot.telegram_server import FakeBotApi

pytestmark = pytest.mark.usefixtures("bot")

ANNA, GROUP = 71, -100
PRIVATE, WORDS = PHRASES("utter_private_chats_only"), PHRASES("utter_message_without_words")
ASKED = Question(
    lead="How many?",
    data=QuestionData(slot="request_learners", optional=False),
    buttons=(Button(title="Not sure", payload="/not_sure"),),
)
OF_THE_BOT = {"message_id": 1, "date": 1, "chat": {"id": GROUP, "type": "group", "title": "x"}, "from": BOT}


@pytest.mark.parametrize("kind", ["group", "supergroup"])
@pytest.mark.parametrize(
    "content",
    [
        {"text": "/start@advisor_bot"},
        {"text": "what about it, @Advisor_Bot?"},
        {"photo": PHOTO, "caption": "@advisor_bot"},
        {"text": "twelve", "reply_to_message": OF_THE_BOT},
    ],
)
async def test_a_group_that_addresses_the_bot_gets_one_sentence_and_starts_nothing(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa, sessions: Sessions, kind: str, content: dict[str, Any]
) -> None:
    telegram.deliver(GROUP, kind=kind, **content)
    await until(lambda: telegram.texts(GROUP) == [PRIVATE])
    assert rasa.asked == []
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Conversation)) == 0


async def test_what_a_group_says_to_others_is_not_answered(telegram: FakeBotApi, until: Until) -> None:
    telegram.deliver_text(GROUP, "lunch?", kind="group")
    telegram.deliver_text(GROUP, "/start@other_bot", kind="group")
    telegram.deliver_text(GROUP, "ask @advisor_bots", kind="group")
    telegram.deliver(GROUP, kind="group", migrate_to_chat_id=-1009)
    telegram.deliver_text(GROUP, "@advisor_bot", kind="group")
    await until(lambda: telegram.texts(GROUP) == [PRIVATE])


async def test_an_edited_message_is_asked_again(telegram: FakeBotApi, until: Until) -> None:
    telegram.deliver_text(ANNA, "we need weldres")
    telegram.deliver(ANNA, edited=True, text="we need welders")
    await until(lambda: telegram.texts(ANNA) == ["You said: we need weldres", "You said: we need welders"])


async def test_an_edit_is_not_taken_for_the_answer_to_another_question_of_a_form(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["a form"] = [ASKED]
    telegram.deliver_text(ANNA, "a form")
    telegram.deliver(ANNA, edited=True, text="another form")
    await until(lambda: telegram.texts(ANNA) == ["How many?", PHRASES("utter_edited_in_form")])
    assert rasa.texts == ["a form"]


async def test_the_words_below_a_photo_are_read(telegram: FakeBotApi, until: Until) -> None:
    telegram.deliver(ANNA, photo=PHOTO, caption="we need welders")
    await until(lambda: telegram.texts(ANNA) == ["You said: we need welders"])


async def test_stickers_in_a_row_are_answered_once(telegram: FakeBotApi, until: Until) -> None:
    for content in ({"sticker": STICKER}, {"text": "👍"}, {"sticker": STICKER}, {"text": "welders"}, {"text": "👍"}):
        telegram.deliver(ANNA, **content)
    await until(lambda: telegram.texts(ANNA) == [WORDS, "You said: welders", WORDS])


async def test_a_thumbs_up_in_a_form_repeats_the_question_with_buttons_that_work(
    telegram: FakeBotApi, until: Until, rasa: FakeRasa
) -> None:
    rasa.replies["a form"] = [ASKED]
    telegram.deliver_text(ANNA, "a form")
    telegram.deliver_text(ANNA, "👍")
    await until(lambda: telegram.texts(ANNA) == ["How many?", WORDS, "How many?"])
    telegram.deliver_press(ANNA, telegram.sent(ANNA)[2].buttons[0][1])
    await until(lambda: telegram.texts(ANNA)[3:] == ["You said: /not_sure"])


async def test_a_command_without_its_word_asks_for_it(telegram: FakeBotApi, until: Until, rasa: FakeRasa) -> None:
    telegram.deliver_text(ANNA, "/explain")
    await until(lambda: telegram.texts(ANNA) == [PHRASES("utter_explain_what")])
    assert rasa.texts == []


async def test_export_sends_all_that_was_said_as_a_file(telegram: FakeBotApi, until: Until) -> None:
    telegram.deliver_text(ANNA, "we need welders")
    telegram.deliver_text(ANNA, "/export")
    await until(lambda: len(telegram.files(ANNA)) == 1)
    file = telegram.files(ANNA)[0]
    assert file.name == "conversation.txt"
    assert file.content.decode().endswith("You:\nwe need welders\n\nAdvisor:\nYou said: we need welders\n")
