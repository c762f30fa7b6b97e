"""A message that was not understood, and one whose answer did not help, is kept for staff and goes with the rest."""

from __future__ import annotations

from bot.chat import Chat
from bot.erasure import Eraser
from contract import Fallback, Text
from contract.ratings import Rate
from hub.erasure import Scope, Store
from hub.lessons.lessons import lessons_of
from hub.lessons.models import Why
from runtime.database import Sessions
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import typed


def kept(sessions: Sessions, conversation: str) -> list[tuple[str, Why]]:
    with sessions() as session:
        return [(lesson.said, lesson.why) for lesson in lessons_of(session, conversation)]


async def test_what_was_not_understood_is_kept_without_addresses(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions
) -> None:
    rasa.replies["grmpf jo@firm.example"] = [Fallback(lead="Sorry?")]
    await chat.post(begun, typed("grmpf jo@firm.example"))
    assert kept(sessions, begun) == [("grmpf [e-mail]", Why.NOT_UNDERSTOOD)]


async def test_what_was_understood_or_failed_is_not_kept(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions
) -> None:
    await chat.post(begun, typed("welders", "message-1"))
    rasa.down = True
    await chat.post(begun, typed("plumbers", "message-2"))
    assert kept(sessions, begun) == []


async def test_a_thumb_down_keeps_the_message_once_and_a_thumb_up_does_not(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions
) -> None:
    rasa.replies["bees"] = [Text(lead="Welding.")]
    message = (await chat.post(begun, typed("bees", "message-1"))).messages[0].id
    other = (await chat.post(begun, typed("wasps", "message-2"))).messages[0].id
    await chat.rate(begun, Rate(message=message, helpful=False))
    await chat.rate(begun, Rate(message=message, helpful=False, fault="wrong"))
    await chat.rate(begun, Rate(message=other, helpful=True))
    assert kept(sessions, begun) == [("bees", Why.NOT_HELPFUL)]


async def test_an_erasure_takes_it_too(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions, eraser: Eraser
) -> None:
    rasa.replies["grmpf"] = [Fallback(lead="Sorry?")]
    await chat.post(begun, typed("grmpf"))
    assert eraser.erase(Scope.CONVERSATION, begun, "ailsa@hub.example")[Store.LESSONS] == 1
    assert kept(sessions, begun) == []
