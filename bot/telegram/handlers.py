"""What the Telegram bot does with an update: find the chat's conversation, post to it, show the answer.

The update's own number is the idempotency key, so an update that Telegram delivers twice is answered once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence

from weakref import WeakValueDictionary

from telegram import BotCommand, Chat, Update
from telegram.constants import ChatAction, ChatType
from telegram.error import BadRequest
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bot import chat
from bot.contract import Message, Post
from bot.conversations import IdReused, UnknownPayload
from bot.telegram.render import keyboard, pieces

log = logging.getLogger(__name__)

COMMANDS = {
    "start": "greet",
    "find": "recommend",
    "request": "request",
    "status": "status",
    "human": "human",
    "help": "help",
}
"""What a Telegram command asks; words after it are sent as typed, so `/find welding` looks for welding."""


class Handlers:
    def __init__(self, service: chat.Chat, phrases: Mapping[str, str]) -> None:
        self._service = service
        self._phrases = phrases
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def register(self, application: Application) -> None:  # type: ignore[type-arg]  # six parameters, none of use here
        application.add_handler(CallbackQueryHandler(self.press))
        application.add_handler(MessageHandler(~filters.UpdateType.EDITED, self.say))

    async def set_menu(self, application: Application) -> None:  # type: ignore[type-arg]
        """Tell Telegram the commands, in the words of domain.yml."""
        menu = [BotCommand(name, self._phrases[f"utter_command_{name}"]) for name in COMMANDS]
        await application.bot.set_my_commands(menu)

    async def say(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """A typed message. Anything but text is answered in words too."""
        where, message = update.effective_chat, update.message
        if where is None or message is None:
            return
        if where.type != ChatType.PRIVATE:
            await where.send_message(self._phrases["utter_private_chats_only"])
            return
        text = message.text or ""
        if text.startswith("/"):
            command, _sep, words = text[1:].partition(" ")
            await self._answer(update, where, words.strip(), command=command.partition("@")[0].lower())
        else:
            await self._answer(update, where, text)

    async def press(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """A pressed button."""
        query, where = update.callback_query, update.effective_chat
        if query is None or where is None:
            return
        await self._answer(update, where, payload=query.data or "")
        try:
            await query.answer()
        except BadRequest:  # pressed too long ago for Telegram to care; the press still counted
            log.info("a button press could not be confirmed")

    async def _answer(
        self, update: Update, where: Chat, text: str = "", *, command: str = "", payload: str | None = None
    ) -> None:
        # taken before anything is awaited, so that a chat's messages keep their order
        async with self._chats.setdefault(where.id, asyncio.Lock()):
            await self._answer_in_order(update, where, text, command, payload)

    async def _answer_in_order(self, update: Update, where: Chat, text: str, command: str, payload: str | None) -> None:
        conversation_id, opening = await self._service.of_chat(str(where.id))
        if opening and command == "start":
            await self._show(where, opening)
            return
        await where.send_action(ChatAction.TYPING)
        key = f"telegram-{update.update_id}"
        try:
            if payload is not None:
                answer = await self._service.post(conversation_id, Post(id=key, payload=payload))
            elif command in COMMANDS and not text:
                answer = await self._service.ask(conversation_id, key, f"/{COMMANDS[command]}", said=f"/{command}")
            else:
                answer = await self._service.post(
                    conversation_id, Post.model_construct(id=key, text=text, payload=None)
                )
        except (UnknownPayload, IdReused):
            await where.send_message(self._phrases["utter_button_gone"])
            return
        await self._show(where, answer.messages)

    async def _show(self, where: Chat, messages: Sequence[Message]) -> None:
        for message in messages:
            parts = pieces(message.text)
            for part in parts[:-1]:
                await where.send_message(part)
            await where.send_message(parts[-1], reply_markup=keyboard(message))
