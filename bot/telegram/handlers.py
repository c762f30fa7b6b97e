"""What the Telegram bot does with an update: find the chat's conversation, post to it, show the answer.

The update's own number is the idempotency key, so an update that is worked on twice, because the process ended in
between, is answered once. Answers leave by the outbox.
"""

from __future__ import annotations

import contextlib
import logging
import re
import secrets
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, BotCommand, Chat, InlineKeyboardMarkup, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError

from bot.answers import UnknownMessage
from bot.chat import Chat as ChatService
from bot.conversations import IdReused, UnknownPayload
from bot.documents import document
from bot.moves import LASTS, code_in, into_chat, offer
from bot.telegram.files import wanted, with_files
from bot.telegram.inbox import Raw
from bot.telegram.outbox import Outbox, Piece
from bot.telegram.ratings import pressed, reasons, with_thumbs
from bot.telegram.render import keyboard, pieces
from bot.turn_order import StillAnswering
from contract import Message, Post, Text
from contract.ratings import Rate
from hub.guesses import TooManyGuesses
from runtime.phrases import Phrases

log = logging.getLogger(__name__)

COMMANDS = {
    "start": "greet",
    "find": "recommend",
    "request": "request",
    "status": "status",
    "human": "human",
    "privacy": 'guidance{"topic": "our-data"}',
    "forget": "erase",
    "help": "help",
}
"""The intent of each Telegram command. Words after a command are sent as typed: `/find welding` looks for welding."""

WEB = "web"
"""The command that gives a code to go on with on the web; CONTINUE takes one from there, as /start does by a link."""
CONTINUE = "continue"

COMMAND = re.compile(r"/(\w+)(?:@\w+)?\s*(.*)", re.DOTALL)


class Handlers:
    """Answers updates, which come to `work` one chat in order. `bot` is the one that the outbox sends by."""

    def __init__(self, service: ChatService, phrases: Phrases, outbox: Outbox, bot: Bot) -> None:
        self._service = service
        self._phrases = phrases
        self._outbox = outbox
        self._bot = bot

    async def set_menu(self) -> None:
        """Tell Telegram the commands, in the words of domain.yml."""
        menu = [BotCommand(name, self._phrases(f"utter_command_{name}")) for name in (*COMMANDS, WEB)]
        await self._bot.set_my_commands(menu)

    async def work(self, number: int, chat: str, raw: Raw) -> None:
        """Answer an update. One that cannot be read or answered is logged, without its words, and owned up to in its
        chat. Raises SQLAlchemyError while the database is away, and
        StillAnswering: the update is then worked on again."""
        if await self._outbox.is_answered(number):
            return
        reference = secrets.token_hex(4)
        try:
            update = Update.de_json(raw, self._bot)
        except Exception as error:  # noqa: BLE001  whatever a field that is not as documented makes the library raise
            log.error("update %d of Telegram cannot be read (%s, %s)", number, type(error).__name__, reference)
            await self._apologise(number, chat, reference)
            return
        try:
            await self._handle(update)
        except (SQLAlchemyError, StillAnswering):
            raise
        except Exception:
            log.exception("update %d of Telegram could not be answered (reference %s)", number, reference)
            await self._apologise(number, chat, reference)

    async def _apologise(self, number: int, chat: str, reference: str) -> None:
        if chat:
            text = self._service.apology(reference).text
            await self._outbox.send(number, chat, [(text, None)])

    async def _handle(self, update: Update) -> None:
        chat, query = update.effective_chat, update.callback_query
        if chat is None:
            return
        if query is not None:
            data = query.data or ""
            rated = await self._rate(update, chat, said) if (said := pressed(data)) else None
            if file := wanted(data):
                await self._send_file(update, chat, *file)
            elif rated is None:
                await self._answer(update, chat, payload=data)
            with contextlib.suppress(TelegramError):  # pressed too long ago for Telegram to care; the press counted
                await query.answer(rated)
        elif update.message is not None:
            await self._say(update, chat, update.message)

    async def _rate(self, update: Update, chat: Chat, said: Rate) -> str | None:
        """Keep what is said of an answer: what to tell whoever pressed, None where the answer is not known."""
        conversation_id, _ = await self._service.of_chat(str(chat.id))
        try:
            rated = await self._service.rate(conversation_id, said)
        except UnknownMessage:
            return None
        if rated.reasons:
            await self._outbox.send(update.update_id, str(chat.id), [(rated.text, reasons(said.message, rated))])
        return rated.text

    async def _send_file(self, update: Update, chat: Chat, message_id: str, suffix: str) -> None:
        conversation_id, _ = await self._service.of_chat(str(chat.id))
        try:
            file = await self._service.in_session(
                lambda session: document(session, conversation_id, message_id, suffix, self._phrases)
            )
        except UnknownMessage:
            await self._send(update, chat, self._phrases("utter_button_gone"))
            return
        await self._outbox.send(update.update_id, str(chat.id), [file])

    async def _say(self, update: Update, chat: Chat, message: TelegramMessage) -> None:
        """A typed message. Anything but text is answered in words too."""
        if chat.type != ChatType.PRIVATE:
            await self._send(update, chat, self._phrases("utter_private_chats_only"))
            return
        text = message.text or ""
        typed = COMMAND.fullmatch(text)
        command = typed[1].lower() if typed else ""
        if code := code_in(typed[2] if typed and command in ("start", CONTINUE) else text):
            await self._go_on_here(update, chat, code)
            return
        if command == WEB:
            await self._go_on_elsewhere(update, chat)
            return
        if typed and command in COMMANDS:
            words = "" if command == "start" else typed[2]  # after /start stands a link's parameter, which nobody typed
            await self._answer(update, chat, words, command=command)
        else:
            await self._answer(update, chat, text)

    async def _go_on_here(self, update: Update, chat: Chat, code: str) -> None:
        """Take the conversation of a code into this chat, and say again what was said last, with its buttons."""
        try:
            moved = await self._service.in_session(lambda session: into_chat(session, code, str(chat.id)))
        except TooManyGuesses:
            await self._send(update, chat, self._phrases("utter_move_too_often"))
            return
        if moved is None:
            await self._send(update, chat, self._phrases("utter_move_unknown"))
            return
        last = await self._service.last_words(moved)
        await self._show(update, chat, (Text(lead=self._phrases("utter_move_here")), *last))

    async def _go_on_elsewhere(self, update: Update, chat: Chat) -> None:
        conversation_id, _ = await self._service.of_chat(str(chat.id))
        code = await self._service.in_session(lambda session: offer(session, conversation_id))
        words = self._phrases("utter_move_code", minutes=LASTS.seconds // 60)
        await self._outbox.send(update.update_id, str(chat.id), [(words, None), (code, None)])

    async def _answer(
        self, update: Update, chat: Chat, text: str = "", *, command: str = "", payload: str | None = None
    ) -> None:
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
            shown += [*((part, None) for part in parts), (last, self._keyboard(message))]
        await self._outbox.send(update.update_id, str(chat.id), shown)

    def _keyboard(self, message: Message) -> InlineKeyboardMarkup | None:
        with_all = with_files(keyboard(message), message, self._phrases)
        return with_thumbs(with_all, message, self._phrases)

    async def _send(self, update: Update, chat: Chat, text: str) -> None:
        await self._outbox.send(update.update_id, str(chat.id), [(text, None)])
