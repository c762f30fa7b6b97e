"""What is said is heard in the order in which it was said, and what is never answered holds up nothing."""

from __future__ import annotations

import asyncio
import datetime as dt

import pytest

from bot.conversations import open_conversation
from bot.models import Turn
from bot.watching import GIVEN_UP, Watching
from runtime.clock import now
from runtime.database import Sessions


def two_turns(sessions: Sessions, *, age: dt.timedelta) -> str:
    """The conversation of a turn that nobody answered yet, and of an answered one after it."""
    with sessions.begin() as session:
        mine = open_conversation(session)[0]
        session.add(Turn(conversation_id=mine, client_id="message-1", said="care", sent="care", created=now() - age))
        session.flush()
        answer = [{"id": "2-0", "kind": "text", "lead": "Accepted."}]
        session.add(Turn(conversation_id=mine, client_id="notice:1", said=None, sent="", answer=answer))
    return mine


async def test_what_follows_an_answer_that_takes_long_is_told_after_it(sessions: Sessions) -> None:
    watching, conversation = Watching(sessions), two_turns(sessions, age=dt.timedelta())
    heard = watching.spoken(conversation, 0)
    first = asyncio.ensure_future(anext(heard))
    await asyncio.wait([first], timeout=0.3)
    assert not first.done()
    with sessions.begin() as session:
        session.get_one(Turn, 1).answer = [{"id": "1-0", "kind": "text", "lead": "Well."}]
    await watching.look()
    async with asyncio.timeout(5):
        assert [await first, await anext(heard)] == [(1, ("message-1", "1-0")), (2, ("2-0",))]
    await heard.aclose()


@pytest.mark.parametrize("age", [GIVEN_UP, dt.timedelta(days=1)])
async def test_a_turn_that_was_given_up_holds_up_nothing(sessions: Sessions, age: dt.timedelta) -> None:
    heard = Watching(sessions).spoken(two_turns(sessions, age=age), 0)
    async with asyncio.timeout(5):
        assert await anext(heard) == (2, ("2-0",))
    await heard.aclose()
