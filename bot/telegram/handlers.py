"""What the Telegram bot does with an update: find the chat's conversation, post to it, show the answer.

The update's own number is the idempotency key, so an update that is worked on twice, because the process ended in
between, is answered once. Answers leave by the outbox.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import AsyncIterator

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, BotCommand, Update
from telegram import Message as TelegramMessage
from telegram.constants import BotCommandLimit, ChatAction
from telegram.error import TelegramError

from bot.chat import Chat as ChatService
from bot.conversations import IdReused, UnknownPayload, has_words
from bot.languages import Languages
from bot.languages.languages import ENGLISH_ALONE
from bot.moves import code_in
from bot.telegram.beside import Beside
from bot.telegram.files import wanted
from bot.telegram.inbox import Raw
from bot.telegram.incoming import is_addressed, is_private, typed_in
from bot.telegram.ratings import pressed
from bot.telegram.showing import shown
from bot.turn_order import StillAnswering
from contract import Post, Text
from runtime.language import ENGLISH, Language, speaking
from runtime.phrases import Phrases

log = logging.getLogger(__name__)

COMMANDS = {
    "start": "greet",
    "find": "recommend",
    "shortlist": "shortlist",
    "request": "request",
    "status": "status",
    "human": "human",
    "forget": "erase",
    "help": "help",
}
"""The intent of each Telegram command. Words after a command are sent as typed: `/find welding` looks for welding."""

WEB, CONTINUE = "web", "continue"
"""The command that gives a code to go on with on the web; and the one that takes a code, as /start does by a link."""
EXPORT, EXPLAIN, PRIVACY = "export", "explain", "privacy"
MENU = (*COMMANDS, EXPLAIN, WEB, EXPORT, PRIVACY)

TYPING_AFTER = 0.5
"""Seconds after which a chat is shown that an answer is coming."""

TELEGRAMS = 2
"""Letters of a language that Telegram shows a menu for (ISO 639-1)."""
OF_A_FORM = ("question", "review")
"""The kinds of messages that wait for an answer."""


class Handlers:
    """Answers updates, which come to `work` one chat in order. `bot` is the one that the outbox of `beside` sends by.

    What is said beside the conversation is in the language of whoever wrote, where it has a catalogue.
    """

    def __init__(
        self, service: ChatService, phrases: Phrases, beside: Beside, bot: Bot, languages: Languages = ENGLISH_ALONE
    ) -> None:
        self._service = service
        self._phrases = phrases
        self._beside = beside
        self._outbox = beside.outbox
        self._bot = bot
        self._languages = languages
        # what asks for the next page of a list
        self._pages = {payload for _, payload in phrases.buttons("utter_found")}
        self._wordless: set[str] = set()  # chats that were told last that only words are read

    async def set_menu(self) -> None:
        """Tell Telegram the commands, in each language."""
        for language in self._languages:
            usual, letters = language == self._languages.usual, language.locale.language
            if usual or len(letters) == TELEGRAMS:
                with speaking(language):
                    words = {name: self._phrases(f"utter_command_{name}") for name in MENU}
                menu = [BotCommand(name, text[: BotCommandLimit.MAX_DESCRIPTION]) for name, text in words.items()]
                await self._bot.set_my_commands(menu, language_code=None if usual else letters)

    async def work(self, number: int, chat: str, raw: Raw) -> None:
        """Answer an update. One that cannot be read or answered is logged, without its words, and owned up to in its
        chat. Raises SQLAlchemyError while the database is away, and StillAnswering: it is then worked on again."""
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
            with speaking(self._language_of(update)):
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

    def _language_of(self, update: Update) -> Language:
        """That of the Telegram of whoever wrote."""
        user = update.effective_user
        return self._languages.named((user and user.language_code) or "") or self._languages.usual

    async def _handle(self, update: Update) -> None:
        chat, query = update.effective_chat, update.callback_query
        if chat is None:
            return
        if query is not None:
            below = query.message.message_id if query.message else None
            words = await self._press(update.update_id, str(chat.id), query.data or "", below)
            with contextlib.suppress(TelegramError):  # pressed too long ago for Telegram to care; the press counted
                await query.answer(words)
        elif message := update.message or update.edited_message:
            await self._say(update, message)

    async def _press(self, number: int, chat: str, data: str, below: int | None) -> str | None:
        """A button below a message. Returns what is shown for a moment to whoever pressed it."""
        if file := wanted(data):
            await self._beside.send_list(number, chat, *file)
        elif (said := pressed(data)) and (thanks := await self._beside.rate(number, chat, said)):
            return thanks
        else:
            await self._answer(number, chat, payload=data, below=below)
        return None

    async def _say(self, update: Update, message: TelegramMessage) -> None:
        """A message of somebody. Anything but words is answered in words too."""
        number, chat, typed = update.update_id, str(message.chat.id), typed_in(message)
        if not is_private(message):
            if is_addressed(message, self._bot.username, self._bot.id):
                await self._tell(number, chat, "utter_private_chats_only")
            return
        if not has_words(typed.text):
            await self._without_words(number, chat)
            return
        self._wordless.discard(chat)
        if code := code_in(typed.rest if typed.command in ("start", CONTINUE) else typed.text):
            await self._beside.go_on_here(number, chat, code)
        elif typed.command == WEB:
            await self._beside.go_on_elsewhere(number, chat)
        elif typed.command == EXPORT:
            await self._beside.export(number, chat)
        elif typed.command == PRIVACY:
            await self._beside.privacy(number, chat)
        elif typed.command == EXPLAIN:
            await self._explain(number, chat, typed.rest)
        elif update.edited_message and await self._in_form(chat):
            await self._tell(number, chat, "utter_edited_in_form")
        elif typed.command in COMMANDS:
            words = "" if typed.command == "start" else typed.rest  # /start has a link's parameter, which nobody typed
            await self._answer(number, chat, words, command=typed.command)
        else:
            await self._answer(number, chat, typed.text)

    async def _without_words(self, number: int, chat: str) -> None:
        """Say so once, also where many come one after the other, with the question that waits for an answer."""
        if chat in self._wordless:
            return
        self._wordless.add(chat)
        conversation_id, _ = await self._service.of_chat(chat)
        question = [words for words in await self._service.last_words(conversation_id) if words.kind in OF_A_FORM]
        text = Text(lead=self._phrases("utter_message_without_words"))
        await self._outbox.send(number, chat, shown([text, *question], self._phrases))

    async def _in_form(self, chat: str) -> bool:
        """Whether a question of a form is open: an earlier message that was changed would be taken for its answer."""
        conversation_id, _ = await self._service.of_chat(chat)
        return any(words.kind in OF_A_FORM for words in await self._service.last_words(conversation_id))

    async def _explain(self, number: int, chat: str, words: str) -> None:
        if words:
            with speaking(ENGLISH):  # the advisor is asked by it
                question = self._phrases("utter_term_question", words=words)
            await self._answer(number, chat, question)
        else:
            await self._tell(number, chat, "utter_explain_what")

    async def _answer(
        self,
        number: int,
        chat: str,
        text: str = "",
        *,
        command: str = "",
        payload: str | None = None,
        below: int | None = None,
    ) -> None:
        conversation_id, opening = await self._service.of_chat(chat)
        if opening and command == "start":
            await self._outbox.send(number, chat, shown(opening, self._phrases))
            return
        key = f"telegram-{number}"
        try:
            async with self._typing(chat):
                if payload is not None:
                    answer = await self._service.post(conversation_id, Post(id=key, payload=payload))
                elif command and not text:
                    answer = await self._service.ask(conversation_id, key, f"/{COMMANDS[command]}", said=f"/{command}")
                else:
                    post = Post.model_construct(id=key, text=text, payload=None)
                    answer = await self._service.post(conversation_id, post)
        except (UnknownPayload, IdReused):
            await self._tell(number, chat, "utter_button_gone")
            return
        failed = any(message.kind == "error" for message in answer.messages)  # then the same button is pressed again
        turns_page = payload is not None and await self._service.sent(conversation_id, key) in self._pages
        pieces = shown(answer.messages, self._phrases, instead_of=below if turns_page and not failed else None)
        await self._outbox.send(number, chat, pieces, spends=not failed)

    @contextlib.asynccontextmanager
    async def _typing(self, chat: str) -> AsyncIterator[None]:
        """Shows that an answer is coming, where it takes longer than TYPING_AFTER: a courtesy that delays no answer."""

        async def show() -> None:
            await asyncio.sleep(TYPING_AFTER)
            with contextlib.suppress(TelegramError):
                await self._bot.send_chat_action(int(chat), ChatAction.TYPING)

        showing = asyncio.create_task(show())
        try:
            yield
        finally:
            showing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await showing

    async def _tell(self, number: int, chat: str, response: str) -> None:
        await self._outbox.send(number, chat, [(self._phrases(response), None)])
