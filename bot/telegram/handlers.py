"""What the Telegram bot does with an update: find the chat's conversation, post to it, show the answer.

The update's own number is the idempotency key, so an update that Telegram delivers twice is answered once, also where
the process was restarted in between. Answers leave by the outbox.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import secrets
from collections.abc import Sequence
from weakref import WeakValueDictionary

from telegram import BotCommand, Chat, Update
from telegram.constants import ChatAction, ChatType
from telegram.error import BadRequest, TelegramError
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot.chat import Chat as ChatService
from bot.conversations import IdReused, UnknownPayload
from bot.telegram.outbox import Outbox, Piece
from bot.telegram.render import keyboard, pieces
from contract import Message, Post
from runtime.phrases import Phrases

log = logging.getLogger(__name__)

COMMANDS = {
    "start": "greet",
    "find": "recommend",
    "request": "request",
    "status": "status",
    "human": "human",
    "help": "help",
}
"""The intent of each Telegram command. Words after a command are sent as typed: `/find welding` looks for welding."""

COMMAND = re.compile(r"/(\w+)(?:@\w+)?\s*(.*)", re.DOTALL)


class Handlers:
    def __init__(self, service: ChatService, phrases: Phrases, outbox: Outbox) -> None:
        self._service = service
        self._phrases = phrases
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._outbox = outbox

    def register(self, application: Application) -> None:  # type: ignore[type-arg]  # six parameters, none of use here
        application.add_handler(CallbackQueryHandler(self.press))
        application.add_handler(MessageHandler(~filters.UpdateType.EDITED, self.say))
        application.add_error_handler(self.failed)

    async def set_menu(self, application: Application) -> None:  # type: ignore[type-arg]  # as above
        """Tell Telegram the commands, in the words of domain.yml."""
        menu = [BotCommand(name, self._phrases(f"utter_command_{name}")) for name in COMMANDS]
        await application.bot.set_my_commands(menu)

    async def say(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """A typed message. Anything but text is answered in words too."""
        chat, message = update.effective_chat, update.message
        if chat is None or message is None:
            return
        if chat.type != ChatType.PRIVATE:
            await self._send(update, chat, self._phrases("utter_private_chats_only"))
            return
        text = message.text or ""
        typed = COMMAND.fullmatch(text)
        command = typed[1].lower() if typed else ""
        if typed and command in COMMANDS:
            words = "" if command == "start" else typed[2]  # after /start stands a link's parameter, which nobody typed
            await self._answer(update, chat, words, command=command)
        else:
            await self._answer(update, chat, text)

    async def press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """A pressed button."""
        query, chat = update.callback_query, update.effective_chat
        if query is None or chat is None:
            return
        await self._answer(update, chat, payload=query.data or "")
        try:
            await query.answer()
        except BadRequest:  # pressed too long ago for Telegram to care; the press still counted
            log.info("a button press could not be confirmed")

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log what could not be answered, and apologise in the chat unless Telegram itself failed."""
        if isinstance(context.error, TelegramError):
            log.warning("Telegram did not take an answer: %s", context.error)
            return
        reference = secrets.token_hex(4)
        log.error("a Telegram update could not be answered (reference %s)", reference, exc_info=context.error)
        if isinstance(update, Update) and update.effective_chat:
            await self._show(update, update.effective_chat, [self._service.apology(reference)])

    async def _answer(
        self, update: Update, chat: Chat, text: str = "", *, command: str = "", payload: str | None = None
    ) -> None:
        # taken before anything is awaited, so that a chat's messages keep their order
        async with self._chats.setdefault(chat.id, asyncio.Lock()):
            if not await self._outbox.is_answered(update.update_id):
                await self._answer_in_order(update, chat, text, command, payload)

    async def _answer_in_order(self, update: Update, chat: Chat, text: str, command: str, payload: str | None) -> None:
        conversation_id, opening = await self._service.of_chat(str(chat.id))
        if opening and command == "start":
            await self._show(update, chat, opening)
            return
        with contextlib.suppress(TelegramError):  # only a courtesy: the answer is what matters
            await chat.send_action(ChatAction.TYPING)
        key = f"telegram-{update.update_id}"
        try:
            if payload is not None:
                answer = await self._service.post(conversation_id, Post(id=key, payload=payload))
            elif command and not text:
                answer = await self._service.ask(conversation_id, key, f"/{COMMANDS[command]}", said=f"/{command}")
            else:
                answer = await self._service.post(
                    conversation_id, Post.model_construct(id=key, text=text, payload=None)
                )
        except (UnknownPayload, IdReused):
            await self._send(update, chat, self._phrases("utter_button_gone"))
            return
        await self._show(update, chat, answer.messages)

    async def _show(self, update: Update, chat: Chat, messages: Sequence[Message]) -> None:
        shown: list[Piece] = []
        for message in messages:
            *parts, last = pieces(message.text)
            shown += [*((part, None) for part in parts), (last, keyboard(message))]
        await self._outbox.send(update.update_id, str(chat.id), shown)

    async def _send(self, update: Update, chat: Chat, text: str) -> None:
        await self._outbox.send(update.update_id, str(chat.id), [(text, None)])
