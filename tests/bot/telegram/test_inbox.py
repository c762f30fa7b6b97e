"""The inbox of Telegram: every update is answered once and in order, whatever happens to it or to the process."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from bot.chat import Chat
from bot.models import TelegramUpdate
from bot.telegram.inbox import Inbox, Raw, chat_of, number_of
from bot.turn_order import StillAnswering, TurnOrder
from runtime.database import Sessions


def update(number: int, chat: int = 71, text: str = "welders") -> Raw:
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": text}}


class Worker:
    """Notes what it answers. It raises each of `errors` once, and stops at `held` until it is let go."""

    def __init__(self, errors: Sequence[Exception] = (), held: int | None = None) -> None:
        self.errors, self.held = list(errors), held
        self.done: list[tuple[int, str]] = []
        self.reached, self.going, self.any, self.failed = (asyncio.Event() for _ in range(4))

    async def __call__(self, number: int, chat: str, raw: Raw) -> None:
        if self.errors:
            self.failed.set()
            raise self.errors.pop(0)
        if number == self.held:
            self.reached.set()
            await self.going.wait()
        self.done.append((number, chat))
        self.any.set()


class Busy(TurnOrder):
    """Another process answers every chat, the first time that one is asked for."""

    busy = True

    def turn(self, conversation_id: str) -> Any:
        if self.busy:
            self.busy = False
            raise StillAnswering(conversation_id)
        return super().turn(conversation_id)


def inbox(chat: Chat, order: TurnOrder, work: Worker) -> Inbox:
    return Inbox(chat.in_session, order, work, pause=0)


async def until_quiet(box: Inbox, sessions: Sessions) -> None:
    """Until everything stored is answered."""
    while True:
        with sessions() as session:
            if not session.scalars(select(TelegramUpdate).where(TelegramUpdate.body.is_not(None))).first():
                break
        await asyncio.sleep(0)
    await box.stop()


async def test_an_update_that_comes_again_is_answered_once_also_over_a_restart(
    chat: Chat, order: TurnOrder, sessions: Sessions
) -> None:
    work = Worker()
    for _ in range(2):
        box = inbox(chat, order, work)
        await box.start()
        await box.take_in([update(5), update(5)])
        await box.take_in([update(5)])
        await until_quiet(box, sessions)
    assert work.done == [(5, "71")]


async def test_updates_of_a_chat_are_answered_in_the_order_of_their_numbers(
    chat: Chat, order: TurnOrder, sessions: Sessions
) -> None:
    work = Worker()
    box = inbox(chat, order, work)
    await box.take_in([update(3), update(1), update(2)])
    await until_quiet(box, sessions)
    assert [number for number, _ in work.done] == [1, 2, 3]


async def test_what_was_not_answered_when_the_process_ended_is_answered_by_the_next_one(
    chat: Chat, order: TurnOrder, sessions: Sessions
) -> None:
    first = Worker(held=1)
    box = inbox(chat, order, first)
    await box.take_in([update(1), update(2)])
    await first.reached.wait()
    stopping = asyncio.create_task(box.stop())
    first.going.set()
    await stopping
    second = Worker()
    box = inbox(chat, order, second)
    await box.start()
    await until_quiet(box, sessions)
    assert (first.done, second.done) == ([(1, "71")], [(2, "71")])


async def test_a_chat_that_takes_long_holds_up_no_other(chat: Chat, order: TurnOrder, sessions: Sessions) -> None:
    work = Worker(held=1)
    box = inbox(chat, order, work)
    await box.take_in([update(1, 71), update(2, 72)])
    await work.reached.wait()
    await work.any.wait()
    assert work.done == [(2, "72")]
    work.going.set()
    await until_quiet(box, sessions)


@pytest.mark.parametrize("error", [OperationalError("", {}, Exception("gone")), StillAnswering("71")])
async def test_an_update_is_tried_again_while_the_database_is_away_or_its_conversation_is_busy(
    chat: Chat, order: TurnOrder, sessions: Sessions, error: Exception
) -> None:
    work = Worker([error])
    box = inbox(chat, order, work)
    await box.take_in([update(1), update(2)])
    await until_quiet(box, sessions)
    assert [number for number, _ in work.done] == [1, 2]


async def test_a_chat_that_another_process_answers_is_waited_for(chat: Chat, sessions: Sessions) -> None:
    work = Worker()
    box = inbox(chat, Busy(sessions.kw["bind"]), work)
    await box.take_in([update(1)])
    await until_quiet(box, sessions)
    assert work.done == [(1, "71")]


async def test_a_process_that_waits_for_the_database_can_be_stopped(chat: Chat, order: TurnOrder) -> None:
    work = Worker([OperationalError("", {}, Exception("gone"))])
    box = Inbox(chat.in_session, order, work, pause=3600)
    await box.take_in([update(1)])
    await work.failed.wait()
    await asyncio.wait_for(box.stop(), 10)


async def test_of_an_answered_update_only_its_number_is_kept(chat: Chat, order: TurnOrder, sessions: Sessions) -> None:
    box = inbox(chat, order, Worker())
    await box.take_in([update(1)])
    await until_quiet(box, sessions)
    with sessions() as session:
        (kept,) = session.scalars(select(TelegramUpdate))
    assert (kept.update_id, kept.chat, kept.body) == (1, "", None)


async def test_an_update_without_a_number_is_left_out_and_logged_without_its_words(
    chat: Chat, order: TurnOrder, sessions: Sessions, caplog: pytest.LogCaptureFixture
) -> None:
    work = Worker()
    box = inbox(chat, order, work)
    await box.take_in([{"message": {"text": "mairi@fibre.example"}}, update(1)])
    await until_quiet(box, sessions)
    assert work.done == [(1, "71")]
    assert "without a number" in caplog.text
    assert "mairi" not in caplog.text


async def test_many_updates_that_come_twice_and_in_disorder_over_restarts_are_each_answered_once_and_in_order(
    chat: Chat, order: TurnOrder, sessions: Sessions
) -> None:
    chance = random.Random(7)  # noqa: S311  the same disorder every time
    updates = [update(number, chat=70 + number % 5) for number in range(300)]
    done: list[tuple[int, str]] = []
    for begin in range(0, 300, 60):  # a process for each sixty, which is ended while it works
        batch = [*updates[begin : begin + 60], *chance.choices(updates[: begin + 60], k=30)]
        chance.shuffle(batch)
        work = Worker([OperationalError("", {}, Exception("gone"))] * chance.randrange(4))
        box = inbox(chat, order, work)
        await box.start()
        await box.take_in(batch)
        await box.stop()
        done += work.done
    work = Worker()
    box = inbox(chat, order, work)
    await box.start()
    await until_quiet(box, sessions)
    done += work.done
    for name in {chat for _, chat in done}:
        numbers = [number for number, chat in done if chat == name]
        assert numbers == sorted(numbers)
    assert sorted(number for number, _ in done) == list(range(300))


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        (update(1, -100), "-100"),
        ({"callback_query": {"message": {"chat": {"id": 72}}}}, "72"),
        ({"my_chat_member": {"chat": {"id": 73}}}, "73"),
        ({"inline_query": {"query": "x"}}, ""),
        ({"message": {"chat": {"id": "71"}}}, ""),
        ({"message": ["chat"], "poll": None}, ""),
        ({"callback_query": {"message": None}}, ""),
    ],
)
def test_the_chat_of_an_update_is_read_before_anything_else_is(raw: Raw, chat: str) -> None:
    assert chat_of(raw) == chat


@pytest.mark.parametrize("raw", [{}, {"update_id": "7"}, {"update_id": True}, {"update_id": -1}, {"update_id": 2**63}])
def test_what_cannot_be_a_number_is_none(raw: Raw) -> None:
    assert number_of(raw) is None
