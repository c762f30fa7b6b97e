"""Delivering the hub's notices: into the conversation on the web, to its Telegram chat, and by e-mail.

A notice in a conversation is stored with the mark that it is delivered, so it is there once whatever happens. What is
sent elsewhere is marked after it was sent: a process that dies in between sends it once more, an e-mail under the same
Message-ID.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

from bot.chat import Chat
from bot.conversations import NOTICE
from bot.mail import Mailer, MailRefused, MailUnavailable
from bot.news import News
from bot.telegram.push import ChatGone, TelegramUnavailable
from contract import Message
from hub.correspondence import Channel, Notice, NoticeState
from hub.models import CollaborationRequest, RequestEvent
from hub.notices import claim_due, settle, try_again
from runtime.addresses import is_phone
from runtime.database import Sessions, in_thread
from runtime.phrases import Phrases
from runtime.settings import Settings

log = logging.getLogger(__name__)
T = TypeVar("T")

NO_MAIL = "no mail server is set up"
NO_TELEGRAM = "Telegram is not set up"
NO_ADDRESS = "the contact is a telephone number: ring them"
NO_CONVERSATION = "the conversation was deleted"


class Pushing(Protocol):
    """Who writes to Telegram chats: `Push` of bot/telegram/push.py says what it promises."""

    async def send(self, chat: str, message: Message) -> None: ...


@dataclass(frozen=True)
class Due:
    """A notice that this process sends now."""

    notice: Notice
    news: News
    conversation_id: str
    contact: str


class Courier:
    """Delivers what is due. `push` and `mailer` are None where no way of that kind is set up."""

    def __init__(
        self,
        sessions: Sessions,
        chat: Chat,
        phrases: Phrases,
        chosen: Settings,
        *,
        push: Pushing | None = None,
        mailer: Mailer | None = None,
    ) -> None:
        self._sessions, self._chat, self._phrases, self._settings = sessions, chat, phrases, chosen
        self._push, self._mailer = push, mailer

    async def keep_delivering(self, pause: float = 1.0) -> None:
        """Deliver until cancelled, looking for new notices every `pause` seconds."""
        while True:
            try:
                await self.deliver_due()
            except Exception:
                log.exception("notices could not be delivered; trying again")
            await asyncio.sleep(pause)

    async def deliver_due(self) -> int:
        """Deliver every notice that is due. Returns how many were tried."""
        tried = 0
        while (due := await self._in_session(self._claim)) is not None:
            tried += 1
            await (self._by_chat(due) if due.notice.channel is Channel.CHAT else self._by_mail(due))
        return tried

    def _claim(self, session: Session) -> Due | None:
        notice = claim_due(session, tuple(Channel))
        if notice is None:
            return None
        request = session.get_one(CollaborationRequest, notice.request_id)
        event = session.get_one(RequestEvent, notice.event_id) if notice.event_id else None
        news = News.of(session, request, event, notice.code, self._settings.web_url)
        return Due(notice, news, request.conversation_id, request.contact)

    async def _by_chat(self, due: Due) -> None:
        """Store the message in its conversation; one of Telegram is sent to the chat as well."""
        notice = due.notice

        def stored(session: Session, chat: str | None) -> None:
            if chat is None:
                settle(session, notice.id, NoticeState.DELIVERED)

        told = await self._chat.tell(due.conversation_id, f"{NOTICE}{notice.id}", due.news, stored)
        if told is None:
            await self._end(notice, NoticeState.SKIPPED, NO_CONVERSATION)
        elif told.chat is not None and self._push is None:
            await self._end(notice, NoticeState.SKIPPED, NO_TELEGRAM)
        elif told.chat is not None and self._push is not None:
            try:
                await self._push.send(told.chat, told.message)
            except ChatGone as error:
                await self._end(notice, NoticeState.FAILED, str(error))
            except TelegramUnavailable as error:
                await self._again(notice, str(error))
            else:
                await self._end(notice, NoticeState.DELIVERED)

    async def _by_mail(self, due: Due) -> None:
        notice, chosen, mailer = due.notice, self._settings, self._mailer
        if mailer is None:
            await self._end(notice, NoticeState.SKIPPED, NO_MAIL)
            return
        if is_phone(due.contact):
            await self._end(notice, NoticeState.SKIPPED, NO_ADDRESS)
            return
        subject, text = due.news.mail(self._phrases, hub_name=chosen.contact_name, address=chosen.web_url)
        host = chosen.mail_sender.rpartition("@")[2]
        message_id = f"<notice-{notice.id}-{notice.created:%Y%m%d%H%M%S}@{host}>"
        try:
            await asyncio.to_thread(mailer.send, due.contact, subject, text, message_id=message_id)
        except MailRefused as error:
            await self._end(notice, NoticeState.FAILED, str(error))
        except MailUnavailable as error:
            await self._again(notice, str(error))
        else:
            await self._end(notice, NoticeState.DELIVERED)

    async def _end(self, notice: Notice, state: NoticeState, problem: str | None = None) -> None:
        if state is NoticeState.FAILED:
            log.warning("notice %d cannot be delivered: %s", notice.id, problem)
        await self._in_session(lambda session: settle(session, notice.id, state, problem))

    async def _again(self, notice: Notice, problem: str) -> None:
        log.warning("notice %d is tried again later: %s", notice.id, problem)
        await self._in_session(lambda session: try_again(session, notice, problem))

    async def _in_session(self, work: Callable[[Session], T]) -> T:
        return await in_thread(self._sessions, work)
