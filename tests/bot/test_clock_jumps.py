"""The clock of the machine is set forward or back in mid-conversation: order stays, nothing is lost or doubled."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from bot.chat import Chat
from bot.notices import Courier
from hub.correspondence import Notice, NoticeState
from runtime.database import Sessions
from tests.bot.mail_server import FakeMailServer
from tests.bot.told import Decide
from tests.bot.turns import typed

JUMPS = (dt.timedelta(days=400), dt.timedelta(hours=5), -dt.timedelta(hours=5), -dt.timedelta(days=400))


class Clock:
    """The machine's clock, which can be set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.off = dt.timedelta()
        clock = self

        class Shifted(dt.datetime):
            @classmethod
            def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
                return dt.datetime.now(tz) + clock.off

        monkeypatch.setattr("runtime.clock.dt", SimpleNamespace(datetime=Shifted, UTC=dt.UTC, date=dt.date))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_a_conversation_stays_in_its_order(chat: Chat, begun: str, clock: Clock, jump: dt.timedelta) -> None:
    first, second = typed("we need welders"), typed("in Oban", "message-2")
    before = await chat.post(begun, first)
    clock.off = jump
    await chat.post(begun, second)
    assert await chat.post(begun, first) == before
    said = [message.text for message in (await chat.history(begun)).messages]
    assert said[-4:] == ["we need welders", "You said: we need welders", "in Oban", "You said: in Oban"]


@pytest.mark.parametrize("jump", JUMPS, ids=str)
async def test_a_notice_is_delivered_once_at_the_latest_when_the_clock_is_right_again(
    courier: Courier,
    chat: Chat,
    sessions: Sessions,
    mail_server: FakeMailServer,
    decide: Decide,
    begun: str,
    clock: Clock,
    jump: dt.timedelta,
) -> None:
    reference = decide(begun)
    clock.off = jump
    await courier.deliver_due()
    await courier.deliver_due()
    clock.off = dt.timedelta()
    await courier.deliver_due()
    await courier.deliver_due()
    with sessions() as session:
        assert set(session.scalars(select(Notice.state))) == {NoticeState.DELIVERED}
    assert [reference in str(mail) for mail in mail_server.taken] == [True]
    shown = [message.text for message in (await chat.history(begun)).messages if reference in message.text]
    assert len(shown) == 1
