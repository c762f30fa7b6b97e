"""However often Telegram and the mail server fail and the process dies, each notice arrives and is shown once."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from sqlalchemy import select, update

from bot.chat import Chat
from bot.conversations import open_conversation
from bot.mail import Mailer, MailUnavailable
from bot.notices import Courier
from bot.telegram.push import TelegramUnavailable
from contract import Message
from hub.correspondence import Notice, NoticeState
from hub.lifecycle import Decision, change
from hub.requests import open_request
from runtime.clock import now
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.hub.made import AILSA, draft_of

REQUESTS = 40
DEATHS = 30


class Killed(BaseException):
    """The process dies here."""


class Trouble:
    """Says at each step whether it goes well, fails, or kills the process, which happens DEATHS times in all."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  no secret
        self._deaths = DEATHS

    def __call__(self, failure: Exception) -> None:
        chance = self._random.random()
        if chance < 0.3:
            raise failure
        if chance < 0.6 and self._deaths:
            self._deaths -= 1
            raise Killed


class TroubledPush:
    """Telegram that fails or dies before it takes a message."""

    def __init__(self, trouble: Trouble) -> None:
        self._trouble = trouble
        self.sent: list[str] = []

    async def send(self, chat: str, message: Message) -> None:
        self._trouble(TelegramUnavailable("TimedOut"))
        self.sent.append(message.text)


class TroubledMailer(Mailer):
    """A mail server that fails or dies before and after it takes a message."""

    def __init__(self, chosen: Settings, trouble: Trouble) -> None:
        super().__init__(chosen)
        self._trouble = trouble
        self.sent: list[str] = []

    def send(self, to: str, subject: str, text: str, *, message_id: str) -> None:
        self._trouble(MailUnavailable("down"))
        self.sent.append(message_id)
        self._trouble(MailUnavailable("no reply"))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_each_notice_is_delivered_and_shown_once_whatever_happens(
    chat: Chat, sessions: Sessions, chosen: Settings, seed: int
) -> None:
    trouble = Trouble(seed)
    push, mailer = TroubledPush(trouble), TroubledMailer(chosen, trouble)
    conversations = []
    with sessions.begin() as session:
        for number in range(REQUESTS):
            in_telegram = str(number) if number % 2 else None
            conversation, _ = open_conversation(session, chat=in_telegram)
            request = open_request(session, draft_of(), conversation_id=conversation, submission_key=str(number))
            change(session, request, "triage", Decision(AILSA))
            conversations.append((conversation, request.reference))
    deaths = 0
    while waiting(sessions):
        courier = Courier(sessions, chat, PHRASES, chosen, push=push, mailer=mailer)  # another process
        try:
            await courier.deliver_due()
        except Killed:
            deaths += 1
        with sessions.begin() as session:  # the pauses and the leases are over
            session.execute(update(Notice).values(due=now()))
    assert deaths == DEATHS
    with sessions() as session:
        assert set(session.scalars(select(Notice.state))) == {NoticeState.DELIVERED}
    for conversation, reference in conversations:
        shown = [message.text for message in (await chat.history(conversation)).messages if reference in message.text]
        assert len(shown) == 1
    assert Counter(push.sent) == dict.fromkeys(Counter(push.sent), 1)
    assert len(push.sent) == REQUESTS // 2
    assert len(set(mailer.sent)) == REQUESTS


def waiting(sessions: Sessions) -> bool:
    with sessions() as session:
        return session.scalar(select(Notice.id).where(Notice.state == NoticeState.WAITING).limit(1)) is not None
