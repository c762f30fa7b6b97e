"""The outbox of Telegram: nothing is lost while Telegram refuses, and an update is answered once over restarts."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import create_engine, select
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.chat import Chat
from bot.models import TelegramAnswer
from bot.telegram import outbox as outboxes
from bot.telegram.outbox import Outbox
from bot.turn_order import TurnOrder
from runtime.database import Sessions

KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("More", callback_data="key")]])


@dataclass
class FakeBot:
    """Takes messages, after it has raised each of `errors` once."""

    errors: list[TelegramError] = field(default_factory=list)
    sent: list[tuple[int, str]] = field(default_factory=list)
    keyboards: list[Any] = field(default_factory=list)

    bare: list[tuple[int, int]] = field(default_factory=list)
    """(chat, number) of the messages whose buttons were taken off; a message's number is its place, from 1."""

    async def send_message(self, chat: int, text: str, *, reply_markup: Any) -> Any:
        if self.errors:
            raise self.errors.pop(0)
        self.sent.append((chat, text))
        self.keyboards.append(reply_markup)
        return SimpleNamespace(message_id=len(self.sent))

    async def edit_message_reply_markup(self, chat: int, number: int) -> None:
        self.bare.append((chat, number))
        if self.errors:
            raise self.errors.pop(0)


class Shared(TurnOrder):
    """Another process sends the answers of every chat, the first `others` times that it is asked."""

    others = 0

    @asynccontextmanager
    async def alone(self, work: str) -> AsyncIterator[bool]:
        self.others -= 1
        yield self.others < 0


def outbox(bot: FakeBot, chat: Chat, others: int = 0) -> Outbox:
    """Begins again at once after a failure, so that no test waits."""
    order = Shared(create_engine("sqlite://"))
    order.others = others
    return Outbox(cast(Bot, bot), chat.in_session, order, first_pause=0)


async def sent_by(bot: FakeBot, chat: Chat, *texts: str, update: int = 1, to: str = "71") -> None:
    """A process that sends one answer and all that waits, and ends."""
    box = outbox(bot, chat)
    await box.start()
    if texts:
        await box.send(update, to, [(text, None) for text in texts])
    await box.stop()


async def test_an_answer_of_several_pieces_is_sent_in_order_with_its_buttons(chat: Chat) -> None:
    bot = FakeBot()
    box = outbox(bot, chat)
    await box.send(1, "71", [("one", None), ("two", KEYS)])
    await box.stop()
    assert bot.sent == [(71, "one"), (71, "two")]
    assert bot.keyboards == [None, KEYS]


async def test_the_next_answer_takes_the_buttons_off_what_was_sent_before_also_after_a_restart(chat: Chat) -> None:
    bot = FakeBot()
    for update in (1, 2):
        box = outbox(bot, chat)
        await box.send(update, "71", [("plain", None), ("choose", KEYS)], spends=True)
        await box.send(update + 10, "72", [("choose", KEYS)])
        await box.stop()
    assert bot.bare == [(71, bot.sent.index((71, "choose")) + 1)]


async def test_buttons_that_telegram_leaves_in_place_hold_up_nothing(chat: Chat) -> None:
    bot = FakeBot()
    await sent_by(bot, chat)
    box = outbox(bot, chat)
    await box.send(1, "71", [("choose", KEYS)])
    await box.stop()
    bot.errors = [BadRequest("message to edit not found")]
    box = outbox(bot, chat)
    await box.send(2, "71", [("next", None)], spends=True)
    await box.stop()
    assert ([text for _, text in bot.sent], len(bot.bare)) == (["choose", "next"], 1)


async def test_the_answer_to_a_group_that_moved_reaches_it_under_its_new_id(chat: Chat) -> None:
    bot = FakeBot([ChatMigrated(-1009)])
    await sent_by(bot, chat, "one", "two", to="-100")
    assert bot.sent == [(-1009, "one"), (-1009, "two")]


@pytest.mark.parametrize("fail", [lambda: NetworkError("Bad Gateway"), TimedOut, lambda: RetryAfter(0)])
@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_an_answer_that_telegram_did_not_take_is_sent_again(
    chat: Chat, fail: Callable[[], TelegramError]
) -> None:
    bot = FakeBot([fail(), fail()])
    await sent_by(bot, chat, "one", "two")
    assert bot.sent == [(71, "one"), (71, "two")]


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
async def test_an_answer_that_has_to_wait_is_sent_by_the_next_process(chat: Chat, sessions: Sessions) -> None:
    first = FakeBot([RetryAfter(3600)])
    await sent_by(first, chat, "one", "two")
    assert first.sent == []
    with sessions.begin() as session:  # an hour later
        for answer in session.scalars(select(TelegramAnswer)):
            answer.due -= dt.timedelta(hours=1)
    second = FakeBot()
    await sent_by(second, chat)
    assert second.sent == [(71, "one"), (71, "two")]


async def test_an_update_is_answered_once_also_over_a_restart(chat: Chat) -> None:
    bot = FakeBot()
    await sent_by(bot, chat, "one")
    assert await outbox(bot, chat).is_answered(1)
    assert not await outbox(bot, chat).is_answered(2)
    await sent_by(bot, chat, "another")
    assert bot.sent == [(71, "one")]


async def test_a_chat_that_blocked_the_bot_gets_nothing_more(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    bot = FakeBot([Forbidden("bot was blocked by the user")])
    await sent_by(bot, chat, "one", "two")
    await sent_by(bot, chat)
    assert bot.sent == []
    assert "blocked by the user" in caplog.text


async def test_an_answer_that_telegram_refuses_for_good_does_not_hold_up_the_next(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    bot = FakeBot([BadRequest("message is too long")])
    await sent_by(bot, chat, "one", "two")
    assert bot.sent == [(71, "two")]
    assert "message is too long" in caplog.text


async def test_what_was_sent_is_forgotten_but_for_its_number(chat: Chat, sessions: Sessions) -> None:
    await sent_by(FakeBot(), chat, "one")
    with sessions() as session:
        (answer,) = session.scalars(select(TelegramAnswer))
    assert (answer.update_id, answer.text, answer.keyboard) == (1, "", None)
    assert answer.sent is not None


async def test_an_answer_is_left_to_the_process_that_sends_it_until_that_one_is_done(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outboxes, "LOOK", 0)
    bot = FakeBot()
    box = outbox(bot, chat, others=3)
    await box.send(1, "71", [("one", None), ("two", None)])
    await box.stop()
    assert bot.sent == [(71, "one"), (71, "two")]
